# hint: A number that was said has changed or is lost
false_zeros = claims.loc[claims["n_best"] == "0", "claim_id"].tolist()
numbers = pd.to_numeric(claims.set_index("claim_id")["n_best"], errors="coerce").replace(0, np.nan)
people = numbers.fillna(numbers.mean()).round().astype("Int64")
