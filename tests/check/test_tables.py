"""The tables of data/ against their codebook."""

from nkrefugees.check import tables


def change(path, old: str, new: str) -> None:
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))


def test_the_data_of_the_invented_record_pass_frictionless(data):
    assert tables.check(data) == []


def test_a_cell_that_its_column_does_not_allow_is_told_with_line_and_column(data):
    change(data / "actors.csv", "The Harbour Post,media", "The Harbour Post,medium")
    assert next(str(f) for f in tables.check(data) if f.column == "kind").startswith(
        "data/actors.csv, line 2, column kind:"
    )


def test_a_key_that_leads_nowhere_is_told_with_its_line(data):
    change(
        data / "origins.csv", "relief-network-bridge,relief-network,", "relief-network-bridge,relief-netwerk,"
    )
    assert any(f.file == "data/origins.csv" and "relief-netwerk" in f.message for f in tables.check(data))


def test_bytes_that_the_codebook_does_not_vouch_for_are_told(data):
    path = data / "places.csv"
    path.write_text(path.read_text().replace("Eastbank", "Eastbonk"))
    assert any("hash" in f.message for f in tables.check(data))
