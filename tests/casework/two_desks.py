"""What stories of two laptops share: a store with both assessors, copied as teams copy it, and one case on both."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from tests.casework.stories import AMINA, TOM, WORDS, open_desk

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.casework.door import unlock
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.sealed_copies import Brought, Cover, bring_in, send
from hsb_wizard.store.keys import TEST

REFERENCE, PART = "A-0007", "family"
FACTORS = ("family.supervision", "family.stance", "family.relationships", "family.pressures", "family.family_history")


def begun(folder: Path) -> Path:
    """Make a store with both assessors and a case whose ratings are open; give its folder, closed."""
    desk = open_desk(folder)
    record = desk.start_case(REFERENCE, *desk.people().result()).record
    record = desk.keep(record, desk.pen().answer(record.assessment, "screen.outcome", AnswerGiven("go_on"))).record
    desk.close()
    return folder


@dataclass
class Desk:
    """Reception on one laptop, with the case that these stories are about."""

    desk: Casework
    outbox: Path
    record: Record
    sent: int = 0

    def says(self, path: str, value: str, voice: Voice = Voice.AGREED, note: str = "") -> None:
        entry = self.desk.pen().answer(self.record.assessment, path, AnswerGiven(value, note=note), voice)
        step = self.desk.keep(self.record, entry)
        step.saved.result()
        self.record = step.record

    def finishes(self, voice: Voice) -> None:
        step = verbs.finish_pass(self.desk, self.record, PART, voice)
        step.saved.result()
        self.record = step.record

    def shows_both(self, other: str) -> None:
        """The other gives their passphrase at this laptop, and both are shown."""
        self.desk.confirm(other, WORDS[other]).result()
        self.reopen()
        verbs.show_both(self.desk, self.record, PART).saved.result()
        self.reopen()

    def reopen(self) -> None:
        self.record = self.desk.open_case(REFERENCE).result()

    def sends(self, part: str = "", reader: str = "") -> tuple[Path, str]:
        """Send a sealed copy; give the file and its phrase."""
        self.sent += 1
        out = self.outbox / f"Assessment {REFERENCE} {self.sent}.sealed"
        made = send(self.desk, self.record, out, Cover(reader, part), TEST)
        return made.path, made.phrase

    def brings_in(self, sealed: tuple[Path, str]) -> Brought:
        brought = bring_in(self.desk, *sealed).result()
        self.reopen()
        return brought


def two_desks(window: Path, place: Path) -> tuple[Desk, Desk]:
    """Amina's laptop, and Tom's with a copy of the store: the same people and case, another writer."""
    desks = []
    for name in (AMINA, TOM):
        folder = place / name
        shutil.copytree(window, folder)
        (place / f"outbox of {name}").mkdir()
        with patch.dict(os.environ, {"XDG_DATA_HOME": str(place / f"memory of {name}")}):  # each remembers for itself
            desk = unlock(folder, name, WORDS[name])
        desks.append(Desk(desk, place / f"outbox of {name}", desk.open_case(REFERENCE).result()))
    return desks[0], desks[1]
