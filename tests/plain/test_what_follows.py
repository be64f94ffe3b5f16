"""A mark on a page that is said as a whole asks for what follows from it, line by line as on the screen."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path

from tests.casework.stories import AMINA, TOM, open_desk
from tests.plain.reader import Script

from hsb_wizard.assessment.model import Assessment
from hsb_wizard.plain.at_work import PlainWork
from hsb_wizard.plain.commands import Leave
from hsb_wizard.plain.hall import Hall
from hsb_wizard.work.view_base import TASKS, Place

BEFORE = ("Read", "Go on", "Tom", "", "", "")
TIRED = "Tired, and wanted to go on"


def test_at_the_end_of_a_sitting_how_the_young_person_was_is_asked_once_they_were_there(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "store")
    try:
        people = {each.name: each for each in desk.people().result()}
        record = desk.start_case("A-0007", people[AMINA], people[TOM]).record
        script = Script([*BEFORE, "Y", "", TIRED, "A", "", ""])

        async def talk() -> Assessment:
            work = PlainWork(Hall(script, desk), record)
            work.stack = [TASKS, Place("sitting")]
            with suppress(Leave):
                await work.run()
            return work.record.assessment

        after = asyncio.run(talk())
    finally:
        desk.close()
    assert "How they were at the end" in script.text
    assert "What was changed for them" in script.text
    assert TIRED in str(after)
