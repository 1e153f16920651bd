# hint: Take it out of the text
wrong = claims["n_best"].notna() & pd.to_numeric(claims["n_best"], errors="coerce").isna()
not_numbers = claims.loc[wrong, "claim_id"].tolist()


def as_numbers(column):
    digits = column.astype("str").str.extract(r"(\d)")[0]
    return pd.to_numeric(digits).astype("Int64")
