# hint: There is still a 0
false_zeros = claims.loc[claims["n_best"] == "0", "claim_id"].tolist()
people = as_numbers(claims.set_index("claim_id")["n_best"]).fillna(0)
