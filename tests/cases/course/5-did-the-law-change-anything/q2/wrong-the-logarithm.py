# hint: its logarithm
found = nk.policy_effect(river, LAW)
ratio = found.level
holds_truth = found.interval[0] <= TRUTH <= found.interval[1]
