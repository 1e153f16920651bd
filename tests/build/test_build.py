"""seeds/ -> data/, whole or not at all."""

import random
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkrefugees import build, schema
from nkrefugees.build.registers import REGISTERS
from nkrefugees.errors import BadData, MissingFile
from tests.conftest import CASES

BAD = sorted((CASES / "build").glob("*.toml"))
SEED_FILES = sorted(
    p.relative_to(CASES / "seeds") for p in (CASES / "seeds").rglob("*.*") if p.suffix != ".md"
)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory) -> Path:
    """One copy of the seeds that the properties change and put back."""
    return Path(shutil.copytree(CASES / "seeds", tmp_path_factory.mktemp("scratch") / "seeds"))


@contextmanager
def changed(path: Path, raw: bytes):
    """Have other bytes in a file for a while."""
    before = path.read_bytes()
    path.write_bytes(raw)
    try:
        yield
    finally:
        path.write_bytes(before)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def test_the_invented_record_has_no_fault(built):
    assert built.faults == []


@pytest.mark.parametrize("broken", BAD, ids=lambda p: p.stem, indirect=True)
def test_every_fault_is_told_with_its_file_line_and_column(broken):
    told = [str(fault) for fault in BadData(build.from_seeds(broken.seeds).faults).faults]
    assert len(told) == len(broken.faults), "\n".join(told)
    assert [t for t, begin in zip(told, broken.faults, strict=True) if not t.startswith(begin)] == []


@pytest.mark.parametrize("broken", BAD, ids=lambda p: p.stem, indirect=True)
def test_seeds_with_a_fault_write_nothing(broken, tmp_path):
    with pytest.raises(BadData):
        build.build(broken.seeds, tmp_path / "data")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["seeds"]


def test_several_faults_are_told_in_one_go():
    case = (CASES / "build" / "several-at-once.toml").read_text()
    assert len({line.split("seeds/")[1].split(",")[0] for line in case.splitlines() if "seeds/" in line}) >= 7


def test_a_failed_build_leaves_the_data_as_it_was(seeds, data):
    before = snapshot(data)
    (seeds / "registers" / "actors.csv").write_text("actor_id\n")
    with pytest.raises(BadData):
        build.build(seeds, data)
    assert snapshot(data) == before


def test_the_same_seeds_give_the_same_bytes(built):
    assert build.from_seeds(CASES / "seeds").files == built.files


def test_a_second_build_changes_nothing(data):
    assert build.build(CASES / "seeds", data) == []


def test_a_build_names_the_files_that_it_changed(data):
    (data / "actors.csv").write_text("")
    assert build.build(CASES / "seeds", data) == ["actors.csv"]


def test_a_build_leaves_no_other_folder_behind(data):
    (data / "actors.csv").write_text("")
    build.build(CASES / "seeds", data)
    assert [p.name for p in data.parent.iterdir()] == ["data"]


def test_a_build_writes_what_is_made_from_seeds(data, built):
    assert snapshot(data) == built.files


