def least_fall(found):
    below, above = found.power
    return round(100 - 100 * below, 1)
