"""The panel under the list: it comes once the mark stands still, writes nothing, and goes with whatever covers it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import pytest
from tests.tui.conftest import TOM, text_of, until
from textual.pilot import Pilot

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.casework.looking import looked_at
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import NotAllowed
from hsb_wizard.tui import glance_panel
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.glance_panel import GlancePanel
from hsb_wizard.tui.home import Home
from hsb_wizard.work.glance import glance

WIDE = (120, 40)


def play(story: Coroutine[Any, Any, None]) -> None:
    asyncio.run(story)


@asynccontextmanager
async def on_list(desk: Casework, size: tuple[int, int] = WIDE) -> AsyncIterator[tuple[Pilot[int], GlancePanel]]:
    app = Wizard(desk.folder)
    app.desk = desk
    async with app.run_test(size=size) as pilot:
        await app.push_screen(Home())
        await until(pilot, "Start a new assessment")
        yield pilot, app.screen.query_one(GlancePanel)


def entries(desk: Casework, record: Record) -> list[Kind]:
    return [each.kind for each in desk.on_vault(lambda vault: vault.entries(record.assessment.case)).result()]


def test_once_the_mark_stands_still_the_panel_says_how_the_record_stands_and_nothing_is_written(
    desk: Casework, complete: Record
) -> None:
    before = entries(desk, complete)

    async def story() -> None:
        async with on_list(desk) as (pilot, panel):
            shown = await until(pilot, "Supervisor")
            assert "┌─ A-0007 ─" in shown
            assert "of 16 completed" in shown
            assert all(letter.encode("cp437", "ignore") for letter in panel.words if letter != "\n")

    play(story())
    assert entries(desk, complete) == before


def test_nothing_that_anybody_wrote_or_answered_stands_in_the_panel(desk: Casework, complete: Record) -> None:
    made = looked_at(
        desk,
        complete.assessment.case,
        lambda record, told, names: glance(record, told, names, desk.me.id),
        lambda: True,
    ).result()
    assert made is not None
    words = " ".join(
        [made.days, made.sections, made.next, made.waiting, made.supervisor, *(e.words for e in made.lately)]
    )
    wrote = {
        text
        for answer in complete.assessment.answers.values()
        for text in (answer.note, answer.value, answer.settled)
        if isinstance(text, str) and len(text) > 12
    }
    assert len(wrote) > 20
    assert [text for text in wrote if text in words] == []


@pytest.mark.parametrize("size", [(80, 24), (117, 40), (120, 27)])
def test_in_a_smaller_window_no_record_is_looked_at(
    desk: Casework, complete: Record, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(glance_panel, "looked_at", lambda *_: pytest.fail("a record was looked at"))

    async def story() -> None:
        async with on_list(desk, size) as (pilot, panel):
            assert "You stopped here on" in await until(pilot, "Next: ")
            await pilot.pause(glance_panel.STOOD + 0.1)
            assert not panel.has_class("-shown")

    play(story())


def test_a_mark_that_moves_on_looks_at_the_one_where_it_stays(
    desk: Casework, complete: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = {each.name: each for each in desk.people().result()}
    others = [desk.start_case(f"B-000{n}", desk.me, people[TOM]).record for n in range(4)]
    looked: list[str] = []

    def noted(desk: Casework, case: Any, *more: Any) -> Any:
        looked.append(case)
        return looked_at(desk, case, *more)

    monkeypatch.setattr(glance_panel, "looked_at", noted)

    async def story() -> None:
        async with on_list(desk) as (pilot, _):
            await pilot.press("home")
            looked.clear()
            await pilot.press("down", "down", "down")
            shown = await until(pilot, "Supervisor")
            last = next(each.assessment for each in others if f"┌─ {each.assessment.reference} " in shown)
            assert looked == [last.case]

    play(story())


def test_what_lies_over_the_list_takes_it_away_and_the_list_looks_again(desk: Casework, complete: Record) -> None:
    async def story() -> None:
        async with on_list(desk) as (pilot, panel):
            await until(pilot, "Supervisor")
            await pilot.press("f9")
            await until(pilot, "Paused. Everything is saved.")
            assert panel.words == ""
            app = pilot.app
            assert isinstance(app, Wizard)
            await app.pop_screen()
            await until(pilot, "Supervisor")

    play(story())


def test_a_record_that_cannot_be_read_shows_what_the_list_knows(
    desk: Casework, complete: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NotAllowed("The form that this record was started on is not in this store.", "Run verify.")

    monkeypatch.setattr(desk, "form_of", refuse)

    async def story() -> None:
        async with on_list(desk) as (pilot, panel):
            await until(pilot, "┌─ A-0007 ─")
            await pilot.pause(glance_panel.STOOD + 0.2)
            shown = text_of(pilot.app) if isinstance(pilot.app, Wizard) else ""
            assert "Supervisor" not in shown
            assert "There is a problem" not in shown
            assert "Next " in panel.words

    play(story())


def test_nobody_waits_for_a_look_that_is_not_wanted_any_more(desk: Casework, complete: Record) -> None:
    asked: list[bool] = []
    found = looked_at(desk, complete.assessment.case, lambda *_: asked.append(True), lambda: False).result()
    assert (found, asked) == (None, [])


def test_a_click_marks_a_line_and_the_panel_follows_as_with_the_keys(desk: Casework, complete: Record) -> None:
    people = {each.name: each for each in desk.people().result()}
    desk.start_case("B-0001", desk.me, people[TOM]).saved.result()

    async def story() -> None:
        async with on_list(desk) as (pilot, panel):
            await pilot.press("home")
            before = panel.border_title
            await pilot.click("#cases", offset=(5, 1))
            await pilot.pause()
            assert {before, panel.border_title} == {"A-0007", "B-0001"}

    play(story())
