# hint: Is a number written where the seed belongs
def page(claims, draw):
    ordered = claims.sort_values("claim_id")
    voices = sorted(ordered["claimant_id"].unique())
    drawn = ordered.sample(3, random_state=1)["claim_id"].tolist()
    return ", ".join(voices) + ". To read again: " + ", ".join(drawn)
