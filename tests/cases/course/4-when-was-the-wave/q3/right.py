heavy = bursts.frame().set_index("weight").sort_index().iloc[-1]
quarters_of_heaviest = round((heavy["last"] - heavy["first"]).days / 91.3) + 1
new_rate_from = f"{change.mode + pd.offsets.MonthBegin():%Y-%m-%d}"
