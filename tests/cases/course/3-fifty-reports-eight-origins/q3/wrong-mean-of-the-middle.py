# hint: the lower of them, and no mean
def lower_median(figures):
    return figures.dropna().median()
