# hint: Claims of other families are gone
def without(claims, family):
    return claims[claims["family"] == family]
