# hint: carried by the 1 alone
def chapman(first, second, both):
    return (first + 1) * (second + 1) / (both + 1) - 1
