"""What the stories of reception share: a small store with its people, and the complete made-up case as plain data."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hsb_wizard.casework.bringing_in import bring_in
from hsb_wizard.casework.door import create
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.store.keys import TEST

AMINA, TOM = "Amina Khan", "Tom Rees"
WORDS = {AMINA: "lantern meadow copper violin harbour", TOM: "saddle pepper window orchid thunder"}
CASE_FILE = Path(__file__).parents[1] / "data" / "complete_case.json"

Change = Callable[[dict[str, Any]], Any]


def complete() -> dict[str, Any]:
    """Return the complete case as plain data, to be bent by a test."""
    plain: dict[str, Any] = json.loads(CASE_FILE.read_text(encoding="utf-8"))
    return plain


def open_desk(folder: Path) -> Casework:
    """Make a store with both assessors and return reception over it, with Amina at the keyboard."""
    desk, _ = create(folder, AMINA, frozenset({"assessor"}), WORDS[AMINA], TEST)
    desk.run(lambda vault: vault.add_person(TOM, {"assessor"}, WORDS[TOM], TEST)).result()
    return desk


def brought_in(desk: Casework, *changes: Change) -> Record:
    """Bring the complete case in, after each change to its plain data, and open it."""
    plain = complete()
    for change in changes:
        change(plain)
    return desk.open_case(bring_in(desk, json.dumps(plain))).result()
