# hint: Not the step that was found
def least_fall(found):
    return 100 * (1 - found.ratio)
