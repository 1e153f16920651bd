# hint: Only pairs go into the hat
def alpha(a, b):
    counts = pd.concat([a, b]).value_counts()
    n = counts.sum()
    expected = 1 - (counts * (counts - 1)).sum() / (n * (n - 1))
    return float("nan") if expected == 0 else 1 - (1 - agreement(a, b)) / expected


columns = ["quantity", "claimant", "stance", "about", "date", "figure"]
compared = pd.DataFrame(
    {
        "agreement": [agreement(first[c], second[c]) for c in columns],
        "alpha": [alpha(first[c], second[c]) for c in columns],
    },
    index=columns,
)
