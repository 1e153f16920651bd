share_of_march = 0.6
