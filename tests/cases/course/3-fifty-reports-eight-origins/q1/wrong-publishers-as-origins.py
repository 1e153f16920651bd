# hint: Who prints or says a claim is not where it comes from
affirming = story[story["stance"] == "affirms"].merge(twin.sources, on="source_id")
n_reports = len(affirming)
n_origins = affirming["publisher_id"].nunique()
