# hint: passed on one day and in force from another
found = nk.policy_effect(river, pd.Period("2130Q3"))
ratio = found.ratio
holds_truth = found.interval[0] <= TRUTH <= found.interval[1]
