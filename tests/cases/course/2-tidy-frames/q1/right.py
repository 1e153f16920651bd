def is_key(frame, columns):
    return bool(frame[columns].notna().all(axis=None)) and len(frame[columns].drop_duplicates()) == len(frame)
