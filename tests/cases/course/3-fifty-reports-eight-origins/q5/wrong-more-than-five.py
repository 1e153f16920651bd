# hint: Five claims are enough
groups = told[told["stance"] == "affirms"].groupby("incident_id")["origin_id"]
wanted = groups.size().gt(5) & groups.nunique().eq(1)
one_voice = sorted(wanted.index[wanted])
