"""A person at the keyboard of the real program: keys go in, what is painted is read, and nothing else is known.

Keys are counted as a hand would count them: a letter is one, F8 is one. Every wait is for something on the screen.
"""

from __future__ import annotations

import fcntl
import os
import re
import signal
import struct
import sys
import termios
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from benchmarks.terminal import Terminal
from benchmarks.vt import SYNCHRONISED, Screen

from hsb_wizard.assessment.play import BANNER

KEYS = {
    "enter": "\r", "tab": "\t", "back_tab": "\x1b[Z", "down": "\x1b[B", "up": "\x1b[A", "home": "\x1b[H",
    "end": "\x1b[F", "all": "\x01",
    "backspace": "\x7f", "clear": "\x15", "escape": "\x1b", "space": " ", "f1": "\x1bOP", "f2": "\x1bOQ",
    "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~",
    "f10": "\x1b[21~",
}  # fmt: skip
PATIENCE = 60.0
BREATH = 0.04
STAYS = 0.12  # seconds without another frame: the picture is whole
AT_THE_END = 3.0  # seconds without an answer: there is no further line
PIECE = 400  # letters sent before the screen is looked at
FIELDS = (" Enter Go on", " Enter Next", " Tab Next", " Space Mark")  # how a foot begins where a field has the keys
DRAWN = re.compile(r"[\s│─|>]+")


class Frames(Screen):
    """A screen that knows whether a frame is half painted, and where the cursor was left by the last whole one."""

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__(columns, rows)
        self.painting = False

    def _private(self, number: int, what: str) -> None:
        if number == SYNCHRONISED and what in ("h", "l"):
            self.painting = what == "h"
        super()._private(number, what)


class Sight:
    """What is seen of one run of the program."""

    terminal: Terminal
    head: str  # the title of the page that was left
    lately: deque[str]  # what was pressed last, and on which page

    @property
    def text(self) -> str:
        """Everything on the screen."""
        return self.terminal.screen.text

    @property
    def lines(self) -> list[str]:
        """The screen, row by row."""
        return self.text.split("\n")

    @property
    def body(self) -> list[str]:
        """The page from its title on: below the header, and below the banner of live proceedings where there is one."""
        below = self.lines[2:]
        return below[1:] if below[0].strip() == BANNER else below

    @property
    def marked(self) -> str:
        """The line at the mark of a list."""
        return next((line for line in self.lines if line.startswith(" > ")), "")

    @property
    def cursor(self) -> tuple[int, int]:
        """Row and column of the terminal's own cursor."""
        return self.terminal.screen.y, self.terminal.screen.x

    @property
    def squeezed(self) -> str:
        """The screen without spaces, line ends and frames: words are found however they are broken."""
        return squeeze(self.text)

    def until(self, test: Callable[[], bool], wanted: str, patience: float = PATIENCE) -> None:
        """Read until ``test`` holds on a whole frame; fail with the screen where it never does."""
        end = time.monotonic() + patience
        frames = self.terminal.screen
        assert isinstance(frames, Frames)
        while frames.painting or not test():
            if not self.terminal.read(0.2) and (self.terminal.ended or time.monotonic() > end):
                why = "the program ended" if self.terminal.ended else "it did not come"
                pressed = "\n".join(self.lately)
                raise AssertionError(f"Waited for {wanted!r}: {why}. On the screen:\n{self.text}\nPressed:\n{pressed}")

    def sees(self, words: str, patience: float = PATIENCE) -> None:
        """Wait until ``words`` stand on the screen, however they are broken into lines."""
        wanted = squeeze(words)
        self.until(lambda: wanted in self.squeezed, words, patience)

    def left(self) -> bool:
        """Whether head and foot are those of another page than the one that a key left."""
        return page_of(self.body[0]) != self.head and self.lines[-1].startswith(
            (" Enter Open", " F8 Continue", *FIELDS)
        )

    def waits_for_keys(self) -> None:
        """Until a field of the page shows that keys go there: its mark, or the cursor in its frame.

        Where there is much to read first the field may stand below what is in sight: nobody waits long for that.
        """
        self.waits(
            lambda: not self.lines[-1].startswith(FIELDS) or bool(self.marked) or "│" in self.lines[self.cursor[0]]
        )

    def waits(self, test: Callable[[], bool]) -> None:
        """Read until ``test`` holds, or it has long not done so."""
        end = time.monotonic() + AT_THE_END
        while not test() and time.monotonic() < end:
            self.terminal.read(BREATH)

    def sees_no(self, words: str) -> None:
        """Wait until ``words`` are gone from the screen."""
        wanted = squeeze(words)
        self.until(lambda: wanted not in self.squeezed, f"no {words}")