@given(st.sampled_from(REGISTERS), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_rows_in_a_register_does_not_matter(built, scratch, table, order):
    header, *rows = (scratch / "registers" / f"{table}.csv").read_text().splitlines(keepends=True)
    order.shuffle(rows)
    with changed(scratch / "registers" / f"{table}.csv", "".join([header, *rows]).encode()):
        assert build.from_seeds(scratch).files == built.files


def test_the_order_of_claims_in_a_sheet_does_not_matter(built, seeds):
    path = next((seeds / "documents" / "2091").iterdir())
    head, *claims = path.read_text().split("\n[[claim]]\n")
    *claims, last = claims
    last, *mentions = last.split("\n[[mention]]\n")
    random.Random(0).shuffle(claims)
    path.write_text("\n[[mention]]\n".join(["\n[[claim]]\n".join([head, last, *claims]), *mentions]))
    assert build.from_seeds(seeds).files == built.files


@pytest.mark.parametrize("table", REGISTERS)
def test_every_row_of_a_register_lands_in_its_table(built, table):
    seeded = (CASES / "seeds" / "registers" / f"{table}.csv").read_bytes()
    assert built.files[f"{table}.csv"].count(b"\n") == seeded.count(b"\n")


@pytest.mark.parametrize(("block", "table"), [("[[claim]]", "claims"), ("[[mention]]", "mentions")])
def test_every_block_of_a_sheet_lands_in_its_table(built, block, table):
    blocks = sum(p.read_text().count(block) for p in (CASES / "seeds" / "documents").rglob("*.toml"))
    assert built.files[f"{table}.csv"].count(b"\n") == blocks + 1


def test_every_sheet_and_every_number_of_a_series_lands_in_its_table(built):
    assert [len(built.rows[t]) for t in ("sources", "observations")] == [3, 3]


def test_seeds_that_are_not_there_are_told(tmp_path):
    with pytest.raises(MissingFile, match=r"seeds are needed; run this in a checkout of the repository$"):
        build.from_seeds(tmp_path / "nowhere")


def told(folder: Path) -> list[str]:
    return [str(fault) for fault in build.from_seeds(folder).faults]


def test_a_link_under_documents_that_leads_nowhere_is_told(seeds):
    (seeds / "documents" / "2091" / "2091-gone.toml").symlink_to("nowhere.toml")
    assert told(seeds) == [
        "seeds/documents/2091/2091-gone.toml: no file: a link must lead to a file that is there"
    ]


def test_a_link_under_documents_to_a_folder_is_told(seeds):
    (seeds / "documents" / "2093").symlink_to(seeds / "documents" / "2092", target_is_directory=True)
    assert told(seeds) == ["seeds/documents/2093: no file: a link must lead to a file that is there"]


def test_a_link_under_documents_to_a_sheet_is_read(seeds):
    path = next((seeds / "documents" / "2091").iterdir())
    path.rename(seeds.parent / path.name)
    path.symlink_to(seeds.parent / path.name)
    assert told(seeds) == []


def test_the_python_build_has_no_guard_against_names(seeds, tmp_path):
    path = seeds / "registers" / "incidents.csv"
    path.write_text(path.read_text().replace("Known by two pages, both", "Seen by Mr. Baker"))
    assert "incidents.csv" in build.build(seeds, tmp_path / "fresh")


@given(
    st.sampled_from(SEED_FILES),
    st.lists(st.tuples(st.integers(0, 10**6), st.binary(min_size=1, max_size=3)), min_size=1, max_size=4),
)
@settings(max_examples=150)
def test_any_corruption_of_bytes_gives_data_or_faults_and_no_other_exception(scratch, file, edits):
    raw = bytearray((scratch / file).read_bytes())
    for place, new in edits:
        at = place % len(raw)
        raw[at : at + len(new)] = new
    with changed(scratch / file, bytes(raw)):
        made = build.from_seeds(scratch)
    assert bool(made.files) != bool(made.faults)


@given(st.sampled_from(SEED_FILES), st.integers(0, 10**6), st.integers(1, 400))
@settings(max_examples=100)
def test_any_loss_of_bytes_gives_data_or_faults_and_no_other_exception(scratch, file, place, count):
    raw = (scratch / file).read_bytes()
    at = place % len(raw)
    with changed(scratch / file, raw[:at] + raw[at + count :]):
        made = build.from_seeds(scratch)
    assert bool(made.files) != bool(made.faults)


def test_the_data_of_the_checkout_is_what_its_seeds_make(root):
    if not (root / "data" / "datapackage.json").is_file():
        pytest.skip("data/ is not built in this checkout: run `nkrefugees build`")
    made = build.from_seeds(root / "seeds")
    assert [str(fault) for fault in made.faults] == []
    assert [name for name, raw in made.files.items() if (root / "data" / name).read_bytes() != raw] == []


def test_the_data_of_the_checkout_holds_no_file_that_the_build_does_not_make(root):
    if not (root / "data" / "datapackage.json").is_file():
        pytest.skip("data/ is not built in this checkout: run `nkrefugees build`")
    assert {p.name for p in (root / "data").iterdir()} == set(build.from_seeds(root / "seeds").files)


def test_the_organs_of_a_state_of_the_record_are_one_family(root):
    actors = {
        r.values["actor_id"]: r.values["parent_id"] for r in build.from_seeds(root / "seeds").rows["actors"]
    }
    assert [actors[a] for a in ("rok-national-assembly", "usa-congress")] == [
        "rok-government",
        "usa-government",
    ]


def test_no_text_of_the_record_tells_of_hiding_places_or_charges(root):
    rows = build.from_seeds(root / "seeds").rows
    told = [r.values.get(c, "") for t in ("incidents", "claims") for r in rows[t] for c in ("title", "note")]
    assert [text for text in told if "safe house" in text or "accused" in text] == []


def test_the_readme_of_the_data_names_every_column(built):
    package = build.codebook.read(CASES / "seeds")[0]
    page = built.files["README.md"].decode()
    columns = [c for t in schema.tables(package) for c in schema.fields(package, t)]
    assert [c for c in columns if f"| `{c}` |" not in page] == []
