# hint: A missing cell is not among them
false_zeros = claims.loc[claims["n_best"].fillna("0") == "0", "claim_id"].tolist()
numbers = pd.to_numeric(claims["n_best"].astype("str").str.extract(r"(\d+)")[0]).astype("Int64")
people = numbers.mask(numbers == 0).set_axis(claims["claim_id"])
