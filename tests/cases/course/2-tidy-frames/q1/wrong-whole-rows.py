# hint: a value comes twice is no key
def is_key(frame, columns):
    return not frame.duplicated().any() and frame[columns].notna().all(axis=None)
