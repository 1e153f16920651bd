# hint: Divide, do not subtract
naive = river[river.index >= LAW].mean() - river[river.index < LAW].mean()
