"""Each training case walked in plain mode from first page to last: every page is read out, nothing is refused."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from pathlib import Path

import pytest
from tests.casework.stories import open_desk
from tests.plain.reader import Script

from hsb_wizard.casework.bringing_in import bring_in
from hsb_wizard.casework.training_cases import ids, training_case
from hsb_wizard.plain import reading
from hsb_wizard.plain.at_work import PlainWork
from hsb_wizard.plain.commands import Leave
from hsb_wizard.plain.hall import Hall
from hsb_wizard.work.view_base import TASKS, ListView, Place
from hsb_wizard.work.view_place import place_of, walk

WALKED = ids() if os.environ.get("WALK") == "whole" else ("no_offence",)  # `make walk` takes them all
ENDS = ("check", "sign", "due", "standing", "documents", "sheets", "assessors", "told")


class Walker(Script):
    """Somebody who opens every section, goes on through its pages, then opens the pages at the end."""

    work: PlainWork

    def __init__(self, places: list[Place]) -> None:
        super().__init__(())
        self.places, self.inside = places, False
        self.seen: list[Place] = []

    async def ask(self, prompt: str, *, secret: bool = False) -> str:
        self.heard.append(prompt)
        place = self.work.place
        self.seen.append(place)
        if place == TASKS:
            self.inside = False
            if not self.places:
                return ".q"
            view = self.work.view
            assert isinstance(view, ListView)
            leads = {to: letter for letter, to in reading.lines_of(view)[1].items()}
            return leads.get(self.places.pop(0), ".s")
        if place.kind == "section" and not self.inside:
            self.inside, order = True, walk(self.work.record, place.at)
            await self.work.go(place_of(self.work.record, order[0]))
            return ".s"
        return ".c" if place.kind in {"question", "rows"} else ".l"


@pytest.mark.parametrize("name", WALKED)
def test_every_page_of_a_training_case_is_read_out(name: str, tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "store")
    try:
        case = training_case(name)
        record = desk.open_case(bring_in(desk, case.text(desk.form, desk.today()))).result()
        tell = record.form.role("tell").partition(".")[0]  # its page keeps entries of its own
        sections = [each.id for each in record.form.sections if record.play.on_route(each.id) and each.id != tell]
        walker = Walker([*(Place("section", each) for each in sections), *map(Place, ENDS)])

        async def walked() -> None:
            walker.work = PlainWork(Hall(walker, desk), record)
            walker.work.stack = [TASKS]
            with suppress(Leave):
                await walker.work.run()

        asyncio.run(walked())
    finally:
        desk.close()
    asked = {path for each in sections for path in walk(record, each)}
    assert {place.at for place in walker.seen if place.kind in {"question", "rows"}} == asked
    assert reading.PROBLEM not in walker.text
    assert "\x1b" not in walker.text
