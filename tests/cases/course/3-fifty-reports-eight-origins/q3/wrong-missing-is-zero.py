# hint: Missing is not zero
def lower_median(figures):
    known = sorted(figures.fillna(0))
    return known[(len(known) - 1) // 2]
