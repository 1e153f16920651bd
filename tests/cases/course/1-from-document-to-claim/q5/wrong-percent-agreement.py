# hint: The worked example does not come out
def alpha(a, b):
    return agreement(a, b)


columns = ["quantity", "claimant", "stance", "about", "date", "figure"]
compared = pd.DataFrame(
    {
        "agreement": [agreement(first[c], second[c]) for c in columns],
        "alpha": [alpha(first[c], second[c]) for c in columns],
    },
    index=columns,
)
