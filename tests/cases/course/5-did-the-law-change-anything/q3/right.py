def as_large(levels, level):
    return sum(1 for step in levels if abs(step) >= abs(level))
