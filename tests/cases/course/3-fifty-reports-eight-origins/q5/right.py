affirming = told[told["stance"] == "affirms"]
counted = affirming.groupby("incident_id").agg(claims=("claim_id", "size"), origins=("origin_id", "nunique"))
one_voice = counted.query("claims >= 5 and origins == 1").index.sort_values().tolist()
