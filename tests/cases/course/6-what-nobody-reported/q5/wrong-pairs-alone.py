# hint: An incident is missing
def joined(split, same):
    table = split.loc[same["one"]].copy()
    for one, other in zip(same["one"], same["other"]):
        table.loc[one] = table.loc[one] | split.loc[other]
    return table
