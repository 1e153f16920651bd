by_voice = (
    story.groupby("origin_id")["n_best"].apply(lambda n: lower_median(n.drop_duplicates())).astype("Int64")
)
published = {
    "low": story["n_low"].fillna(story["n_best"]).min(),
    "best": lower_median(by_voice),
    "high": story["n_high"].fillna(story["n_best"]).max(),
    "disputed": story["denied"].isin(["event", "number"]).any(),
}
