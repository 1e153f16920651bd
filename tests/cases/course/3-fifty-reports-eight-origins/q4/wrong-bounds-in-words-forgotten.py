# hint: Who says dozens gives a bound too
row = nk.resolve(story).iloc[0]
published = {
    "low": story["n_best"].min(),
    "best": row["n_best"],
    "high": story["n_best"].max(),
    "disputed": True,
}
