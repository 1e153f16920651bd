"""Kill it anywhere: whatever dies, whenever, no report is half, lost or called what it is not."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from .processes import World, wait_for

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are found in /proc"),
]
SEED = int(os.environ.get("KILL_SEED", "1"))
STEP = 0.4  # seconds from one note in the log to the next, about
TARGETS = ("engine", "server", "kernel")
READ = "import nkrefugees as nk\nprint(len(nk.incidents()))"
SOURCES = {"one": READ, "two": "print(1)", "three": READ, "four": "print(list(range(2000)))"}


def moments(count):
    """Some parts of the life of a batch, spread over all of it, each with what is killed then."""
    chance = random.Random(SEED)
    targets = [TARGETS[n % len(TARGETS)] for n in range(count)]
    chance.shuffle(targets)
    return [((n + chance.random()) / count, target) for n, target in enumerate(targets)]


def cases(count):
    return [pytest.param(*moment, id=f"{moment[1]}-{moment[0]:.3f}") for moment in moments(count)]


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """A folder of good reports, and how long it took until the first began."""
    made = World(tmp_path_factory.mktemp("kill"))
    made.turn(SOURCES)
    began, engine = time.monotonic(), made.start("-j", "2")
    wait_for(made.lines)
    made.warmth = time.monotonic() - began
    assert made.end(engine)[0] == 0
    yield made
    made.close()


def alive(world, engine, target):
    """The number of what is to be killed, once it is there; none if the batch is over before."""
    if target == "engine":
        return engine.pid
    numbers = world.servers if target == "server" else world.kernels
    found = wait_for(lambda: numbers() or [None] * (engine.poll() is not None))
    return random.Random(SEED).choice(found)


def wait_until(part, world, engine, seen):
    """Wait for a part of the life of a batch, told by the log, so that it is the same on a busy machine.

    A third of the moments fall before the first report begins; the others between the begins and ends of
    reports, up to the writing of the list.
    """
    notes = 2 * len(SOURCES)
    step = part * notes * 1.5 - notes / 2
    if step < 0:
        time.sleep(part * 3 * world.warmth)
    else:
        wait_for(lambda: len(world.lines()) >= seen + int(step) + 1 or engine.poll() is not None)
        time.sleep(step % 1 * STEP)


def kill_at(world, part, target):
    """Start a batch, kill at a part of its life, and give the exit code and whether anything was killed."""
    seen, engine = len(world.lines()), world.start("-j", "2")
    wait_until(part, world, engine, seen)
    number = alive(world, engine, target)
    try:
        if number:
            os.kill(number, signal.SIGKILL)
    except ProcessLookupError:
        number = None
    code, _, wrong = world.end(engine)
    return code, wrong, number


def expected(world, old, now, after):
    """What each report is, told from its bytes and the log alone."""
    attempts = world.attempts(after)
    changed = {name: "stale" if now[name] == old[name] else "fresh" for name in now}
    cut = {name: "killed" for name, state in attempts.items() if state in ("begun", "killed")}
    return changed | cut


def killed_anywhere(world, monkeypatch, part, target):
    """One kill: what stands is true, and the next run makes all good again."""
    old, after = world.contents(), len(world.lines())
    world.turn(SOURCES)
    code, wrong, number = kill_at(world, part, target)
    what = f"seed {SEED}: {target} {number} at {part:.3f} of a batch; exit code {code}; {wrong}"
    now = world.contents()
    states, foreseen = world.states(monkeypatch), expected(world, old, now, after)
    assert states == foreseen, what
    world.assert_index_is_true()
    if target != "engine":
        assert code == ("killed" in states.values()), what
    code, said, wrong = world.run("-j", "2")
    assert (code, wrong) == (0, ""), f"{what}\nthen: {said}{wrong}"
    new = world.contents()
    assert all(now[name] in (old[name], new[name]) for name in now), what
    assert not any(old[name] == new[name] for name in now), what
    assert set(world.states(monkeypatch).values()) == {"fresh"}, what
    world.assert_index_is_true()
    world.assert_nothing_is_left()
    print(f"{target} {'killed' if number else 'was over'} at {part:.3f}: {sorted(states.values())}")


@pytest.mark.parametrize(("part", "target"), cases(6))
def test_a_kill_leaves_no_half_report_and_no_lie(world, monkeypatch, part, target):
    killed_anywhere(world, monkeypatch, part, target)


@pytest.mark.long
@pytest.mark.parametrize(("part", "target"), cases(60))
def test_many_kills_leave_no_half_report_and_no_lie(world, monkeypatch, part, target):
    killed_anywhere(world, monkeypatch, part, target)


@pytest.fixture
def empty(tmp_path):
    """A folder in which nothing has been made."""
    made = World(tmp_path)
    yield made
    made.close()


@pytest.fixture
def one(empty):
    """A good report of one notebook, and a changed notebook."""
    made = empty
    made.turn({"one": "print(1)"})
    assert made.run()[0] == 0
    made.old = made.contents()
    made.turn({"one": "print(2)"})
    return made


KILLED_IN_SWAP = """
import os
from pathlib import Path
from nkrefugees.cli import main
from nkrefugees.reports import swap

