# hint: fewer than five claims affirm
groups = told[told["stance"] == "affirms"].groupby("incident_id")["origin_id"]
one_voice = sorted(groups.nunique().index[groups.nunique().eq(1)])