class Keyboard(Sight):
    """One run of the program on the store in ``folder``. Use it as a context: leaving ends the program."""

    def __init__(self, folder: Path, columns: int = 80, rows: int = 24, *, pastes: int = 0) -> None:
        """``pastes``: texts of so many letters and more are pasted, as one key; nought types everything."""
        command = [sys.executable, "-m", "hsb_wizard", "--store", str(folder)]
        self.terminal = Terminal(command, columns, rows)
        self.terminal.screen = Frames(columns, rows)
        self.keys = 0
        self.written = 0  # of these: letters of what people say in their own words
        self.pastes, self.pasted = pastes, 0
        self.head = ""
        self.lately = deque(maxlen=12)
        self.about = ""  # the question that is being answered
        self.pressed: dict[str, list[tuple[str, str]]] = {}  # for each: the keys, each with the screen before it

    def __enter__(self) -> Keyboard:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.terminal.close()

    # ------------------------------------------------------------------ what is pressed

    def press(self, *names: str, leaves: bool = False) -> None:
        """Press keys by name, or letters as they are, and wait for nothing. ``leaves``: they go to another page."""
        if leaves:
            self.head = page_of(self.body[0])
        for name in names:
            self.keys += 1
            self._notes(name)
            self.terminal.send(KEYS.get(name, name))

    def _notes(self, pressed: str) -> None:
        self.pressed.setdefault(self.about, []).append((pressed, self.text))
        self.lately.append(f"{pressed[-20:]!r} on {self.body[0].strip()} | {self.body[1].strip()} | {self.marked}")

    def to(self, key: str, words: str) -> None:
        """Press one key and wait for ``words``."""
        self.press(key)
        self.sees(words)
        self.breathes()

    def breathes(self) -> None:
        """A page takes the keys just after it is painted: nobody types within that moment."""
        self.terminal.quiet(BREATH)

    def step(self, key: str = "tab") -> None:
        """Press a key that moves to another field: wait until cursor or mark has gone there (the page may scroll)."""
        cursor, marked = self.cursor, self.marked
        self.press(key)
        if key in {"up", "down"} and marked:  # a page that scrolls moves the cursor while the mark stays where it was
            self.until(lambda: self.marked != marked, f"the mark after {key}")
        else:
            self.until(lambda: (self.cursor, self.marked) != (cursor, marked), f"the cursor after {key}")
        self.breathes()

    def replaces(self, text: str) -> None:
        """Empty the line where the keys are, then type ``text``."""
        self.press("clear")
        self.until(lambda: re.search("│ *│$", self.lines[self.cursor[0]]) is not None, "an empty line")
        self.breathes()
        self.types(text)

    def types(self, text: str) -> None:
        """Type ``text`` where the keys are, or paste it, and see its end arrive."""
        if self.pastes and len(text) >= self.pastes:
            self.keys += 1
            self.pasted += len(text)
            self._notes(text)
            self.paste(text.replace("\n", "\r"))
            self._arrived(text)
            return
        for start in range(0, len(text), PIECE):
            piece = text[start : start + PIECE]
            self.keys += len(piece)
            self.written += len(piece)
            self._notes(piece)
            self.terminal.send(piece.replace("\n", "\r"))
            self._arrived(piece)

    def _arrived(self, piece: str) -> None:
        tail = squeeze(piece)[-18:]
        self.until(lambda: tail in self.squeezed, piece[-30:])

    def types_hidden(self, secret: str) -> None:
        """Type a passphrase: as many stars arrive."""
        self.keys += len(secret)
        before = self.text.count("*")
        self.terminal.send(secret)
        self.until(lambda: self.text.count("*") == before + len(secret), "the stars of a passphrase")

    def marks(self, letter: str) -> None:
        """Type the letter of a choice and see it marked."""
        self.press(letter)
        shown = re.compile(rf"(^| )> {letter}  |[(\[]x[)\]] {letter}  ", re.MULTILINE)
        self.until(lambda: shown.search(self.text) is not None, f"the mark at {letter}")

    def walks_to(self, words: str) -> None:
        """Move the mark of a list down, then up, until it stands at ``words``."""
        wanted = squeeze(words)
        for key in (self.towards(wanted), "up", "down"):
            while True:
                here = self.marked
                if wanted in squeeze(here):
                    self.terminal.quiet(STAYS)
                    if here == self.marked:
                        return
                    continue
                before = (here, self.cursor)
                self.press(key)
                try:
                    self.until(lambda was=before: self._moved_from(was), "", AT_THE_END)  # type: ignore[misc]
                except AssertionError:
                    break  # the end of the list
                self.breathes()
        pressed = "\n".join(self.lately)
        raise AssertionError(f"No line {words!r} in this list:\n{self.text}\nPressed:\n{pressed}")

    def _moved_from(self, before: tuple[str, tuple[int, int]]) -> bool:
        """Whether the mark has moved and the cursor has come after it: one without the other is half a picture."""
        marked = next((row for row, line in enumerate(self.lines) if line.startswith(" > ")), None)
        return (self.marked, self.cursor) != before and marked == self.cursor[0]

    def towards(self, wanted: str) -> str:
        """Up where the line is in sight above the mark, else down."""
        lines = [squeeze(line) for line in self.lines]
        marked = next((row for row, line in enumerate(self.lines) if line.startswith(" > ")), 0)
        return "up" if any(wanted in line for line in lines[2:marked]) else "down"

    def opens(self, words: str, then: str) -> None:
        """Open the line with ``words`` of a list."""
        self.walks_to(words)
        self.to("enter", then)

    # ------------------------------------------------------------------ what happens to a window

    def paste(self, text: str) -> None:
        """Paste, as a terminal does it."""
        self.terminal.send(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        frames = Frames(columns, rows)
        self.terminal.screen = frames
        fcntl.ioctl(self.terminal._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def kill(self) -> None:
        """End the program as a power cut does."""
        os.kill(self.terminal.pid, signal.SIGKILL)

    def holds(self, seconds: float) -> None:
        """Hold the program as the system may, and let it go on."""
        os.kill(self.terminal.pid, signal.SIGSTOP)
        time.sleep(seconds)
        os.kill(self.terminal.pid, signal.SIGCONT)
        self.terminal.quiet(STAYS)

    def closes_window(self) -> None:
        """Close the terminal with the program in it, and see the program end by itself."""
        os.close(self.terminal._fd)
        end = time.monotonic() + PATIENCE
        while not os.waitpid(self.terminal.pid, os.WNOHANG)[0]:
            assert time.monotonic() < end, "The program goes on without a terminal."
            time.sleep(0.02)
        self.terminal.ended = True
        self.terminal._fd = os.open(os.devnull, os.O_RDONLY)  # what is closed at the end

    def shuts_down(self) -> None:
        """Tell the program to end, as the system does before it switches off, and see it end."""
        os.kill(self.terminal.pid, signal.SIGTERM)
        self._ends()

    def quits(self) -> None:
        """F10, and see the program end."""
        self.press("f10")
        self._ends()

    def _ends(self) -> None:
        end = time.monotonic() + PATIENCE
        while not self.terminal.ended:
            self.terminal.read(0.2)
            assert time.monotonic() < end, "The program did not end."


def squeeze(text: str) -> str:
    """Words without the spaces, line ends and frames between them."""
    return DRAWN.sub("", text)


def page_of(head: str) -> str:
    """The head of a page without how many there are: an answer that asks one more leaves nobody's page.

    Nor does it where ten stand instead of nine, and the number of the page moves to the left by one.
    """
    return re.sub(r" of \d+$", "", " ".join(head.split()))
