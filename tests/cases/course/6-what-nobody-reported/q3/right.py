table = many.assign(n=[chapman(a, b, c) for a, b, c in zip(many["first"], many["second"], many["both"])])
table["error"] = table["n"] / table["truth"] - 1
bias = table.groupby("kind", sort=False)["error"].median()
