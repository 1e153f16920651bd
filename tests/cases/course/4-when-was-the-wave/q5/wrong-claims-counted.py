# hint: Many claims can be about one handover
def rise(claims):
    months = claims["last_day"].dt.to_period("M").dt.to_timestamp()
    series = months.value_counts().reindex(MONTHS, fill_value=0)
    return series[series.index >= opening].mean() / series[series.index < opening].mean()
