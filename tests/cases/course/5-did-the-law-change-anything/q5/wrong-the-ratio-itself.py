# hint: Turn the ratio into a fall
def least_fall(found):
    return found.power[0]
