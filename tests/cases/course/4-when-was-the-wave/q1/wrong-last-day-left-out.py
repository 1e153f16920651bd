# hint: both count
share_of_march = 11 / 19
