"""Who stands at the keyboard of a walk: two assessors and a supervisor, each with a passphrase. All are made up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hsb_wizard import settings
from hsb_wizard.casework.door import create, unlock
from hsb_wizard.casework.exchange import to_plain
from hsb_wizard.casework.reception import Casework
from hsb_wizard.store.keys import TEST

AMINA, TOM, PRIYA = "Amina Khan", "Tom Rees", "Priya Nair"
PHRASES = {
    AMINA: "velvet harbour cinnamon otter",
    TOM: "meadow lantern pretzel walrus",
    PRIYA: "walnut bicycle marble otter lamp",
}
SERVICE = "North Shire Youth Justice"
Record = dict[str, Any]


def names_of(record: Record) -> dict[str, str]:
    """Who of the two is which voice of this record."""
    return {voice: record["assessors"][voice] for voice in ("lead", "co")}


def laptop(folder: Path) -> Path:
    """A laptop that is set up for the three of them, with nothing on it yet."""
    desk, _ = create(folder, AMINA, frozenset({"assessor"}), PHRASES[AMINA], TEST, "england")
    desk.run(lambda vault: vault.add_person(TOM, {"assessor"}, PHRASES[TOM], TEST)).result()
    desk.run(lambda vault: vault.add_person(PRIYA, {"supervisor"}, PHRASES[PRIYA], TEST)).result()
    desk.close()
    settings.write(folder, settings.Settings(service=SERVICE))
    return folder


@contextmanager
def open_desk(folder: Path) -> Iterator[Casework]:
    """The laptop as the lead assessor opens it, without a screen."""
    desk = unlock(folder, AMINA, PHRASES[AMINA])
    try:
        yield desk
    finally:
        desk.close()


def kept(folder: Path, reference: str) -> Record:
    """What the store holds, as `show --json` writes it."""
    with open_desk(folder) as desk:
        opened = desk.open_case(reference).result()
        return to_plain(opened, desk.record_code(opened.assessment.case).result())
