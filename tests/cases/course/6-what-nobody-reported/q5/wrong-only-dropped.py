# hint: keep what it knows
def joined(split, same):
    return split.drop(index=same["other"])
