# hint: The last possible day is not the day of the event
def peak(rows, freq):
    last = pd.to_datetime(rows["last_day"]).to_frame("last_day").assign(first_day=lambda d: d["last_day"])
    return nk.spread(last, freq)["expected"].idxmax()
