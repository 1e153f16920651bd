# hint: divided, not subtracted
beside = nk.policy_effect(lake, LAW, control=marriages)
against_control = beside.ratio - beside.effects[0].control.ratio
stands_out = False
