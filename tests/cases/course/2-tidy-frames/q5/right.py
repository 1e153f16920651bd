most_people = long.groupby(["incident_id", "family"])["n_best"].max().unstack()
n_claims = pd.crosstab(long["incident_id"], long["family"])
back = most_people.stack().dropna().rename("n_best").reset_index()
