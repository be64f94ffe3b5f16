"""A program in a real pseudo-terminal, with this process as the terminal: what is painted, and how long it took.

Every piece of output is stamped when it is read and looked at afterwards, so that looking costs the program nothing.
Linux and macOS only: Windows has no pseudo-terminal in its standard library.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import struct
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from benchmarks.figures import NotMeasured
from benchmarks.vt import Screen

PATIENCE = 20.0  # seconds after which a screen that does not come never comes
SILENT = 0.4  # seconds after which a key that painted nothing never does
CHUNK = 1 << 16


class Terminal:
    """One program and its screen. Use it as a context: leaving ends the program, whatever state it is in."""

    def __init__(self, command: Sequence[str], columns: int = 80, rows: int = 24) -> None:
        """Start ``command``; the clock runs from just before its process is made."""
        try:
            import fcntl
            import pty
            import termios
        except ImportError as missing:
            raise NotMeasured(
                "There is no pseudo-terminal on this system; figures of the screen need one."
            ) from missing
        self.screen = Screen(columns, rows)
        self.ended = False
        self.began = self.seen = time.perf_counter()
        self.pid, self._fd = pty.fork()
        size = struct.pack("HHHH", rows, columns, 0, 0)
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, size)
                os.execvpe(command[0], list(command), environment())  # noqa: S606 - a list, no shell
            finally:
                os._exit(127)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, size)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, seconds: float) -> bool:
        """Take one piece of output, waiting ``seconds`` for it; tell whether there was one."""
        if self.ended or not select.select([self._fd], [], [], max(0.0, seconds))[0]:
            return False
        try:
            data = os.read(self._fd, CHUNK)
        except OSError:  # EIO: the program closed its end
            data = b""
        if not data:
            self.ended = True
            return False
        self.seen = time.perf_counter()
        self.screen.feed(data)
        for answer in self.screen.answers:
            os.write(self._fd, answer)
        self.screen.answers.clear()
        return True

    def wait(
        self, painted: str | Callable[[str], bool], since: float | None = None, patience: float = PATIENCE
    ) -> float:
        """Wait until ``painted`` (a pattern, or a test of the text) is on the screen; milliseconds ``since`` then.

        Counted to the piece of output that brought it. Raises NotMeasured where it does not come; the sentence says
        what was waited for and never what stood on the screen.
        """
        test = _test(painted)
        began = self.began if since is None else since
        until = time.perf_counter() + patience
        while not test(self.screen.text):
            if self.ended or time.perf_counter() > until:
                what = painted if isinstance(painted, str) else "the screen"
                raise NotMeasured(f"'{what}' did not come" + (": the program ended." if self.ended else " in time."))
            self.read(0.2)
        return (self.seen - began) * 1000

    def quiet(self, seconds: float = 0.05, patience: float = 3.0) -> None:
        """Wait until the program has written nothing for ``seconds``."""
        until = time.perf_counter() + patience
        while self.read(seconds) and time.perf_counter() < until:
            pass

    def send(self, keys: str) -> None:
        """Type ``keys`` and wait for nothing."""
        os.write(self._fd, keys.encode())

    def press(self, keys: str, painted: str | Callable[[str], bool]) -> float:
        """Type ``keys`` into a quiet screen; milliseconds until ``painted`` is there."""
        while self.read(0):
            pass
        began = time.perf_counter()
        self.send(keys)
        return self.wait(painted, began)

    def stroke(self, keys: str, silence: float = 0.05) -> tuple[float, float] | None:
        """Type ``keys`` into a quiet screen; milliseconds to the first output and to the last before a silence.

        None where nothing was painted: a key that changes nothing, as Down at the end of a list.
        """
        while self.read(0):
            pass
        began = time.perf_counter()
        self.send(keys)
        if not self.read(SILENT):
            return None
        first = self.seen
        self.quiet(silence)
        return (first - began) * 1000, (self.seen - began) * 1000

    def memory(self) -> float:
        """What the program holds in memory by itself, in MiB (proportional set size). Raises NotMeasured off Linux."""
        try:
            lines = Path(f"/proc/{self.pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        except OSError as missing:
            raise NotMeasured("This system does not tell how much memory a program holds.") from missing
        return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024

    def close(self) -> None:
        """End the program and wait for it: first asked, then made."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, sign)
            if self._gone(1.5):
                break
        os.close(self._fd)

    def _gone(self, seconds: float) -> bool:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            try:
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    return True
            except ChildProcessError:
                return True
            if not self.read(0.02):
                time.sleep(0.005)
        return False


def _test(painted: str | Callable[[str], bool]) -> Callable[[str], bool]:
    if not isinstance(painted, str):
        return painted
    wanted = re.compile(painted)
    return lambda text: wanted.search(text) is not None


def environment() -> dict[str, str]:
    """The environment of a program under measurement: a usual terminal, nothing set that changes how it draws."""
    taken = {"NO_COLOR", "TMUX", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE"}  # with the last, each start compiles
    kept = {name: value for name, value in os.environ.items() if name not in taken and not name.startswith("TEXTUAL")}
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}


def program(*words: str) -> list[str]:
    """The command that starts the program with ``words``."""
    return [sys.executable, "-m", "hsb_wizard", *words]


def peer(name: str) -> list[str]:
    """The command that starts a peer."""
    return [sys.executable, str(Path(__file__).parent / "peers" / name)]
