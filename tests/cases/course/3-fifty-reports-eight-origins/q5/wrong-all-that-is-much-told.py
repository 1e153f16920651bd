# hint: more than one origin
claims = told.loc[told["stance"] == "affirms", "incident_id"].value_counts()
one_voice = sorted(claims.index[claims >= 5])
