"""Documents that are being written: where they stand until they have their name, so that a kill leaves none behind.

The place is kept inside the encrypted file for the moment of writing. Where the program was killed in between, the next
start takes away what stands there. No other file is ever taken away: only a name that such a document has until it is
whole.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from hsb_wizard.errors import StoreError
from hsb_wizard.store.room import Room

MARK = "unfinished "  # in meta, before the place
BESIDE = re.compile(r"\..*\.[0-9a-f]{12}\.tmp", re.DOTALL)


def _row(beside: Path) -> str:
    return MARK + os.fsencode(beside).hex()  # a path need not be text


def begin(room: Room, beside: Path) -> None:
    """Keep where a document is about to be written. Raises a StoreError."""
    with room.writing() as connection:
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, '')", (_row(beside),))


def done(room: Room, beside: Path) -> None:
    """Forget the place, where nothing stands there any more. Raises a StoreError."""
    if not beside.exists():
        with room.writing() as connection:
            connection.execute("DELETE FROM meta WHERE name = ?", (_row(beside),))


def tidy(room: Room) -> tuple[Path, ...]:
    """Take away what a killed program left half written, and give what could not be. Raises a StoreError.

    Where the folder is not there, as with a stick that was taken out, the place is kept for the next start.
    """
    if room.read_only:
        return ()
    with room.reading() as connection:
        rows = connection.execute("SELECT name FROM meta WHERE name LIKE ?", (f"{MARK}%",)).fetchall()
    kept = []
    for place in (Path(os.fsdecode(bytes.fromhex(name.removeprefix(MARK)))) for (name,) in rows):
        try:
            if not place.parent.is_dir():
                continue
            if BESIDE.fullmatch(place.name):
                place.unlink(missing_ok=True)
            done(room, place)
        except (OSError, StoreError):
            kept.append(place)
    return tuple(kept)
