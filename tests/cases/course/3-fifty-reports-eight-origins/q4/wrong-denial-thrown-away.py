# hint: Leave the denial among the claims
row = nk.resolve(story[story["stance"] == "affirms"]).iloc[0]
published = {"low": row["n_low"], "best": row["n_best"], "high": row["n_high"], "disputed": row["disputed"]}
