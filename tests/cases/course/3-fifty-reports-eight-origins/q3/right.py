def lower_median(figures):
    known = figures.dropna().sort_values()
    if known.empty:
        return None
    return int(known.quantile(0.5, interpolation="lower"))
