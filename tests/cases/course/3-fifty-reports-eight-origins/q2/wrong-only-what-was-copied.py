# hint: Keep also what nobody copied
def first_hand(claims, links):
    return claims[claims["claim_id"].isin(links["to_id"])]
