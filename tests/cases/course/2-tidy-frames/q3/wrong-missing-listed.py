# hint: A missing cell is no fault
not_numbers = claims.loc[pd.to_numeric(claims["n_best"], errors="coerce").isna(), "claim_id"].tolist()


def as_numbers(column):
    digits = column.astype("str").str.extract(r"(\d+)")[0]
    return pd.to_numeric(digits).astype("Int64")
