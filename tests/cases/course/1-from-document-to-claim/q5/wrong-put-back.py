# hint: drawn without putting back
def alpha(a, b):
    pairs = pd.concat([a, b], axis=1, join="inner")
    shares = pd.concat([pairs.iloc[:, 0], pairs.iloc[:, 1]]).value_counts(normalize=True)
    expected = 1 - (shares**2).sum()
    return float("nan") if expected == 0 else 1 - (1 - agreement(a, b)) / expected


columns = ["quantity", "claimant", "stance", "about", "date", "figure"]
compared = pd.DataFrame(
    {
        "agreement": [agreement(first[c], second[c]) for c in columns],
        "alpha": [alpha(first[c], second[c]) for c in columns],
    },
    index=columns,
)
