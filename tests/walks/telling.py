"""What a walk says whose record is kept in another way than it was given: what lay there, what came of it, and how.

For each place: the given, the kept, every entry the journal has of it, the keys pressed there and the last screens.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, cast

from tests.walks.keyboard import Keyboard
from tests.walks.people import Record, open_desk

from hsb_wizard.assessment.entries import Entry

SCREENS = 3  # the last ones of a place
NOTHING = "nothing"


def told(k: Keyboard, folder: Path, record: Record, said: Record, places: Collection[str]) -> str:
    """All there is to say about ``places``, for whoever looks for the reason."""
    entries = _entries(folder, record["reference"])
    return "\n".join(
        line
        for place in places
        for line in (
            f"\n{place} was given as\n  {_shown(record, place)}\nand is kept as\n  {_shown(said, place)}",
            *_in_the_journal(entries, place),
            *_at_the_keyboard(k, place),
        )
    )


def _shown(record: Record, place: str) -> str:
    found: Any = record["answers"].get(place, record.get(place, NOTHING))
    return json.dumps(found, ensure_ascii=False, sort_keys=True)


def _entries(folder: Path, reference: str) -> tuple[Entry, ...]:
    with open_desk(folder) as desk:
        case = desk.open_case(reference).result().assessment.case
        return cast("tuple[Entry, ...]", desk.run(lambda vault: vault.entries(case)).result())


def _in_the_journal(entries: Iterable[Entry], place: str) -> list[str]:
    about = [each for each in entries if each.target == place or (each.target or "").startswith(f"{place}/")]
    return ["In the journal:", *(f"  {each.at} {each.kind.value} {each.voice or ''} {each.payload}" for each in about)]


def _at_the_keyboard(k: Keyboard, place: str) -> list[str]:
    pressed = k.pressed.get(place, [])
    keys = " ".join(repr(key) for key, _ in pressed)
    return [f"Pressed there: {keys or NOTHING}", *(f"Before {key!r}:\n{screen}" for key, screen in pressed[-SCREENS:])]
