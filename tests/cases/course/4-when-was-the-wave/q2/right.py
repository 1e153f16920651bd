def peak(rows, freq):
    bins = nk.spread(rows, freq).sort_values("expected", ascending=False, kind="stable")
    return bins.index[0]
