# hint: A set has no order
def page(claims, draw):
    ordered = claims.sort_values("claim_id")
    voices = sorted(set(ordered["claimant_id"]), reverse=True)
    drawn = ordered.sample(3, random_state=draw)["claim_id"].tolist()
    return ", ".join(voices) + ". To read again: " + ", ".join(drawn)
