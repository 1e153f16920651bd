def without(claims, family):
    return claims.loc[~claims["family"].eq(family)]
