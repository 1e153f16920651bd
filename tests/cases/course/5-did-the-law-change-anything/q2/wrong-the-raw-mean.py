# hint: not from the raw means
found = nk.policy_effect(river, LAW)
ratio = naive
holds_truth = found.interval[0] <= TRUTH <= found.interval[1]
