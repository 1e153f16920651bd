# hint: in per cent
def least_fall(found):
    return 1 - found.power[0]
