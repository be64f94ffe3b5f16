"""Each long command in a process of its own, with Ctrl+C or a kill in the middle of it: what is left then.

The table in docs/faults.md has a line for each. The process is held up at a piece of its work, and then really stopped.
"""

from __future__ import annotations

import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.casework.stories import AMINA, CASE_FILE, WORDS
from tests.faults.forks import CHECKOUT

from hsb_wizard.casework import door
from hsb_wizard.casework.bringing_in import bring_in
from hsb_wizard.casework.history import history
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.sealed_copies import send
from hsb_wizard.store.erasing import COPYING, REPLACING
from hsb_wizard.store.keys import TEST
from hsb_wizard.values import replace

ROLES = frozenset({"assessor", "administrator"})
REFERENCE = "A-0007"


@dataclass(frozen=True)
class Place:
    """A store with one case and a backup of it, an empty store, a sealed copy of the case, and a stick."""

    folder: Path

    @property
    def sealed(self) -> Path:
        return self.folder / "sealed"

    def words(self, line: str) -> list[str]:
        """A command line, with its files where they are and the way in."""
        named = [each.replace("@", f"{self.folder}/") for each in line.split()]
        files = {"CASE": str(CASE_FILE), "ENTRY": (self.folder / "entry").read_text(encoding="utf-8")}
        named = [files.get(each, each) for each in named]
        store = "new" if "init" in named else "empty" if "import" in named else "store"
        return [
            *named,
            "--store",
            str(self.folder / store),
            "--as",
            AMINA,
            "--passphrase-file",
            str(self.folder / "words"),
        ]

    def on_disk(self) -> list[str]:
        """Every name, but the engine's own journals and the signs of this test."""
        found = (each.relative_to(self.folder).as_posix() for each in self.folder.rglob("*"))
        return sorted(
            each for each in found if not each.endswith("-journal") and not each.startswith(("signs", "memory"))
        )

    def opened(self, store: str) -> Casework:
        return door.unlock(self.folder / store, AMINA, WORDS[AMINA])


@dataclass(frozen=True)
class Job:
    """A long command, the piece in which it is stopped, and what a kill may leave until the next start."""

    line: str
    piece: str
    left: str = ""


