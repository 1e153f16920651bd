# hint: share between 0 and 1
def agreement(a, b):
    pairs = pd.concat([a, b], axis=1, join="inner")
    return (pairs.iloc[:, 0] == pairs.iloc[:, 1]).sum()
