"""What the stories of two laptops share: two stores, a case that travels between them, and what each side says."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.store.stories import AMINA, AT, FORM, TOM, WORDS, summary

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import CaseId, EntryId, Kind, Voice
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.payloads import AnswerGiven, AssessmentStarted, CaseOpened, Empty, Payload
from hsb_wizard.store import carrying, meeting
from hsb_wizard.store.carrying import Carried
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.opening import create
from hsb_wizard.store.vault import Vault

SAID = {"what": "case", "reference": "A-0007", "sender": AMINA, "reader": TOM, "made": AT}


@dataclass(frozen=True)
class Laptop:
    """One store, open, and what is done with it in these stories."""

    vault: Vault

    def begin(self) -> CaseId:
        """Open a case."""
        import hashlib

        case, name = self.vault.new_case_id(), hashlib.sha256(FORM.encode()).hexdigest()
        self.write(
            case,
            self.entry(case, Kind.CASE_OPENED, CaseOpened("A-0007")),
            self.entry(case, Kind.ASSESSMENT_STARTED, AssessmentStarted("holistic", "1", name)),
            pinned=[("holistic", "1", name, FORM)],
        )
        return case

    def entry(
        self, case: CaseId, kind: Kind, payload: Payload, target: str | None = None, voice: Voice | None = None
    ) -> Entry:
        who = self.vault.me.id
        return Entry(EntryId(os.urandom(16).hex()), case, AT, kind, who, who, payload, voice, target)

    def write(self, case: CaseId, *entries: Entry, pinned: Sequence[tuple[str, str, str, str]] = ()) -> None:
        self.vault.append(entries, summary(case), pinned)

    def answers(self, case: CaseId, path: str, words: str | None) -> Entry:
        """One agreed answer, or its taking back."""
        if words is None:
            return self.entry(case, Kind.ANSWER_CLEARED, Empty(), path, Voice.AGREED)
        return self.entry(case, Kind.ANSWER_GIVEN, AnswerGiven(words), path, Voice.AGREED)

    def says(self, case: CaseId, path: str, words: str | None) -> Entry:
        said = self.answers(case, path, words)
        self.write(case, said)
        return said

    def removes(self, case: CaseId, row: str) -> None:
        self.write(case, self.entry(case, Kind.ROW_REMOVED, Empty(), row, Voice.AGREED))

    def seal(self, case: CaseId) -> Carried:
        """What a sealed copy would carry, read back from its bytes."""
        return carrying.read(carrying.gather(self.vault.room, case, None, SAID).as_bytes)

    def brings_in(self, carried: Carried) -> None:
        room = self.vault.room
        met = meeting.meet(room, carried)
        note = meeting.note_of(room, met, "0" * 64)
        said = self.entry(met.case, Kind.BUNDLE_BROUGHT_IN, note)
        people = [self.entry(CaseId("store"), Kind.PERSON_BROUGHT_IN, each) for each in met.people]
        meeting.join(room, met, summary(met.case), [said], people)

    def record(self, case: CaseId) -> Assessment:
        return fold(case, self.vault.entries(case))

    def rows(self, case: CaseId) -> set[str]:
        """The content entries there are of a case."""
        return {each.id for each in self.vault.entries(case) if each.kind.changes_the_record}


def two(place: Path) -> tuple[Laptop, Laptop]:
    """Amina's laptop and Tom's, each with a store of its own."""
    made = [
        create(place / name, name, ["assessor"], WORDS[name], TEST, place / f"memory of {name}").vault
        for name in (AMINA, TOM)
    ]
    return Laptop(made[0]), Laptop(made[1])
