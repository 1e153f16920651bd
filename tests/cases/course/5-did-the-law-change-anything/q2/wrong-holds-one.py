# hint: Does the interval hold TRUTH, not 1
found = nk.policy_effect(river, LAW)
ratio = found.ratio
holds_truth = found.interval[0] <= 1 <= found.interval[1]
