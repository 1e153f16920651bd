# hint: lower median over origins
row = nk.resolve(story).iloc[0]
published = {"low": row["n_low"], "best": story["n_best"].mean(), "high": row["n_high"], "disputed": True}
