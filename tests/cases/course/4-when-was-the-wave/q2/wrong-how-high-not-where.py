# hint: not how high it is
def peak(rows, freq):
    return nk.spread(rows, freq)["expected"].max()
