"""A mark on a page that is said as a whole asks for what follows from it, line by line as on the screen."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest
from tests.builders import tiny_form, with_keys
from tests.casework.stories import AMINA, TOM, WORDS, open_desk
from tests.casework.versions import shipping
from tests.plain.reader import Script

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.listing import matched
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.plain.at_work import PlainWork
from hsb_wizard.plain.commands import Leave
from hsb_wizard.plain.hall import Hall
from hsb_wizard.work.view_base import TASKS, Place

PATH, WHY = "family.household", "She moved out in May"
BEFORE = ("Read", "Go on", "Tom", "", "", "")
TIRED = "Tired, and wanted to go on"


def heard(desk: Casework, record: Record, place: Place, *typed: str) -> tuple[str, Assessment]:
    """What is said at ``place`` to somebody who types this, and the assessment after it."""
    script = Script(typed)

    async def talk() -> Assessment:
        work = PlainWork(Hall(script, desk), record)
        work.stack = [TASKS, place]
        with suppress(Leave):
            await work.run()
        return work.record.assessment

    after = asyncio.run(talk())
    return script.text, after


def done(step: Step | None) -> Record:
    """Return the record once it is saved."""
    assert step is not None
    step.saved.result()
    return step.record


def test_at_the_end_of_a_sitting_how_the_young_person_was_is_asked_once_they_were_there(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "store")
    try:
        people = {each.name: each for each in desk.people().result()}
        record = desk.start_case("A-0007", people[AMINA], people[TOM]).record
        said, after = heard(desk, record, Place("sitting"), *BEFORE, "Y", "", TIRED, "A", "", "")
    finally:
        desk.close()
    assert "How they were at the end" in said
    assert "What was changed for them" in said
    assert TIRED in str(after)


def test_a_row_of_both_lists_that_is_left_out_asks_what_settled_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipping(monkeypatch)(tiny_form(with_keys(PATH, mode="alone")))
    desk = open_desk(tmp_path / "store")
    try:
        people = {each.name: each for each in desk.people().result()}
        record = desk.start_case("A-0007", people[AMINA], people[TOM]).record
        record = done(verbs.answer(desk, record, "screen.outcome", AnswerGiven("go_on")))
        for name, voice, row in ((AMINA, Voice.LEAD, "r1"), (TOM, Voice.CO, "r2")):
            desk.hand_over(desk.confirm(name, WORDS[name]).result().id)
            record = done(verbs.answer(desk, record, f"{PATH}/{row}/name", AnswerGiven("Nan"), voice))
            record = done(verbs.finish_pass(desk, record, "family", voice))
        record = desk.as_seen(record).result()
        row = matched(record.form, record.assessment, PATH)[0].row
        said, after = heard(desk, record, Place("pair", PATH, row), "L", "", WHY, "")
    finally:
        desk.close()
    assert "What settled it?" in said
    assert "There is a problem." not in said
    assert after.revision > record.assessment.revision
