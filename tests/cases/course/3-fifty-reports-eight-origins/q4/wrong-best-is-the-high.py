# hint: by the rule bounds
row = nk.resolve(story).iloc[0]
published = {"low": row["n_low"], "best": row["n_high"], "high": row["n_high"], "disputed": True}
