# hint: its length
def digests(folder):
    found = {}
    for path in sorted(Path(folder).rglob("*")):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.stat().st_size
    return found


def changed(one, two):
    one, two = digests(one), digests(two)
    return sorted({*one, *two} - {name for name in one if one[name] == two.get(name)})


which = changed(monday, tuesday)
