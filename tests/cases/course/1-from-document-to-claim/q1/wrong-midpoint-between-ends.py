# hint: A midpoint is a number that nobody gave
mine.loc["c3", numbers] = [None, None, None]
mine.loc["c4", numbers] = [30, 35, 40]
mine.loc["c5", numbers] = [None, 52, None]
mine.loc["c6", numbers] = [None, None, None]
mine.loc["c7", numbers] = [None, 25, None]
mine.loc["c8", numbers] = [None, 18, None]
mine.loc["c9", numbers] = [600, None, None]
mine.loc["c10", numbers] = [None, None, 2000]
