# hint: not per cent
n = (many["first"] + 1) * (many["second"] + 1) / (many["both"] + 1) - 1
bias = (100 * (n - many["truth"]) / many["truth"]).groupby(many["kind"]).median()
