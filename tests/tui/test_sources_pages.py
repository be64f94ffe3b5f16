"""Sources that are ticked under the line that names them, by keys, in a small window and in a large one."""

from collections.abc import Mapping
from typing import cast

import pytest
from tests.tui.conftest import text_of, typed, until
from tests.tui.test_work_pages import FACTOR, LARGE, SMALL, at_work, begun, play
from textual.pilot import Pilot

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.assessment.say import Pen
from hsb_wizard.casework import verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.tui.texts import LINE, LineField
from hsb_wizard.tui.ticks import Ticks

OTHER = "family.stance"
VISIT, SCHOOL = "Home visit, 14 November 2026", "School, 3 November 2026"


def named(desk: Casework, *sources: str, **answers: AnswerGiven) -> Record:
    """A record in which Amina has named ``sources`` at another factor."""
    record = begun(desk)
    said: Mapping[str, AnswerGiven] = {OTHER: AnswerGiven("concern", sources=sources), **answers}
    for path, answer in said.items():
        step = verbs.answer(desk, record, path, answer, Voice.LEAD)
        assert step is not None
        record = step.record
    return record


async def to_the_ticks(pilot: Pilot[int]) -> Ticks:
    """Tab from the answer to the note, the line, the ticks."""
    await until(pilot, "Supervision at home")
    await pilot.press("c", "tab", "tab", "tab")
    await until(pilot, "Space or a letter ticks one")
    return cast(Ticks, pilot.app.focused)


def kept(screen: MainScreen) -> tuple[str, ...]:
    said = screen.record.assessment.answer(FACTOR, Voice.LEAD)
    return said.sources if said else ()


async def keeps(pilot: Pilot[int], screen: MainScreen, *sources: str) -> bool:
    """Whether the answer comes to rest on ``sources``; a tick is kept a moment after it is seen."""
    for _ in range(200):
        if kept(screen) == sources:
            return True
        await pilot.pause(0.025)
    return False


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_space_ticks_a_source_that_was_named_before_and_takes_it_back(desk: Casework, size: tuple[int, int]) -> None:
    async def story() -> None:
        async with at_work(desk, named(desk, SCHOOL, VISIT), FACTOR, size) as (pilot, screen):
            await to_the_ticks(pilot)
            await pilot.press("down", "space")
            await until(pilot, f"> [x] B  {SCHOOL}")
            assert await keeps(pilot, screen, SCHOOL)
            await pilot.press("a")
            await until(pilot, f"> [x] A  {VISIT}")
            assert await keeps(pilot, screen, SCHOOL, VISIT)
            assert f"{SCHOOL}, {VISIT}" in text_of(screen.app)
            await pilot.press("b")
            await until(pilot, f"> [ ] B  {SCHOOL}")
            assert await keeps(pilot, screen, VISIT)

    play(story())


def test_a_small_window_says_in_one_line_what_tab_opens(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, named(desk, SCHOOL, VISIT), FACTOR) as (pilot, _):
            shown = await until(pilot, "2 known sources: Tab opens them to tick")
            assert SCHOOL not in shown
            await to_the_ticks(pilot)
            await pilot.press("tab")
            await until(pilot, "2 known sources: Tab opens them to tick")

    play(story())


def test_what_is_typed_in_the_line_is_ticked_below_it_and_both_are_kept(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, named(desk, SCHOOL, VISIT), FACTOR, LARGE) as (pilot, screen):
            await until(pilot, "Supervision at home")
            await pilot.press("c", "tab", "tab")
            await typed(pilot, f"A neighbour, {SCHOOL}")
            await until(pilot, f"[x] {SCHOOL}")
            await pilot.press("tab")
            await until(pilot, "Space or a letter ticks one")
            assert await keeps(pilot, screen, "A neighbour", SCHOOL)
            await pilot.press("b")
            await until(pilot, f"[x] B  {VISIT}")
            assert await keeps(pilot, screen, "A neighbour", SCHOOL, VISIT)

    play(story())


def test_a_tick_that_was_taken_back_can_be_set_again_on_the_same_page(desk: Casework) -> None:
    async def story() -> None:
        record = named(desk, SCHOOL, **{FACTOR: AnswerGiven("concern", sources=("A neighbour",))})
        async with at_work(desk, record, FACTOR) as (pilot, screen):
            await to_the_ticks(pilot)
            await pilot.press("a")
            await until(pilot, "[ ] A  A neighbour")
            assert await keeps(pilot, screen)
            await pilot.press("a")
            await until(pilot, "[x] A  A neighbour")
            assert await keeps(pilot, screen, "A neighbour")

    play(story())


def test_enter_on_the_line_goes_to_the_next_question_as_it_always_did(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, named(desk, SCHOOL), FACTOR) as (pilot, screen):
            await until(pilot, "Supervision at home")
            await pilot.press("c", "tab", "tab", "enter")
            assert "Space or a letter ticks one" not in await until(pilot, "Stance of parents or carers")
            await pilot.press("f7")
            await until(pilot, "Family and home")
            said = screen.record.assessment.answer(FACTOR, Voice.LEAD)
            assert said is not None
            assert (said.value, said.sources) == ("concern", ())

    play(story())


def test_where_the_line_has_no_room_the_tick_is_not_set_and_the_page_says_so(desk: Casework) -> None:
    async def story() -> None:
        one, two = (f"{'A very long name of a source ' * 10}{end}" for end in ("one", "two"))
        async with at_work(desk, named(desk, one, two), FACTOR, LARGE) as (pilot, screen):
            ticks = await to_the_ticks(pilot)
            await pilot.press("a")
            assert await keeps(pilot, screen, one)
            await pilot.press("b")
            await until(pilot, "characters")
            assert (kept(screen), ticks.shown.chosen) == ((one,), (one,))
            line = next(each for each in screen.form_page.fields if isinstance(each, LineField))
            assert len(line.held) <= LINE

    play(story())


def test_what_the_other_named_alone_is_not_among_the_ticks(desk: Casework) -> None:
    async def story() -> None:
        record = begun(desk)
        toms = Pen(record.assessment.co, record.assessment.co, "2026-11-20T10:00:00+00:00")
        said = AnswerGiven("concern", sources=(SCHOOL,))
        record = record.after([toms.answer(record.assessment, OTHER, said, Voice.CO)])
        async with at_work(desk, record, FACTOR, LARGE) as (pilot, _):
            shown = await until(pilot, "Supervision at home")
            assert SCHOOL not in shown
            assert "known source" not in shown

    play(story())