swap.exchange = lambda one, other: False
rename = Path.rename
Path.rename = lambda self, to: os.kill(os.getpid(), 9) if self.name == "report" else rename(self, to)
main()
"""


@pytest.fixture
def between(one):
    """A report whose engine was killed between the two renames."""
    command = [sys.executable, "-c", KILLED_IN_SWAP, "report", "one.ipynb"]
    assert one.run(command=command)[0] == -signal.SIGKILL
    assert not (one.to / "one" / "default").exists()
    return one


def test_status_puts_back_what_was_moved_away(between, monkeypatch):
    assert between.states(monkeypatch) == {"one": "killed"}
    assert between.contents() == between.old


@pytest.mark.long
def test_the_next_run_puts_back_what_was_moved_away_also_if_it_fails(between):
    between.notebooks[0].write_text(between.notebooks[0].read_text().replace("print(2)", "1 / 0"))
    assert between.run()[0] == 1
    assert between.contents() == between.old
    between.assert_nothing_is_left()


@pytest.mark.long
def test_the_next_run_replaces_what_was_moved_away(between, monkeypatch):
    assert between.run()[0] == 0
    assert between.states(monkeypatch) == {"one": "fresh"}
    between.assert_nothing_is_left()


KILLED_BEFORE_THE_NOTE = """
import os
from nkrefugees.cli import main
from nkrefugees.reports import publish

swap = publish.swap
publish.swap = lambda *both: (swap(*both), os.kill(os.getpid(), 9))
main()
"""


@pytest.mark.long
def test_a_report_that_was_replaced_but_not_noted_is_made_again(one, monkeypatch):
    command = [sys.executable, "-c", KILLED_BEFORE_THE_NOTE, "report", "one.ipynb"]
    assert one.run(command=command)[0] == -signal.SIGKILL
    assert one.states(monkeypatch) == {"one": "killed"}
    assert "last attempt: killed" in one.run("--dry-run")[1]
    assert one.run()[0] == 0
    assert one.states(monkeypatch) == {"one": "fresh"}


def test_two_engines_at_the_same_reports_both_end_well(empty, monkeypatch):
    empty.turn(SOURCES)
    engines = [empty.start("-j", "2"), empty.start("-j", "2")]
    ended = [empty.end(engine) for engine in engines]
    assert [code for code, _, _ in ended] == [0, 0], ended
    assert all(empty.contents().values())
    assert set(empty.states(monkeypatch).values()) == {"fresh"}
    empty.assert_nothing_is_left()


SLOW = dict.fromkeys(("one", "two", "three"), "import time\ntime.sleep(60)")
SIGNALS = pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])


def assert_all_go(world, engine, number, code, record_property):
    """A signal ends every process; how long it took is recorded, two seconds are the aim."""
    began = time.monotonic()
    engine.send_signal(number)
    wait_for(lambda: not [pid for pid in world.processes() if pid != engine.pid], 10)
    record_property("seconds", round(time.monotonic() - began, 2))
    print(f"{signal.Signals(number).name}: children gone after {time.monotonic() - began:.2f} s")
    engine.communicate(timeout=20)
    assert engine.returncode == code


@SIGNALS
@pytest.mark.parametrize("when", ["servers", "kernels"])
def test_a_signal_stops_servers_and_kernels(empty, when, number, code, record_property):
    empty.turn(SLOW)
    engine = empty.start("-j", "2")
    wait_for(getattr(empty, when))
    assert_all_go(empty, engine, number, code, record_property)
    empty.assert_nothing_is_left()


def test_a_signal_stops_an_engine_that_waits_for_another(empty, record_property):
    empty.turn({"one": "import time\ntime.sleep(60)"})
    first = empty.start()
    wait_for(empty.kernels)
    second = empty.start()
    time.sleep(2)
    second.terminate()
    second.communicate(timeout=10)
    assert second.returncode == 143
    assert_all_go(empty, first, signal.SIGTERM, 143, record_property)
