# hint: 1 is taken away at the end
def chapman(first, second, both):
    return (first + 1) * (second + 1) / (both + 1) if both else None
