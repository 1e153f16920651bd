# hint: Compare whole combinations
def is_key(frame, columns):
    return all(frame[c].is_unique and frame[c].notna().all() for c in columns)
