"""Forks the program onto a terminal of its own for each round, from a process that has read everything it needs.

SIGUSR1 arms it: so many calls of the program's own functions later, one of them raises, with a passphrase and words of
a case in its message and among its local variables.
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import signal
import socket
import struct
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Any

from tests.faults.server import read_everything

from hsb_wizard.tui import start
from hsb_wizard.tui.app import Wizard

assert Wizard.TITLE
waiting = Event()  # whether something is still to be raised


def raising(after: int, words: str) -> Callable[[FrameType, str, Any], None]:
    """What raises ``words`` at the call of the program's own that comes ``after`` so many others."""
    left = [after]
    waiting.set()

    def look(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and "/hsb_wizard/" in frame.f_code.co_filename:
            left[0] -= 1
            if left[0] == 0:
                waiting.clear()
                secret = words
                raise RuntimeError(f"this must be read by nobody: {secret}")

    return look


def show(order: dict[str, Any], theirs: int) -> None:
    """Become the program, on the terminal ``theirs``."""
    os.login_tty(theirs)

    def arm(*_: object) -> None:
        if not waiting.is_set():
            sys.setprofile(raising(int(order["after"]), str(order["words"])))

    signal.signal(signal.SIGUSR1, arm)
    os._exit(start.run(Path(order["folder"])))


def main(handle: str) -> None:
    """An order in each message; the terminal and the process in reply; its exit code when it is over."""
    read_everything()
    with socket.socket(fileno=int(handle)) as line:
        while order := line.recv(65_536):
            ours, theirs = pty.openpty()
            fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            child = os.fork()
            if child == 0:
                try:
                    os.close(ours)
                    show(json.loads(order), theirs)
                finally:
                    os._exit(99)
            os.close(theirs)
            socket.send_fds(line, [str(child).encode()], [ours])
            os.close(ours)
            line.send(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
