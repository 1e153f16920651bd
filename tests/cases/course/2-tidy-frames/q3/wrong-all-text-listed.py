# hint: holds something that is no plain number
not_numbers = claims.loc[claims["n_best"].map(type) == str, "claim_id"].tolist()


def as_numbers(column):
    digits = column.astype("str").str.extract(r"(\d+)")[0]
    return pd.to_numeric(digits).astype("Int64")
