"""The invented record of ``cases/seeds``, whole or with the faults of a case."""

from __future__ import annotations

import gc
import os
import shutil
import tomllib
from collections.abc import Generator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from nkrefugees import build
from nkrefugees.reports.lean import lean

# Loaded by many a module that is collected; a second less in each process of the run.
lean("jsonschema")
ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"
collect_ignore = ["cases"]  # answers of students are no modules

settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    max_examples=int(os.environ.get("EXAMPLES", "15")),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.load_profile("steady")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage among modules and tests, which stay: a million objects; and later less often."""
    gc.disable()
    found = yield
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()
    return found


# The reports of all notebooks, which tests of pages then look at, and beside them what waits for processes.
LONGEST = (
    "test_notebooks.py",
    "test_kill.py",
    "test_cli.py",
    "test_cluster.py",
    "test_disk.py",
    "test_packaging.py",
    "test_batch.py",
    "test_board.py",
    "browser",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the longest files begin first, where several processes share the work."""
    items.sort(key=lambda item: [name not in item.path.parts for name in LONGEST])


class Broken(NamedTuple):
    """Seeds with the edits of a case, and the faults that must be told."""

    seeds: Path
    faults: list[str]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The curator's folder with texts of sources, which is not part of the repository."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here: texts of sources are not in the repository")
    return folder


@pytest.fixture(scope="session")
def texts() -> Path:
    """The texts of the invented record."""
    return CASES / "texts"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of the invented record, to be changed."""
    return Path(shutil.copytree(CASES / "seeds", tmp_path / "seeds"))


@pytest.fixture(scope="session")
def built() -> build.Built:
    """What the invented record makes."""
    return build.from_seeds(CASES / "seeds")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data of the invented record, to be changed."""
    build.build(CASES / "seeds", tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def broken(request: pytest.FixtureRequest, seeds: Path) -> Broken:
    """The invented record with the edits of the case that the test is parametrized with."""
    case = tomllib.loads(request.param.read_text(encoding="utf-8"))
    for edit in case["edit"]:
        _apply(edit, seeds)
    return Broken(seeds, case["faults"])


def _apply(edit: dict[str, Any], seeds: Path) -> None:
    """Make one edit: ``write`` a file, ``move`` or ``delete`` it, or put ``new`` for ``old`` in it."""
    path = seeds / edit["file"]
    encoding = edit.get("encoding", "utf-8")
    if edit.get("delete"):
        path.unlink()
    elif "move" in edit:
        (seeds / edit["move"]).parent.mkdir(exist_ok=True)
        path.rename(seeds / edit["move"])
    elif "write" in edit:
        path.write_bytes(edit["write"].encode(encoding))
    else:
        raw = path.read_bytes()
        old = edit["old"].encode()
        assert raw.count(old) == 1, f"{edit['old']!r} stands {raw.count(old)} times in {edit['file']}"
        path.write_bytes(raw.replace(old, edit["new"].encode(encoding)))
