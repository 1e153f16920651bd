# hint: Take the lower of them
def lower_median(figures):
    known = sorted(figures.dropna())
    return known[len(known) // 2] if known else None
