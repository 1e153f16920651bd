# hint: This is the step of the control by itself
beside = nk.policy_effect(lake, LAW, control=marriages)
against_control = beside.effects[0].control.ratio
stands_out = False
