# hint: Compare rows by their name
def agreement(a, b):
    n = min(len(a), len(b))
    return float((a.to_numpy()[:n] == b.to_numpy()[:n]).mean())
