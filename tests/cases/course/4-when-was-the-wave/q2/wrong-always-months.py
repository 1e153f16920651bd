# hint: must follow freq
def peak(rows, freq):
    return nk.spread(rows, "MS")["expected"].idxmax()
