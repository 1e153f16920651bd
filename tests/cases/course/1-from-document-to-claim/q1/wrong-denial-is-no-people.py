# hint: not 0
mine.loc["c3", numbers] = [0, 0, 0]
mine.loc["c4", numbers] = [30, None, 40]
mine.loc["c5", numbers] = [None, 52, None]
mine.loc["c6", numbers] = [None, None, None]
mine.loc["c7", numbers] = [None, 25, None]
mine.loc["c8", numbers] = [None, 18, None]
mine.loc["c9", numbers] = [600, None, None]
mine.loc["c10", numbers] = [None, None, 2000]
