# hint: Turn the ratio into a fall
def least_fall(found):
    return 100 * found.power[0]
