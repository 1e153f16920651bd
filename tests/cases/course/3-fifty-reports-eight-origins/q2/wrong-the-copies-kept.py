# hint: A copy is still there
def first_hand(claims, links):
    return claims[claims["claim_id"].isin(links["from_id"])]
