# hint: neither 3 nor 75
def agreement(a, b):
    pairs = pd.concat([a, b], axis=1, join="inner")
    return 100 * (pairs.iloc[:, 0] == pairs.iloc[:, 1]).mean()
