import datetime

found = nk.policy_effect(river, datetime.date(2131, 1, 1))
ratio = round(found.ratio, 3)
low, high = found.interval
holds_truth = bool(low <= TRUTH and TRUTH <= high)
