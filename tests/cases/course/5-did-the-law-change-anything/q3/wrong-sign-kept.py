# hint: The level of a fall is negative
def as_large(levels, level):
    return int((levels.abs() >= level).sum())
