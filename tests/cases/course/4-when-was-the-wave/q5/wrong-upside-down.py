# hint: Divide the time since by the time before
def rise(claims):
    series = monthly(claims)
    return series[series.index < opening].mean() / series[series.index >= opening].mean()
