def alpha(a, b):
    pairs = pd.concat([a, b], axis=1, join="inner")
    counts = pd.concat([pairs.iloc[:, 0], pairs.iloc[:, 1]]).value_counts()
    n = counts.sum()
    expected = 1 - (counts * (counts - 1)).sum() / (n * (n - 1))
    if expected == 0:
        return float("nan")
    return 1 - (1 - agreement(a, b)) / expected


columns = ["quantity", "claimant", "stance", "about", "date", "figure"]
compared = pd.DataFrame(
    {
        "agreement": [agreement(first[c], second[c]) for c in columns],
        "alpha": [alpha(first[c], second[c]) for c in columns],
    },
    index=columns,
)
