n_reports = int(story["stance"].eq("affirms").sum())
n_origins = len(set(story.loc[story["stance"] == "affirms", "origin_id"]))
