def joined(split, same):
    names = dict(zip(same["other"], same["one"]))
    return split.rename(index=names).groupby(level=0).any()
