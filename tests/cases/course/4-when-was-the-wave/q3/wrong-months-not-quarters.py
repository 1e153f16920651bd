# hint: not in quarters
heavy = bursts.frame().sort_values("weight").iloc[-1]
quarters_of_heaviest = 3 * len(pd.date_range(heavy["first"], heavy["last"], freq="QS"))
new_rate_from = change.mode + pd.DateOffset(months=1)
