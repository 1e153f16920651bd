# hint: codes of both coders together
def alpha(a, b):
    pairs = pd.concat([a, b], axis=1, join="inner")
    first, other = (pairs.iloc[:, k].value_counts(normalize=True) for k in (0, 1))
    by_chance = first.mul(other, fill_value=0).sum()
    return float("nan") if by_chance == 1 else (agreement(a, b) - by_chance) / (1 - by_chance)


columns = ["quantity", "claimant", "stance", "about", "date", "figure"]
compared = pd.DataFrame(
    {
        "agreement": [agreement(first[c], second[c]) for c in columns],
        "alpha": [alpha(first[c], second[c]) for c in columns],
    },
    index=columns,
)
