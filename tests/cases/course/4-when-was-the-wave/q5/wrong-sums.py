# hint: Compare means, not sums
def rise(claims):
    series = monthly(claims)
    return series[series.index >= opening].sum() / series[series.index < opening].sum()
