"""The work as two people meet it, by keys alone."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.tui.conftest import AMINA, TOM, TOMS, WORDS, text_of, typed, until
from textual.pilot import Pilot

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import door, verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import DiskFull
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.frame import Page
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.work.view_place import place_of

SMALL, LARGE = (80, 24), (120, 40)
FACTOR = "family.supervision"


class Bench(Wizard):
    """The app with the record's page on an empty one, as if somebody had just been let in."""

    CSS_PATH = str(Path(__file__).parents[2] / "src" / "hsb_wizard" / "tui" / "app.tcss")

    def get_default_screen(self) -> Page:
        return Page(id="_default")


def play(story: Coroutine[Any, Any, None]) -> None:
    asyncio.run(story)


def begun(desk: Casework, **answers: str) -> Record:
    """Start a record on which ratings are open."""
    lead, co = (next(each for each in desk.people().result() if each.name == name) for name in (AMINA, TOM))
    record = desk.start_case("A-0007", lead, co).record
    for path, value in {"screen.outcome": "go_on", **answers}.items():
        step = verbs.answer(desk, record, path.replace("__", "."), AnswerGiven(value))
        assert step is not None
        step.saved.result()
        record = step.record
    return record


@asynccontextmanager
async def at_work(
    desk: Casework, record: Record, start: str | None = None, size: tuple[int, int] = SMALL
) -> AsyncIterator[tuple[Pilot[int], MainScreen]]:
    """Open the record with only the two assessors at the screen."""
    app = Bench(desk.folder)
    app.desk = desk
    async with app.run_test(size=size) as pilot:
        screen = MainScreen(desk, record, start)
        await app.push_screen(screen)
        await until(pilot, "Who can see this screen?")
        await pilot.press("o", "enter")
        await until(pilot, "Assessment A-0007")
        yield pilot, screen


def saved_again(desk: Casework, shop: Path) -> Record:
    """Close the store and open the record from the disk."""
    desk.close()
    fresh = door.unlock(shop, AMINA, WORDS)
    try:
        return fresh.open_case("A-0007").result()
    finally:
        fresh.close()


async def rates_alone(pilot: Pilot[int]) -> None:
    """Amina answers one question and hands over to Tom, who gives his own passphrase."""
    await until(pilot, "Amina's answers")
    await pilot.press("s", "enter")
    await typed(pilot, "Nan is there")
    await pilot.press("f7")
    await until(pilot, "I have finished this section")
    await pilot.press("m")
    await until(pilot, "How do you rate this section?")
    await pilot.press("f7", *["down"] * 5, "enter")
    await until(pilot, "Tom, your turn. Amina's answers are covered.")
    await typed(pilot, "not this one")
    await pilot.press("enter")
    await until(pilot, "does not open this store")
    await typed(pilot, TOMS)
    await pilot.press("enter")
    await until(pilot, "show both")


async def finishes(pilot: Pilot[int]) -> None:
    """Tom answers without seeing Amina's, finishes, and both are shown."""
    await pilot.press("f8")
    assert "Nan is there" not in await until(pilot, "Tom's answers")
    await pilot.press("p", "enter", "f7", *["down"] * 5, "enter")
    assert "Not answered yet: 4" in await until(pilot, "Choose it again")
    await pilot.press("enter")
    await until(pilot, "You differ: one strength")


def test_both_rate_alone_hand_over_and_record_two_views(desk: Casework, shop: Path) -> None:
    record = begun(desk)
    for path in [path for path in record.form.factors if path.startswith("family.")][1:]:
        step = verbs.answer(desk, record, path, AnswerGiven("concern"), Voice.LEAD)
        assert step is not None
        record = step.record

    async def story() -> None:
        async with at_work(desk, record, FACTOR) as (pilot, screen):
            await rates_alone(pilot)
            await finishes(pilot)
            await pilot.press("enter")
            assert "Nan is there" in await until(pilot, "You see this differently.")
            await pilot.press("t")
            await until(pilot, "What Amina's view rests on")
            await pilot.press("f8")
            await until(pilot, "Say what the second view rests on")
            for words in ("school", "a visit", "Tom", "4 12 2026"):
                await typed(pilot, words)
                await pilot.press("tab")
            await pilot.press("n", "f8")
            await until(pilot, "Two views are recorded.")
            await pilot.press("s", "c")
            await pilot.pause()
            assert FACTOR in screen.record.assessment.two_views, "a stray letter takes no place"
            assert screen.record.assessment.finished[("family", Voice.CO)].how == "own_passphrase"

    play(story())
    a = saved_again(desk, shop).assessment
    assert (a.value(FACTOR, Voice.LEAD), a.value(FACTOR, Voice.CO)) == ("strength", "priority")
    assert a.two_views[FACTOR].lead_rests_on == "Nan is there", "the note was typed once"


