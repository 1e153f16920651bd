# hint: A rise as large as your fall counts
def as_large(levels, level):
    return int((levels <= level).sum()) if level < 0 else int((levels >= level).sum())
