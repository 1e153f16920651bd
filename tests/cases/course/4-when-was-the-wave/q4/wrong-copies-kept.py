# hint: still go back to that family
def without(claims, family):
    return claims[~((claims["family"] == family) & (claims["printed_by"] == family))]
