def rise(claims):
    since = monthly(claims).index >= opening
    return monthly(claims)[since].mean() / monthly(claims)[~since].mean()
