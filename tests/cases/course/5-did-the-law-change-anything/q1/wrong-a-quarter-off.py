# hint: The quarter LAW itself belongs to the time since
naive = river[river.index > LAW].mean() / river[river.index <= LAW].mean()
