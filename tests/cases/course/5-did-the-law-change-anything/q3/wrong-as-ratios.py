# hint: Leave the steps as logarithms
def as_large(levels, level):
    return int(((np.exp(levels) - 1).abs() >= abs(np.exp(level) - 1)).sum())
