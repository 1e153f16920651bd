# hint: a foreign key, which may repeat
doubled = claims.loc[claims["incident_id"].duplicated(), "incident_id"].unique().tolist()
extra_rows = len(merged) - len(claims)
