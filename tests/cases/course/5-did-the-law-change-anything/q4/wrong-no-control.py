# hint: This is the step of the lake alone
against_control = nk.policy_effect(lake, LAW).ratio
stands_out = False
