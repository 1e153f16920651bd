# hint: and only there
def chapman(first, second, both):
    return (first + 1) * (second + 1) / (both + 1) - 1 if both > 5 else None
