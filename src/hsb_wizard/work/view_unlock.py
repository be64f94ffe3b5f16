"""What the first page says of a store that is locked: where it is kept, and when its file was last written. Pure.

Nobody was let in yet: nothing that stands inside a store, and no name of a case, may enter.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from hsb_wizard.assessment.days import in_words
from hsb_wizard.work.line import shortened_inside

KEPT, USED = "Kept in", "Last used"
LABEL = 13  # cells of a label and the room behind it
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def locked(folder: Path, written: datetime | None) -> tuple[tuple[str, str], ...]:
    """Where the assessments are kept, and when that was last used, each with its label; nothing that nobody knows."""
    kept = (KEPT, str(folder.absolute()))
    return (kept, (USED, _moment(written))) if written else (kept,)


def locked_lines(folder: Path, written: datetime | None, width: int) -> tuple[str, ...]:
    """The same as lines of at most ``width`` cells: a long place is shortened inside."""
    room = width - LABEL
    return tuple(f"{label.ljust(LABEL)}{shortened_inside(words, room)}" for label, words in locked(folder, written))


def _moment(when: datetime) -> str:
    return f"{DAYS[when.weekday()]} {in_words(when.date().isoformat())}, {when:%H:%M}"
