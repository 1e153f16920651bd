# hint: measured against what happened
n = (many["first"] + 1) * (many["second"] + 1) / (many["both"] + 1) - 1
bias = ((n - many["seen"]) / many["seen"]).groupby(many["kind"]).median()
