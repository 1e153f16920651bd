# hint: every quarter to one of the two
naive = river[LAW] / river[LAW - 1]
