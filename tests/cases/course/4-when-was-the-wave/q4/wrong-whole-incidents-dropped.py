# hint: also where it reported the same handover
def without(claims, family):
    touched = claims.loc[claims["family"] == family, "incident_id"]
    return claims[~claims["incident_id"].isin(touched)]
