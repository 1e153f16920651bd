# hint: Take it out of the text
wrong = claims["n_best"].notna() & pd.to_numeric(claims["n_best"], errors="coerce").isna()
not_numbers = claims.loc[wrong, "claim_id"].tolist()


def as_numbers(column):
    return pd.to_numeric(column, errors="coerce").astype("Int64")
