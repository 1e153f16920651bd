# hint: also where the newcomer printed them
def without(claims, family):
    return claims[(claims["family"] != family) & (claims["printed_by"] != family)]