def test_a_letter_marks_backspace_clears_and_nothing_moves_on_by_itself(desk: Casework) -> None:
    record = begun(desk)

    async def story() -> None:
        async with at_work(desk, record, FACTOR) as (pilot, screen):
            await pilot.press("c")
            await until(pilot, "Concern: plan for it")
            assert screen.place.at == FACTOR
            await pilot.press("backspace")
            await pilot.pause()
            assert "Concern: plan for it" not in text_of(screen.app)
            assert screen.record.assessment.answer(FACTOR, Voice.LEAD) is None

    play(story())


def test_what_was_being_typed_when_the_program_died_is_there_again(desk: Casework, shop: Path) -> None:
    record = begun(desk)

    async def story() -> None:
        async with at_work(desk, record, "safety.home") as (pilot, screen):
            await typed(pilot, "Nan stays at night")
            for _ in range(200):
                if desk.drafts().result():
                    break
                await pilot.pause(0.025)
            assert screen.record.assessment.answer("safety.home") is None
            screen.ready, screen.shown = False, None  # nothing is handed over any more: the power is gone

    play(story())
    assert saved_again(desk, shop).assessment.value("safety.home") == "Nan stays at night"


def test_with_the_family_in_the_room_nothing_of_the_record_is_on_the_screen(desk: Casework, shop: Path) -> None:
    record = begun(desk, setup__proceedings="police")

    async def story() -> None:
        async with at_work(desk, record) as (pilot, screen):
            await pilot.press("up", "end", "up", "enter")
            await until(pilot, "Who can see this screen?")
            await pilot.press("y", "enter")
            page = await until(pilot, "Today's plan in plain words")
            assert "Today we listen." in page
            assert "A-0007" not in page
            assert "Day" not in page.replace("Today", "")
            await typed(pilot, "cards")
            await pilot.press("f6")
            assert screen.place.kind == "session"
            await pilot.press("f4")
            await until(pilot, "In danger now: 999.")
            await typed(pilot, "help me")
            await pilot.press("f7")
            await until(pilot, "Today's plan in plain words")
            await pilot.press("f2")
            await until(pilot, "Who can see this screen?")
            await pilot.press("o", "enter")
            await until(pilot, "Assessment A-0007")

    play(story())
    a = saved_again(desk, shop).assessment
    assert a.told[0].fields == {"words": "help me"}
    row = a.rows["session_notes.note"][0]
    assert a.value(f"session_notes.note/{row}/today_plan") == "cards"
    assert not a.in_sitting


def test_what_could_not_be_saved_stays_on_the_screen_and_is_tried_again(desk: Casework, shop: Path) -> None:
    record = begun(desk)
    full = [True]
    append = desk._vault.append

    def on_a_full_disk(*given: Any, **more: Any) -> str:
        if full[0]:
            raise DiskFull(desk.folder)
        return append(*given, **more)

    async def story() -> None:
        desk._vault.append = on_a_full_disk  # type: ignore[method-assign]
        async with at_work(desk, record, FACTOR) as (pilot, screen):
            await pilot.press("c")
            await until(pilot, "NOT SAVED")
            assert "There is no room left" in text_of(screen.app)
            await pilot.press("f2", "f7")
            assert "F7 again leaves" in await until(pilot, "It is tried again")
            full[0] = False
            screen.try_again()
            await until(pilot, "Saved ")

    play(story())
    desk._vault.append = append  # type: ignore[method-assign]
    assert saved_again(desk, shop).assessment.value(FACTOR, Voice.LEAD) == "concern"


def test_an_empty_row_goes_when_it_is_left_and_a_written_one_stays(desk: Casework) -> None:
    record = begun(desk)

    async def story() -> None:
        async with at_work(desk, record, "session_notes.note") as (pilot, screen):
            await until(pilot, "Begin a session")
            await pilot.press("enter")
            await until(pilot, "Who was there")
            await pilot.press("f7")
            await until(pilot, "Begin a session")
            assert screen.record.assessment.rows["session_notes.note"] == ()
            await pilot.press("enter")
            await until(pilot, "Who was there")
            await typed(pilot, "20 11 2026")
            await pilot.press("enter", "f8")
            await until(pilot, "Added: 20 November 2026")
            await pilot.press("up", "delete")
            await until(pilot, "Delete again")
            await pilot.press("delete")
            await pilot.pause()
            assert screen.record.assessment.rows["session_notes.note"] == ()

    play(story())


