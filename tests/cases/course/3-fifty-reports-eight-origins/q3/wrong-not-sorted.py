# hint: Sort the figures first
def lower_median(figures):
    known = list(figures.dropna())
    return known[(len(known) - 1) // 2] if known else None
