# hint: need not be on all lists
def why_not(lists):
    if len(lists.columns) < 2:
        return "few"
    if (lists.sum() == 0).any():
        return "empty"
    if (lists.sum() == len(lists)).any():
        return "full"
    if not lists.all(axis=1).any():
        return "apart"
