# hint: No claim is 0 claims
most_people = long.groupby(["incident_id", "family"])["n_best"].max().unstack()
n_claims = long.groupby(["incident_id", "family"]).size().unstack()
back = most_people.stack().dropna().rename("n_best").reset_index()
