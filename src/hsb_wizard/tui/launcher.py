"""The parent process on Windows: it starts the program again for as long as it ends with "locked" (75).

There, replacing a process gives the console back to the shell, which would read the next passphrase. This parent keeps
it. It imports nothing of ours and nothing heavy: standard library only.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence

LOCKED = 75


def launch(command: Sequence[str], between: Callable[[], None] | None = None) -> int:
    """Run ``command`` until it ends with another code than 75, and give that code.

    ``between`` runs before each start (it makes the console quiet). Ctrl+C belongs to the child.
    """
    environment = {**os.environ, "HSB_WIZARD_CHILD": "1"}
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            (between or quiet_console)()
            code = subprocess.call(list(command), env=environment)  # noqa: S603 - our own command line
            if code != LOCKED:
                return code
    finally:
        signal.signal(signal.SIGINT, before)


def quiet_console() -> None:
    """Switch the console's echo off, so that nothing typed between two children is shown. Elsewhere: nothing."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        handle, mode = kernel.GetStdHandle(-10), ctypes.c_uint32()
        if kernel.GetConsoleMode(handle, ctypes.byref(mode)):
            kernel.SetConsoleMode(handle, mode.value & ~0x0004)
            kernel.FlushConsoleInputBuffer(handle)
