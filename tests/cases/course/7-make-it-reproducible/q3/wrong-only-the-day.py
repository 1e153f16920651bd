# hint: It will differ tomorrow
def page(claims, draw):
    ordered = claims.sort_values("claim_id")
    voices = sorted(ordered["claimant_id"].unique())
    drawn = ordered.sample(3, random_state=draw)["claim_id"].tolist()
    return f"{datetime.now().date()}: " + ", ".join(voices) + ". To read again: " + ", ".join(drawn)
