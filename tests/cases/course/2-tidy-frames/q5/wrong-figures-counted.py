# hint: also one without a figure
most_people = long.groupby(["incident_id", "family"])["n_best"].max().unstack()
n_claims = long.groupby(["incident_id", "family"])["n_best"].count().unstack(fill_value=0)
back = most_people.stack().dropna().rename("n_best").reset_index()
