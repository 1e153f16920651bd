# hint: ask whether 1 lies outside
beside = nk.policy_effect(lake, LAW, control=marriages)
against_control = beside.control.ratio
stands_out = beside.control.interval[0] <= 1 <= beside.control.interval[1]
