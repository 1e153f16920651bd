# hint: A denial reports no handover
n_reports = len(story)
n_origins = story.loc[story["stance"] == "affirms", "origin_id"].nunique()
