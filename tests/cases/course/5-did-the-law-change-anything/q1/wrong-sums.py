# hint: Compare means, not sums
naive = river[river.index >= LAW].sum() / river[river.index < LAW].sum()
