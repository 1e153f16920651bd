# hint: Do not leave them out
def peak(rows, freq):
    return nk.spread(rows, freq)["certain"].idxmax()
