# hint: nor the end of its interval
def least_fall(found):
    return 100 * (1 - found.interval[1])
