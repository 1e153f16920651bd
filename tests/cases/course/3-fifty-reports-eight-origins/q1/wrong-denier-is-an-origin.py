# hint: only those of claims that affirm
n_reports = (story["stance"] == "affirms").sum()
n_origins = story["origin_id"].nunique()
