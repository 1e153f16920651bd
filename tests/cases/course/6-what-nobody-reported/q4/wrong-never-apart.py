# hint: If none is on two
def why_not(lists):
    if len(lists.columns) < 2:
        return "few"
    if (lists.sum() == 0).any():
        return "empty"
    if (lists.sum() == len(lists)).any():
        return "full"
    return None
