# hint: not the same in all columns
doubled = incidents.loc[incidents.duplicated(), "incident_id"].tolist()
extra_rows = len(merged) - len(claims)
