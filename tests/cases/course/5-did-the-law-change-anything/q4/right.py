beside = nk.policy_effect(lake, LAW, control=marriages)
against_control = alone.ratio / beside.effects[0].control.ratio
stands_out = bool(beside.control.interval[0] > 1 or beside.control.interval[1] < 1)
