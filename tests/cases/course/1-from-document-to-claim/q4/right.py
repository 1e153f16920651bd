def agreement(a, b):
    pairs = pd.concat([a, b], axis=1, join="inner")
    return float((pairs.iloc[:, 0] == pairs.iloc[:, 1]).mean())
