def why_not(lists):
    if len(lists.columns) < 2:
        return "few"
    if (lists.sum() == 0).any():
        return "empty"
    if (lists.sum() == len(lists)).any():
        return "full"
    if lists.sum(axis=1).max() < 2:
        return "apart"
