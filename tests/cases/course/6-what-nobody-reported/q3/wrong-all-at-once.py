# hint: One number for each kind
n = (many["first"] + 1) * (many["second"] + 1) / (many["both"] + 1) - 1
bias = pd.Series([((n - many["truth"]) / many["truth"]).median()])
