# hint: Is the month of the opening itself in the time after
def rise(claims):
    series = monthly(claims)
    return series[series.index > opening].mean() / series[series.index <= opening].mean()
