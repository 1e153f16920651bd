def first_hand(claims, links):
    copies = links.query("relation == 'derived_from'")["from_id"]
    return claims.loc[~claims["claim_id"].isin(set(copies))]
