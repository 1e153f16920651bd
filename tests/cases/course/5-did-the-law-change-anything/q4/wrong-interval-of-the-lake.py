# hint: Use the interval of the comparison
beside = nk.policy_effect(lake, LAW, control=marriages)
against_control = beside.control.ratio
stands_out = not beside.interval[0] <= 1 <= beside.interval[1]
