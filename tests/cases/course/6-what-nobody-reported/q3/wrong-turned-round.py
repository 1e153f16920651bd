# hint: do not turn it round
n = (many["first"] + 1) * (many["second"] + 1) / (many["both"] + 1) - 1
bias = ((many["truth"] - n) / many["truth"]).groupby(many["kind"]).median()
