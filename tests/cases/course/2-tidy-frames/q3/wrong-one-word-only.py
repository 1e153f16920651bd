# hint: whatever the word is
wrong = claims["n_best"].notna() & pd.to_numeric(claims["n_best"], errors="coerce").isna()
not_numbers = claims.loc[wrong, "claim_id"].tolist()


def as_numbers(column):
    plain = column.str.replace(" people", "", regex=False)
    return pd.to_numeric(plain, errors="coerce").astype("Int64")
