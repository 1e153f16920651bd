# hint: not by &
def joined(split, same):
    table = split.copy()
    for one, other in zip(same["one"], same["other"]):
        table.loc[one] = table.loc[one] & table.loc[other]
    return table.drop(index=same["other"])
