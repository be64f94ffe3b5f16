"""The still picture of the first page: it stands before Textual is read, and is put away where Textual never comes.

The terminal is made quiet before it is drawn, and what was typed ahead is thrown away. Standard library that costs no
time, and nothing else; nothing of a case may enter.
"""

from __future__ import annotations

import os
import sys

AWAY = "\x1b[?1049l\x1b[?25h"
_before: list[object] = []  # the mode of the terminal before it was made quiet, while the picture stands


def first_picture(columns: int, rows: int) -> str:
    """What stands on the screen while Textual is read: the head and foot of the first page, cursor hidden."""
    rule = "─" * columns
    lines = [" Assessments on this laptop", rule, *[""] * max(0, rows - 4), rule, " F10 Quit"]
    return "\x1b[?1049h\x1b[?25l\x1b[2J\x1b[H" + "\r\n".join(line[:columns] for line in lines[:rows])


def quiet() -> list[object]:
    """Echo and line mode off, what was typed ahead thrown away; gives the mode to put back, with both on.

    A process that follows a lock finds the terminal quiet already: it leaves it sane all the same.
    """
    if sys.platform == "win32":
        return []
    import termios

    sane = termios.tcgetattr(0)
    noiseless = [*sane]
    noiseless[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(0, termios.TCSANOW, noiseless)
    termios.tcflush(0, termios.TCIFLUSH)
    sane[3] |= termios.ECHO | termios.ICANON
    return list(sane)


def loud(before: list[object]) -> None:
    """Put the mode back that `quiet` gave."""
    if sys.platform == "win32":
        return
    import termios

    try:
        termios.tcsetattr(0, termios.TCSANOW, before)  # type: ignore[arg-type]
    except termios.error:
        return


def stand() -> None:
    """Make the terminal quiet and draw the picture. Where that cannot be done, nothing stands."""
    try:
        size = os.get_terminal_size(1)
        _before[:] = quiet()
        os.write(1, first_picture(size.columns or 80, size.lines or 24).encode())
    except OSError:
        _before.clear()


def stands() -> bool:
    """Whether it was drawn and nobody has taken over; whoever asks does so now."""
    stood = bool(_before)
    _before.clear()
    return stood


def away() -> None:
    """Put it away where the program ends before its first page: what is said next must be seen."""
    before = [*_before]
    if stands():
        os.write(1, AWAY.encode())
        loud(before)
