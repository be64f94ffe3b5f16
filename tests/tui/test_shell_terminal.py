"""The program in a real terminal: what it imports before it paints, what a crash leaves, what a lock lets through."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.tui.conftest import WORDS

from hsb_wizard.casework import door
from hsb_wizard.casework.reception import Casework

LEAVES = b"\x1b[?1049l"
CANARY, TYPED = "the canary passphrase", "CANARY-42"
HEAVY = {"msgspec", "sqlcipher3", "reportlab", "cryptography", "argon2", "zxcvbn", "pikepdf", "sqlite3"}
KEYS = {"F1": b"\x1bOP", "F9": b"\x1b[20~", "F10": b"\x1b[21~"}

SGR = re.compile(rb"\x1b\[([0-9;]*)m")
PLAIN = "import sys; from pathlib import Path; from hsb_wizard.tui import start; sys.exit(start.run(Path(sys.argv[1])))"

# Every page crashes on F1 here, with a passphrase and words of a case among the local variables.
CRASHING = f"""
import sys
from pathlib import Path
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui import start
class Drawn(RuntimeError):
    def __rich__(self):
        return str(self)
def crash(self):
    passphrase, case = {CANARY!r}, {TYPED!r}
    raise (Drawn if self.desk else RuntimeError)(passphrase + case)
Wizard.action_help = crash
sys.exit(start.run(Path(sys.argv[1])))
"""
LOCKING = """
import sys
from pathlib import Path
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui import start
Wizard.action_help = lambda self: self.leave(75)
sys.exit(start.run(Path(sys.argv[2])))
"""


class Terminal:
    """A program in a terminal of its own, 80 by 24."""

    def __init__(self, program: str, *words: str) -> None:
        self.ours, self.theirs = pty.openpty()
        fcntl.ioctl(self.theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, *words],
            stdin=self.theirs, stdout=self.theirs, stderr=self.theirs, env=environment, start_new_session=True,
        )  # fmt: skip
        self.seen = b""

    def read(self, seconds: float) -> bool:
        """Take what comes within ``seconds``; False when nothing does."""
        if not select.select([self.ours], [], [], seconds)[0]:
            return False
        try:
            self.seen += os.read(self.ours, 65536)
        except OSError:
            return False
        return True

    def wait(self, words: str, times: int = 1) -> None:
        """Read until ``words`` came so many times; fails after twenty seconds."""
        end = time.monotonic() + 20
        while self.seen.count(words.encode()) < times:
            self.read(0.2)
            assert time.monotonic() < end, f"{words!r} never came: {self.seen[-800:]!r}"

    def send(self, *keys: str) -> None:
        """Press keys, or type what is no key's name."""
        for key in keys:
            os.write(self.ours, KEYS.get(key, key.encode()))

    def ended(self) -> int:
        """Read to the end and give the exit code."""
        end = time.monotonic() + 20
        while self.process.poll() is None:
            self.read(0.1)
            assert time.monotonic() < end, "it never ended"
        while self.read(0.1):
            pass
        return self.process.returncode


@contextmanager
def terminal(program: str, *words: str) -> Iterator[Terminal]:
    running = Terminal(program, *words)
    try:
        yield running
    finally:
        if running.process.poll() is None:
            running.process.kill()
        running.process.wait()
        os.close(running.ours)
        os.close(running.theirs)


def with_a_case(desk: Casework) -> None:
    lead, co = desk.people().result()
    desk.start_case("A-0001", lead, co).saved.result()
    desk.close()


