# hint: Ask for missing cells too
def is_key(frame, columns):
    return not frame.duplicated(columns).any()
