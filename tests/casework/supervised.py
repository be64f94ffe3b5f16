"""What stories of the supervisor's desk share: a third person, and records that stand where a story begins."""

from __future__ import annotations

from tests.casework.stories import AMINA, TOM, WORDS

from hsb_wizard.assessment.lifecycle import CARDS
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import supervising, verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.store.keys import TEST

PRIYA = "Priya Nair"
HERS = "walnut bicycle marble otter lamp"


def add_priya(desk: Casework) -> None:
    """Let a supervisor in as well."""
    desk.run(lambda vault: vault.add_person(PRIYA, {"supervisor"}, HERS, TEST)).result()


def turn(desk: Casework, name: str) -> None:
    """Put somebody at the keyboard who gives their own passphrase."""
    desk.hand_over(desk.confirm(name, {**WORDS, PRIYA: HERS}[name]).result().id)


def said(step: Step | None) -> Record:
    """Return the record once it is saved."""
    assert step is not None
    step.saved.result()
    return step.record


def code(desk: Casework, record: Record) -> str:
    return desk.record_code(record.assessment.case).result()


def both_sign(desk: Casework, record: Record) -> Record:
    for name in (AMINA, TOM):
        turn(desk, name)
        record = said(verbs.sign(desk, record, code(desk, record)))
    return record


def checked(desk: Casework, record: Record) -> Record:
    """Return the record after a supervisor has judged the six cards and signed."""
    turn(desk, PRIYA)
    for card in CARDS:
        record = said(supervising.judge(desk, record, card, "enough", "It is there."))
    knows = "Course of 2025, advice of the specialist service"
    return said(supervising.countersign(desk, record, code(desk, record), supervising.Check(knows)))


def met(desk: Casework, record: Record) -> Record:
    """Return the record once the agencies have met about it."""
    path = record.form.role("meeting")
    for row in record.assessment.rows[path]:
        for field, words in (("held", "held"), ("agreed", "The judgements and the plan, as they stand.")):
            step = verbs.answer(desk, record, f"{path}/{row}/{field}", AnswerGiven(words))
            record = said(step) if step else record
    return record
