# hint: no pair
def agreement(a, b):
    other = b.reindex(a.index).fillna(a)
    return float((a == other).mean())
