# hint: a share of that
n = (many["first"] + 1) * (many["second"] + 1) / (many["both"] + 1) - 1
bias = ((n - many["truth"]) / n).groupby(many["kind"]).median()
