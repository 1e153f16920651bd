# hint: once too often
doubled = incidents.loc[incidents["incident_id"].duplicated(), "incident_id"].unique().tolist()
extra_rows = int(merged["claim_id"].duplicated(keep=False).sum())
