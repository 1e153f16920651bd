# hint: both belong to it
heavy = bursts.frame().sort_values("weight").iloc[-1]
quarters_of_heaviest = round((heavy["last"] - heavy["first"]).days / 91.3)
new_rate_from = change.mode + pd.DateOffset(months=1)
