# hint: A wide span touches many bins
def peak(rows, freq):
    return nk.spread(rows, freq)["possible"].idxmax()
