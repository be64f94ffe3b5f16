"""The first lines of plain mode, said before anything else is read: a screen reader begins while Python goes on.

Standard library that is there by itself, and nothing else; no word of a store or a form may enter.
"""

from __future__ import annotations

import os

TITLE = "Assessments on this laptop. Plain mode: line by line."
HOW = (
    "Type the letter of a line and press Enter.",
    "Commands begin with a full stop: .? help, .f find, .b back, .q leave.",
    "Where a page names a key, F5 say, a full stop and the key does it: .f5",
)
_said = [False]


def say() -> None:
    """Say them; where nobody can be told anything, they are said again by whoever finds that out."""
    try:
        os.write(1, "".join(f"{line}\n" for line in (TITLE, *HOW)).encode())
    except OSError:
        return
    _said[0] = True


def left_to_say() -> tuple[str, ...]:
    """What of them was not said yet; from now on nothing is."""
    said, _said[0] = _said[0], False
    return () if said else (TITLE, *HOW)
