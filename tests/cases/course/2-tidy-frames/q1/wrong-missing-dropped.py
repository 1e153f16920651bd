# hint: Ask for missing cells too
def is_key(frame, columns):
    known = frame[columns].dropna()
    return not known.duplicated().any()
