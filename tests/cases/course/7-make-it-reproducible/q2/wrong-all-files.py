# hint: does not belong into the list
def digests(folder):
    found = {}
    for path in sorted(Path(folder).rglob("*")):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def changed(one, two):
    one, two = digests(one), digests(two)
    return sorted({*one, *two} - {name for name in one if one[name] == two.get(name)})


which = sorted(digests(monday))
