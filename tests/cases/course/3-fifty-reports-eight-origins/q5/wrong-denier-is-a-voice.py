# hint: a denier is no second origin
groups = told.groupby("incident_id")["origin_id"]
wanted = groups.size().ge(5) & groups.nunique().eq(1)
one_voice = sorted(wanted.index[wanted])
