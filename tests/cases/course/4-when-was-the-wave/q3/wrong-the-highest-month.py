# hint: The highest month of the series
heavy = bursts.frame().sort_values("weight").iloc[-1]
quarters_of_heaviest = len(pd.date_range(heavy["first"], heavy["last"], freq="QS"))
new_rate_from = counts.idxmax()