PHRASE = "--phrase-file @phrase"
JOBS = {
    "proof": Job("verify", "Reading every entry"),
    "lists made again": Job("verify --repair", "Reading every entry"),
    "backup": Job("backup", "Proving the copy", "store/backups/"),
    "backup elsewhere": Job("backup --to @stick", "Proving the copy", "stick/"),
    "sealed copy in": Job(f"bundle import @sealed {PHRASE}", "Bringing it in"),
    "import": Job("import CASE", "Bringing it in"),
    "figures for the boards": Job("board --out @stick/board.pdf", "Reading what is counted"),
    "document": Job(f"export {REFERENCE} --edition safety-plan --draft --out @stick/plan.pdf", "Making the document"),
    "letters": Job(f"letters {REFERENCE} --out @stick", "Writing the letters"),
    "access copy": Job(f"access-copy {REFERENCE} --out @stick/copy.pdf", "Making the PDF"),
    "sealed copy out": Job(f"bundle export {REFERENCE} --out @stick/copy.sealed", "Sealing it with its phrase"),
    "erasing": Job(f"erase {REFERENCE} --reason over --confirm {REFERENCE}", COPYING, "store/.erasing.tmp"),
    "restore": Job("restore newest", "Reading every entry", "store/.restoring.tmp"),
}


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Return what is copied and never opened."""
    made = Place(tmp_path_factory.mktemp("window"))
    (made.folder / "stick").mkdir()
    (made.folder / "words").write_text(WORDS[AMINA], encoding="utf-8")
    (made.folder / "words").chmod(0o600)
    empty, _ = door.create(made.folder / "empty", AMINA, ROLES, WORDS[AMINA], TEST)
    empty.close()
    desk, _ = door.create(made.folder / "store", AMINA, ROLES, WORDS[AMINA], TEST)
    record = desk.open_case(bring_in(desk, CASE_FILE.read_text(encoding="utf-8"))).result()
    assert record.assessment.reference == REFERENCE
    line = next(each for each in history(desk, REFERENCE).result() if each.kind == "answer_given")
    (made.folder / "entry").write_text(line.entry, encoding="utf-8")
    sent = send(desk, record, made.sealed, profile=TEST)
    (made.folder / "phrase").write_text(sent.phrase, encoding="utf-8")
    desk.close()
    return made


@pytest.fixture
def place(window: Place, tmp_path: Path) -> Place:
    copied = Place(tmp_path / "place")
    shutil.copytree(window.folder, copied.folder)
    (copied.folder / "signs").mkdir()
    return copied


@contextmanager
def held_up(place: Place, job: Job) -> Iterator[subprocess.Popen[str]]:
    """The command, standing at its piece."""
    environment = {**os.environ, "XDG_DATA_HOME": str(place.folder / "memory"), "PYTHONPATH": str(CHECKOUT)}
    command = [sys.executable, "-m", "tests.faults.held_up", job.piece, str(place.folder / "signs")]
    running = subprocess.Popen(
        [*command, *place.words(job.line)], env=environment, cwd=CHECKOUT, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        end = time.monotonic() + 60
        while not (place.folder / "signs" / "reached").exists():
            assert running.poll() is None, running.communicate()
            assert time.monotonic() < end, "it never came to that piece"
            time.sleep(0.01)
        yield running
    finally:
        running.kill()
        running.communicate()


def whole(place: Place) -> None:
    """Both stores open and hold, and the case is where it was."""
    for store, cases in (("store", [REFERENCE]), ("empty", [])):
        desk = place.opened(store)
        assert desk.verify().result().sound
        assert [each.reference for each in desk.cases().result()] == cases
        desk.close(back_up=False)


@pytest.mark.parametrize("name", JOBS)
def test_ctrl_c_stops_it_says_so_and_nothing_of_it_is_left(name: str, place: Place) -> None:
    before = place.on_disk()
    with held_up(place, JOBS[name]) as running:
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=30)
    assert running.returncode == 15
    assert "It was stopped before its end. Nothing of it is left" in err or "No document was written" in err
    assert "Traceback" not in err
    assert "%" not in err and "Ctrl+C" not in err  # nobody sees a terminal there
    assert place.on_disk() == before
    whole(place)


@pytest.mark.parametrize("name", JOBS)
def test_killed_in_the_middle_the_store_is_whole_and_the_next_one_goes_through(name: str, place: Place) -> None:
    before, job = place.on_disk(), JOBS[name]
    with held_up(place, job) as running:
        running.send_signal(signal.SIGKILL)
        running.communicate(timeout=30)
    left = {each for each in place.on_disk() if not each.endswith("open.json")} - set(before)  # who has it open
    assert [each for each in left if not job.left or not each.startswith(job.left)] == []
    whole(place)
    (place.folder / "signs" / "on").touch()
    with held_up(place, job) as running:
        _, err = running.communicate(timeout=60)
    assert running.returncode == 0, err
    assert not [each for each in place.on_disk() if ".tmp" in each or ".part" in each]


@pytest.mark.parametrize(
    "job",
    [
        replace(JOBS["erasing"], piece=REPLACING),
        replace(JOBS["restore"], piece="Putting it in the store's place"),
        Job(f"keep {REFERENCE} --take-out ENTRY --reason mistaken", "Taking it out, and making the backups anew"),
        Job("recovery new", "Replacing the recovery code"),
        Job(f"bundle export {REFERENCE} --out @stick/copy.sealed", "Writing the file"),
        Job("init --name Amina --role assessor", "Making the store"),
    ],
    ids=["erasing", "restore", "taking out", "recovery code", "sealed copy out", "new store"],
)
def test_past_the_place_of_no_return_ctrl_c_stops_nothing_and_it_is_finished(job: Job, place: Place) -> None:
    with held_up(place, job) as running:
        for _ in range(3):
            running.send_signal(signal.SIGINT)
            time.sleep(0.05)
        (place.folder / "signs" / "on").touch()
        out, err = running.communicate(timeout=60)
    assert running.returncode == 0, err
    assert "Stopped" not in err
    assert len(out.splitlines()[-1]) > 20
    desk = place.opened("store")
    assert desk.verify().result().sound
    assert len(desk.cases().result()) == (0 if job.line.startswith("erase") else 1)
    desk.close(back_up=False)


def on_a_terminal(place: Place, *more: str) -> tuple[int, str]:
    """Backing up, with its standard error on a terminal, and Ctrl+C as a terminal sends it; code and what is seen."""
    environment = {**os.environ, "XDG_DATA_HOME": str(place.folder / "memory"), "PYTHONPATH": str(CHECKOUT)}
    held = ["-m", "tests.faults.held_up", "Proving the copy", str(place.folder / "signs")]
    words = [sys.executable, *held, *place.words("backup"), *more]
    child, ours = pty.fork()
    if child == 0:
        try:
            os.chdir(CHECKOUT)
            os.execve(sys.executable, words, {**environment, "TERM": "xterm"})  # noqa: S606 - ourselves
        finally:
            os._exit(99)
    seen, pressed, end = b"", False, time.monotonic() + 60
    try:
        while True:
            assert time.monotonic() < end, seen
            seen += os.read(ours, 65_536)
            if b"Ctrl+C stops it" in seen and not pressed:
                pressed = True
                os.write(ours, b"\x03")
    except OSError:
        pass
    os.close(ours)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), seen.decode()


def test_on_a_terminal_it_says_how_far_it_is_and_what_stops_it_on_one_line(place: Place) -> None:
    code, seen = on_a_terminal(place)
    assert code == 15
    assert "\rProving the copy ... 50 %   Ctrl+C stops it" in seen
    assert "\x1b" not in seen
    assert seen.index("Ctrl+C stops it") < seen.index("It was stopped before its end.")


def test_line_by_line_each_piece_is_a_line_and_nothing_is_drawn_over(place: Place) -> None:
    code, seen = on_a_terminal(place, "--plain")
    assert code == 15
    said = seen.replace("^C", "")  # the terminal echoes the key wherever it comes, also before the end of a line
    assert "Proving the copy ... (Ctrl+C stops it)\r\n" in said
    assert "%" not in seen
