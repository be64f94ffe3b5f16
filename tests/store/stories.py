"""What the stories of the strong room share: a small made-up store, entries for it, and ways to do it harm by hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import CaseId, EntryId, Kind, PractitionerId, Voice
from hsb_wizard.assessment.payloads import AnswerGiven, AssessmentStarted, CaseOpened, PassFinished, Payload
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.store import engine, people_file, slots
from hsb_wizard.store.engine import Connection
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.opening import create, unlock
from hsb_wizard.store.vault import Vault

AMINA, TOM = "Amina Khan", "Tom Reed"
WORDS = {AMINA: "lantern meadow copper violin harbour", TOM: "saddle pepper window orchid thunder"}
AT = "2026-11-20T10:00:00+00:00"
FORM = '{"id":"holistic"}'
CANARY = "the heron waits by the weir"


@dataclass(frozen=True)
class Shop:
    """A store of two practitioners and one case, closed; and the way back in."""

    folder: Path
    memory: Path
    code: str
    case: CaseId

    def open(self, name: str = AMINA) -> Vault:
        return unlock(self.folder, name, WORDS[name], self.memory)

    @property
    def key(self) -> bytes:
        opened = slots.open_slot(people_file.slot_of(self.folder, AMINA), WORDS[AMINA])
        assert opened is not None
        return opened.store_key

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    @contextmanager
    def by_hand(self) -> Iterator[Connection]:
        """Give the decrypted tables to whoever holds the key and means harm: no triggers, no checks."""
        connection = engine.connect(self.database, self.key)
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        yield connection
        connection.close()


def summary(case: CaseId, status: str = "draft") -> CaseSummary:
    return CaseSummary(case, "A-0007", status, AMINA, TOM, "2026-11-02", AT, AT)


def entry(vault: Vault, case: CaseId, kind: Kind, payload: Payload, target: str | None = None) -> Entry:
    identifier = EntryId(os.urandom(16).hex())
    who = vault.me.id
    return Entry(identifier, case, AT, kind, who, who, payload, Voice.LEAD if target else None, target)


def answer(vault: Vault, case: CaseId, text: str, target: str = "family.supervision") -> Entry:
    return entry(vault, case, Kind.ANSWER_GIVEN, AnswerGiven(text), target)


def say(vault: Vault, case: CaseId, text: str, target: str = "family.supervision") -> str:
    """Save one answer; give the record code."""
    return vault.append([answer(vault, case, text, target)], summary(case))


def open_shop(place: Path) -> Shop:
    """Make a store in ``place`` with a case of ten answers and one finished pass, and close it."""
    import hashlib

    folder, memory = place / "store", place / "memory"
    made = create(folder, AMINA, ["assessor"], WORDS[AMINA], TEST, memory)
    vault = made.vault
    vault.add_person(TOM, ["assessor"], WORDS[TOM], TEST)
    case, form_hash = vault.new_case_id(), hashlib.sha256(FORM.encode()).hexdigest()
    begins = entry(vault, case, Kind.CASE_OPENED, CaseOpened("A-0007"))
    started = entry(vault, case, Kind.ASSESSMENT_STARTED, AssessmentStarted("holistic", "1", form_hash))
    vault.append([begins, started], summary(case), [("holistic", "1", form_hash, FORM)])
    for number in range(10):
        say(vault, case, f"{CANARY} {number}", f"family.question_{number}")
    vault.append([entry(vault, case, Kind.PASS_FINISHED, PassFinished(), "family")], summary(case))
    vault.close()
    return Shop(folder, memory, made.recovery_code, case)


def somebody() -> PractitionerId:
    return PractitionerId("ffffffffffffffff")


@contextmanager
def as_an_ordinary_user() -> Iterator[None]:
    """Put down the rights of root, which file modes do not hold back."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
