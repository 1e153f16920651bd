# hint: Do not put the whole handover into one month
share_of_march = 0
