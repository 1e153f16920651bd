# hint: includes exactly as large
def as_large(levels, level):
    return int((levels.abs() > abs(level)).sum())
