# hint: not which share
def as_large(levels, level):
    return (levels.abs() >= abs(level)).mean()
