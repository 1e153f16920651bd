# hint: no pair
def agreement(a, b):
    same = sum(c in b.index and a[c] == b[c] for c in a.index)
    return same / len(a)
