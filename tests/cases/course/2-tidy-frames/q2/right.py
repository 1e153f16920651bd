times = incidents["incident_id"].value_counts()
doubled = list(times.index[times > 1])
extra_rows = int(claims["incident_id"].isin(doubled).sum())
