"""DVC and Snakemake on targets like ours: one a report, that rest on the same files and make the same ones.

Each program makes its targets by copying a report that our engine has made, so that it records them as its
own; then it is asked again. They live in an environment of their own, ``.venv/peers``.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from nkrefugees import io

from .line import Unmeasured
from .place import LIGHT, ROOT, run

BIN = Path(sys.prefix) / "peers" / "bin"
MADE = "made"


class Peer(NamedTuple):
    """A program: how it is told what rests on what, how it is called, what it says if nothing has changed."""

    plan: Callable[[Path, list[str], list[str]], None]
    command: tuple[str, ...]
    quiet: str


def prepare(peer: Peer, reports: Path, folder: Path) -> Path:
    """Make a folder where a peer has made as many targets as there are reports of the light notebook."""
    if not BIN.is_dir():
        raise Unmeasured("the other programs are not here: make .venv/peers.done")
    shutil.copytree(reports / LIGHT.stem, folder / MADE)
    _rested_on(folder)
    sources = [p for p in folder.rglob("*") if p.is_file() and MADE not in p.parts]
    runs = sorted(path.name for path in (folder / MADE).iterdir())
    peer.plan(folder, runs, sorted(p.relative_to(folder).as_posix() for p in sources))
    _call(peer, folder)
    made = sorted(path.name for path in (folder / "reports").iterdir())
    if made != runs:
        raise Unmeasured(f"{peer.command[0]} made {len(made)} targets, not {len(runs)}")
    return folder


def look(peer: Peer, folder: Path) -> None:
    """Ask a peer to make what has changed, and see that it found nothing."""
    if peer.quiet not in _call(peer, folder):
        raise Unmeasured(f"{peer.command[0]} does not say that nothing has changed")


def _rested_on(folder: Path) -> None:
    """Copy what a report rests on: the notebook, the tables, the package, the versions of the libraries."""
    shutil.copy(LIGHT, folder)
    shutil.copytree(io.data_dir(), folder / "data", ignore=shutil.ignore_patterns("*.md", "*.json"))
    junk = shutil.ignore_patterns("__pycache__", "data", "notebooks")
    shutil.copytree(ROOT / "nkrefugees", folder / "nkrefugees", ignore=junk)
    shutil.copy(ROOT / "requirements" / "run.txt", folder)


def _call(peer: Peer, folder: Path) -> str:
    return _run(folder, *peer.command)


def _run(folder: Path, program: str, *arguments: str) -> str:
    """Run a program of the other environment, which writes to this folder alone and tells nobody."""
    home = {name: str(folder / ".home") for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    own = {
        f"DVC_{name}_DIR": str(folder / ".home") for name in ("SITE_CACHE", "SYSTEM_CONFIG", "GLOBAL_CONFIG")
    }
    variables = {**home, **own, "DVC_NO_ANALYTICS": "1", "PYTHONPATH": ""}
    done = run(folder, BIN / program, *arguments, **variables)
    return done.stdout + done.stderr


def _dvc(folder: Path, runs: list[str], sources: list[str]) -> None:
    """Write a stage for each run; JSON is YAML."""
    _run(folder, "dvc", "init", "--quiet", "--no-scm")
    for setting in ("analytics", "check_update"):
        _run(folder, "dvc", "config", f"core.{setting}", "false")
    inside = {path.split("/")[0] if path.startswith("nkrefugees/") else path for path in sources}
    stages: dict[str, Any] = {
        run: {
            "cmd": f"cp -r {MADE}/{run} reports/{run}",
            "deps": sorted(inside),
            "outs": [f"reports/{run}"],
        }
        for run in runs
    }
    (folder / "dvc.yaml").write_text(json.dumps({"stages": stages}), encoding="utf-8")
    (folder / "reports").mkdir()


def _snakemake(folder: Path, runs: list[str], sources: list[str]) -> None:
    """Write one rule for all runs."""
    (folder / "Snakefile").write_text(
        f"rule all:\n    input: expand('reports/{{run}}', run={runs!r})\n\n"
        f"rule report:\n    input: {sources!r}\n    output: directory('reports/{{run}}')\n"
        f"    shell: 'cp -r {MADE}/{{wildcards.run}} {{output}}'\n",
        encoding="utf-8",
    )


PEERS = {
    "dvc repro": Peer(_dvc, ("dvc", "repro"), "up to date"),
    "snakemake": Peer(_snakemake, ("snakemake", "--cores", "1"), "Nothing to be done"),
}
