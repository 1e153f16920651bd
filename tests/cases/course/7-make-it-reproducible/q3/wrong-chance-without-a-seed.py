# hint: chance without a seed
def page(claims, draw):
    ordered = claims.sort_values("claim_id")
    voices = sorted(ordered["claimant_id"].unique())
    drawn = ordered.sample(3)["claim_id"].tolist()
    return ", ".join(voices) + ". To read again: " + ", ".join(drawn)
