# hint: different origins, each once
n_reports = (story["stance"] == "affirms").sum()
n_origins = story.loc[story["stance"] == "affirms", "source_id"].nunique()