def test_ratings_before_the_screen_open_by_name_reason_and_date(desk: Casework) -> None:
    lead, co = desk.people().result()
    record = desk.start_case("A-0007", lead, co).record

    async def story() -> None:
        async with at_work(desk, record, "family") as (pilot, screen):
            await until(pilot, "Ratings open after 1")
            await pilot.press("v")
            await until(pilot, "Decided by")
            await typed(pilot, "Sam Team manager")
            await pilot.press("f8")
            await until(pilot, "There is a problem")
            await pilot.press("enter")
            await typed(pilot, "court date")
            await pilot.press("tab")
            await typed(pilot, "1 12 2026")
            await pilot.press("enter")
            await until(pilot, "Rated alone on this laptop.")
            override = screen.record.assessment.override
            assert override is not None
            assert override.will_be_done == "2026-12-01"

    play(story())


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_every_question_can_be_drawn_within_forty_widgets_and_the_old_console_shows_all(
    desk: Casework, size: tuple[int, int]
) -> None:
    record = begun(desk, setup__proceedings="police")

    async def story() -> None:
        async with at_work(desk, record, size=size) as (pilot, screen):
            for path in list(record.form.questions)[:: 1 if size == LARGE else 5]:
                if path in record.play.shown:
                    await screen.go(place_of(record, path))
                    page = text_of(screen.app)
                    assert {each for each in page if each != "\n" and not each.encode("cp437", "ignore")} == set()
                    assert len(screen.form_page.fields) < 14
            await pilot.pause()

    play(story())


def test_a_signed_record_is_changed_only_with_a_reason_and_the_signatures_fall(desk: Casework, shop: Path) -> None:
    record = begun(desk)
    desk.confirm(TOM, TOMS).result()
    for who in (record.assessment.lead, record.assessment.co):
        desk.hand_over(who)
        record = verbs.sign(desk, record, desk.record_code(record.assessment.case).result()).record
    desk.hand_over(desk.me.id)

    async def story() -> None:
        async with at_work(desk, record, "setup.own_word") as (pilot, screen):
            await typed(pilot, "lad")
            await pilot.press("f8")
            await until(pilot, "This record is signed")
            await pilot.press("enter")
            await until(pilot, "Say in one line why it is changed.")
            await typed(pilot, "they asked")
            await pilot.press("enter")
            await until(pilot, "A word they like")
            assert screen.record.assessment.signatures == ()

    play(story())
    a = saved_again(desk, shop).assessment
    assert (a.value("setup.own_word"), a.signatures_fell) == ("lad", ("they asked",))


def test_a_line_that_is_longer_than_its_field_shows_its_end(desk: Casework) -> None:
    """A bar for scrolling once took the only row of the field, and what was typed could not be seen."""

    async def story() -> None:
        record = begun(desk, safety__has_school="yes")
        async with at_work(desk, record, "safety.school_knows") as (pilot, _):
            await until(pilot, "Who at school needs to know")
            await typed(pilot, "The head of year, the form tutor and the designated safeguarding lead at the Academy.")
            shown = await until(pilot, "and the designated safeguarding lead at the Academy.")
            assert "The head of year" not in shown  # its beginning has gone out at the left

    play(story())


def test_the_field_that_has_the_keys_is_in_sight_with_its_label(desk: Casework) -> None:
    """Two ratings with long notes leave no room for what settles the difference: the page goes there with the keys."""

    async def story() -> None:
        record = verbs.choose_mode(desk, begun(desk), "family", "paper").record
        for voice, value in ((Voice.LEAD, "concern"), (Voice.CO, "priority")):
            given = AnswerGiven(value, note="Seen at home on three visits and told by the school. " * 6)
            step = verbs.answer(desk, record, FACTOR, given, voice)
            assert step is not None
            record = step.record
            record = verbs.finish_pass(desk, record, "family", voice).record
        async with at_work(desk, record, FACTOR) as (pilot, screen):
            await until(pilot, "You see this differently.")
            await pilot.press("a")
            await pilot.pause()
            for field in screen.form_page.fields:
                await pilot.pause()
                room, shown = screen.form_page.room.region, field.region
                assert field.has_focus or field.has_focus_within
                if field is not screen.form_page.fields[0]:
                    assert room.y <= shown.y and shown.bottom <= room.bottom, field.key
                await pilot.press("tab")

    play(story())


def test_two_views_left_half_said_are_there_when_somebody_comes_back(desk: Casework) -> None:
    async def story() -> None:
        record = verbs.choose_mode(desk, begun(desk), "family", "paper").record
        for voice, value in ((Voice.LEAD, "concern"), (Voice.CO, "priority")):
            step = verbs.answer(desk, record, FACTOR, AnswerGiven(value), voice)
            assert step is not None
            record = verbs.finish_pass(desk, step.record, "family", voice).record
        async with at_work(desk, record, FACTOR) as (pilot, screen):
            await until(pilot, "You see this differently.")
            await pilot.press("t")
            await until(pilot, "Two views")
            await typed(pilot, "Rules are kept while Gran is there")
            await pilot.press("f7")
            await until(pilot, "You see this differently.")
            assert screen.record.assessment.two_views == {}
            await pilot.press("t")
            await until(pilot, "Rules are kept while Gran is there")

    play(story())
