# hint: a value comes twice is no key
def is_key(frame, columns):
    return bool(frame.duplicated(columns).any())
