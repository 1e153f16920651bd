# hint: Which of the two ratios lies below 1
def least_fall(found):
    return 100 * (found.power[1] - 1)
