# hint: no figure is not zero
row = nk.resolve(story).iloc[0]
published = {
    "low": story["n_best"].fillna(0).min(),
    "best": row["n_best"],
    "high": row["n_high"],
    "disputed": True,
}
