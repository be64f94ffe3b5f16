"""A supervisor comes back to a record after some days, by keys: what changed since, beside what they asked."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from threading import Event

import pytest
from tests.tui.conftest import WORDS, text_of, until
from tests.tui.ending import on_screen, strange
from textual.pilot import Pilot

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework import supervising, verbs
from hsb_wizard.casework.drafts import said_of
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.store.keys import TEST
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.values import replace

PRIYA, HERS = "Priya Nair", "five plain words for Priya"
PATH = "family.supervision"
BEFORE_NOON = datetime(2027, 1, 4, 11, 0).astimezone()
Story = Callable[[Pilot[int], MainScreen], Awaitable[None]]


def turn(desk: Casework, name: str, words: str) -> None:
    desk.hand_over(desk.confirm(name, words).result().id)


def later(desk: Casework, days: int) -> None:
    """It is so many days after the record was begun."""
    desk.clock = lambda: BEFORE_NOON + timedelta(days=days)


def opened(desk: Casework, record: Record) -> Record:
    return desk.open_case(record.assessment.case).result()


@pytest.fixture
def changed(desk: Casework, complete: Record) -> Record:
    """A supervisor looked and asked; on the day after the pair changed the answer; two days later she is back."""
    desk.run(lambda vault: vault.add_person(PRIYA, {"supervisor"}, HERS, TEST)).result()
    later(desk, 1)
    turn(desk, PRIYA, HERS)
    asked = supervising.ask(desk, opened(desk, complete), PATH, "What moved you here?")
    asked.saved.result()
    later(desk, 2)
    turn(desk, "Amina Khan", WORDS)
    before = said_of(asked.record.assessment.answer(PATH))
    step = verbs.answer(desk, asked.record, PATH, replace(before, note="School: twice in October."), Voice.AGREED)
    assert step is not None
    step.saved.result()
    later(desk, 4)
    turn(desk, PRIYA, HERS)
    return opened(desk, complete)


def reads(desk: Casework, record: Record, story: Story, size: tuple[int, int]) -> None:
    async def whole() -> None:
        async with on_screen(desk, record, "Read first", size) as (pilot, work):
            await story(pilot, work)
            assert strange(pilot) == set()

    asyncio.run(whole())


def test_what_changed_since_the_last_look_is_first_to_read_and_stands_at_its_answer(
    desk: Casework, changed: Record
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        shown = await until(pilot, "Changed since you last looked")
        assert "You last opened this record here on 5 Jan 2027 11:00." in shown
        assert "1 changed since you looked" in " ".join(shown.split())
        await pilot.press("f6")
        await until(pilot, "A question stands here (Open)")
        await pilot.press("pagedown")
        await until(pilot, "6 Jan 2027 11:00, Amina Khan: Agreed")
        await until(pilot, "Note: + School: twice in October.")
        assert "What moved you here?" in text_of(pilot.app)  # type: ignore[arg-type]

    reads(desk, changed, story, (80, 24))


def test_in_a_wide_window_evidence_and_comments_stand_side_by_side_with_the_changes_in_a_frame(
    desk: Casework, changed: Record
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await pilot.press("f6")
        lines = (await until(pilot, "┌─ What changed since you last looked")).splitlines()
        heads = next(line for line in lines if "│ Comments" in line)
        assert heads.index("Before they agreed") < heads.index("Comments")
        assert any("What moved you here?" in line for line in lines)
        assert "1 open comment of 1" in lines[2]

    reads(desk, changed, story, (120, 40))


def test_a_supervisor_opening_the_record_again_on_the_same_day_still_finds_what_changed(
    desk: Casework, changed: Record
) -> None:
    again = opened(desk, changed)

    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        shown = await until(pilot, "You last opened this record here on 5 Jan 2027 11:00.")
        assert "1 changed since you looked" in " ".join(shown.split())

    reads(desk, again, story, (120, 40))


def test_the_pair_at_their_own_page_are_told_nothing_of_what_a_supervisor_looked_at(
    desk: Casework, changed: Record
) -> None:
    turn(desk, "Amina Khan", WORDS)

    async def on_screen() -> str:
        app = Wizard(desk.folder)
        async with app.run_test(size=(120, 40)) as pilot:
            app.desk = desk
            app.push_screen(MainScreen(desk, opened(desk, changed), PATH, new=True))
            return await until(pilot, "Supervision at home")

    assert "last looked" not in asyncio.run(on_screen())


def test_whoever_leaves_while_the_journal_is_read_ends_nothing(desk: Casework, changed: Record) -> None:
    read = Event()

    async def on_screen() -> None:
        app = Wizard(desk.folder)
        async with app.run_test(size=(80, 24)) as pilot:
            app.desk = desk
            desk.on_vault(lambda vault: read.wait(10))  # the clerk has something else to do first
            app.push_screen(MainScreen(desk, changed))
            await pilot.pause()
            app.pop_screen()
            read.set()
            await asyncio.wrap_future(desk.on_vault(lambda vault: None))
            await pilot.pause(0.2)
        assert app.failures == []

    asyncio.run(on_screen())
