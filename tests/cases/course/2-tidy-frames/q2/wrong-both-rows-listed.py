# hint: each once
doubled = incidents.loc[incidents["incident_id"].duplicated(keep=False), "incident_id"].tolist()
extra_rows = len(merged) - len(claims)
