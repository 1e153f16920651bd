# hint: Keep the sign
n = (many["first"] + 1) * (many["second"] + 1) / (many["both"] + 1) - 1
bias = ((n - many["truth"]).abs() / many["truth"]).groupby(many["kind"]).median()