def test_nothing_heavy_is_read_before_the_first_paint(shop: Path) -> None:
    program = f"""
import asyncio, sys
from pathlib import Path
import hsb_wizard.tui.start
from hsb_wizard.tui.app import Wizard
Wizard._warm = lambda self: None
async def look():
    app = Wizard(Path({str(shop)!r}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#passphrase").display
        print(*sys.modules)
asyncio.run(look())
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    modules = set(done.stdout.split())
    assert modules & HEAVY == set()
    assert [name for name in modules if name.startswith(("hsb_wizard.forms", "hsb_wizard.store"))] == []


@pytest.mark.parametrize("page", ["set up", "unlock", "list", "new assessment", "who can see", "cover"])
def test_a_crash_on_any_page_leaves_one_sentence_and_nothing_of_a_case(page: str, shop: Path, desk: Casework) -> None:
    with_a_case(desk)
    folder = shop / "nothing" if page == "set up" else shop
    with terminal(CRASHING, str(folder)) as screen:
        screen.wait("1 of 4" if page == "set up" else "Tom Reed")
        screen.send(CANARY if page == "unlock" else "e\r" + TYPED if page == "set up" else WORDS + "\r")
        if page not in {"set up", "unlock"}:
            screen.wait("A-0001")
        after = {"new assessment": ("n", "Five questions"), "who can see": ("\r", "Only us"), "cover": ("F9", "Paused")}
        if page in after:
            screen.send(after[page][0])
            screen.wait(after[page][1])
        screen.send("F1")
        assert screen.ended() == 20
        left = screen.seen.split(LEAVES, 1)[1].decode(errors="replace")  # what stands there once the pages are gone
    assert "Everything saved is safe" in left
    assert "(code " in left
    assert [word for word in (CANARY, TYPED, "Traceback", "locals", WORDS) if word in left] == []
    kept = door.unlock(shop, "Amina Khan", WORDS)
    assert len(kept.cases().result()) == 1
    kept.close()


def test_a_lock_begins_again_in_a_fresh_process_and_echoes_nothing_between(shop: Path) -> None:
    secret = "typedinthegap"
    with terminal(LOCKING, "--store", str(shop)) as screen:
        echo = termios.tcgetattr(screen.theirs)[3] & termios.ECHO
        screen.wait("Tom Reed")
        screen.send(WORDS + "\r")
        screen.wait("New assessment")
        before = len(screen.seen)
        screen.send("F1")
        while screen.seen[before:].count(b"Who is here?") < 1:
            screen.send(secret)
            screen.read(0.02)
        screen.wait("Tom Reed", times=2)
        gap = screen.seen[before:]
        assert b"typed" not in gap
        assert not termios.tcgetattr(screen.theirs)[3] & termios.ECHO
        screen.send("F10")
        assert screen.ended() == 0
        assert termios.tcgetattr(screen.theirs)[3] & termios.ECHO == echo
    door.unlock(shop, "Amina Khan", WORDS).close()


def test_a_terminal_that_goes_away_in_silence_is_noticed_and_the_store_is_closed(shop: Path) -> None:
    with terminal(CRASHING, str(shop)) as screen:
        screen.wait("Tom Reed")
        screen.send(WORDS + "\r")
        screen.wait("New assessment")
        os.close(screen.theirs)
        os.close(screen.ours)
        assert screen.process.wait(20) is not None
        screen.ours, screen.theirs = os.pipe()  # what is closed at the end
    door.unlock(shop, "Amina Khan", WORDS).close()


def colours_in(sent: bytes) -> set[str]:
    """The codes that name a colour; 39 and 49 are the terminal's own."""
    codes = {code for found in SGR.findall(sent) for code in found.decode().split(";") if code}
    return {code for code in codes if int(code) in {*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108)}}


def test_where_no_colour_is_wanted_none_is_sent_and_words_can_be_read(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with terminal(PLAIN, str(shop)) as screen:
        screen.wait("Tom Reed")
        screen.send("wrong\r")
        screen.wait("There is a problem")
        time.sleep(1.1)
        screen.send("F1")
        screen.wait("Tab, Shift+Tab")
        screen.send("F1")
        screen.send(WORDS + "\r")
        screen.wait("New assessment")
        screen.send("n")
        screen.wait("Reference")
        screen.send("some words\x01")
        screen.wait("some words")
        screen.send("F9")
        screen.wait("Paused")
        screen.send("F10")
        assert screen.ended() == 0
        sent = screen.seen
    assert colours_in(sent) == set()


def test_with_colours_they_are_found_where_they_are_sent(shop: Path) -> None:
    """What looks for them does see them."""
    with terminal(PLAIN, str(shop)) as screen:
        screen.wait("Tom Reed")
        screen.send("F10")
        assert screen.ended() == 0
        assert {"38", "48"} <= colours_in(screen.seen)
