# hint: not by the days of the month
share_of_march = 12 / 31
