# hint: then take the median
n = (many["first"] + 1) * (many["second"] + 1) / (many["both"] + 1) - 1
bias = ((n - many["truth"]) / many["truth"]).groupby(many["kind"]).mean()
