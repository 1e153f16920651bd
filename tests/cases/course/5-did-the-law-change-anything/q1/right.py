means = river.groupby(river.index >= LAW).mean()
naive = means[True] / means[False]
