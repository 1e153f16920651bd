# hint: 1 is added to each of the three counts
def chapman(first, second, both):
    return first * second / both if both else None
