# hint: The time since stands above the line
naive = river[river.index < LAW].mean() / river[river.index >= LAW].mean()
