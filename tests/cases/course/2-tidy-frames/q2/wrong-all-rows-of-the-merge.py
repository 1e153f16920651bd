# hint: Compare the number of rows after the merge
doubled = incidents.loc[incidents["incident_id"].duplicated(), "incident_id"].unique().tolist()
extra_rows = len(merged)
