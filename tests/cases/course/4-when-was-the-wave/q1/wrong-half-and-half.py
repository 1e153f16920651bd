# hint: Two months does not mean half and half
share_of_march = 1 / 2
