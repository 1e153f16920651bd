# hint: The longest or the latest burst may be a lighter one
row = bursts.frame().iloc[-1]
quarters_of_heaviest = len(pd.date_range(row["first"], row["last"], freq="QS"))
new_rate_from = change.mode + pd.DateOffset(months=1)
