"""Long texts in a box: pasted, undone, taken out line by line. Nothing ends the program and no letter is changed."""

import pytest
from tests.tui.conftest import typed, until
from tests.tui.test_wall import box
from tests.tui.test_work_pages import FACTOR, at_work, begun, play

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.tui.texts import LineField
from hsb_wizard.work.view_base import Place

PLACE = "safety.home"
WELSH = "Mae'r plentyn yn y tŷ gyda'i nain bob nos; ŵyr a chwaer yn y llofft.\n"


@pytest.mark.parametrize("lines", [2, 12, 1400])
def test_a_paste_of_any_length_is_kept_letter_by_letter_and_ctrl_z_takes_it_out(desk: Casework, lines: int) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk), PLACE) as (pilot, screen):
            await typed(pilot, WELSH * lines)
            await until(pilot, "llofft.")
            assert box(screen).held == WELSH * lines
            await pilot.press("ctrl+z")
            await pilot.pause()
            assert box(screen).held == ""
            await typed(pilot, "Nan")
            assert box(screen).held == "Nan"

    play(story())


def test_lines_that_are_taken_out_again_one_by_one_leave_the_box_as_it_was(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk), PLACE) as (pilot, screen):
            await pilot.press("a", *["enter"] * 14)
            assert box(screen).held == "a" + "\n" * 14
            await pilot.press(*["backspace"] * 14)
            assert box(screen).held == "a"

    play(story())


def test_a_long_paste_is_told_in_a_sentence_with_the_key_that_undoes_it(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk), PLACE) as (pilot, _):
            await typed(pilot, WELSH * 1400)
            shown = " ".join((await until(pilot, "Nothing is cut")).split())
            assert "Ctrl+Z takes it out" in shown

    play(story())


def test_who_comes_into_a_filled_box_by_tab_writes_behind_it_and_comes_back_to_where_they_were(
    desk: Casework,
) -> None:
    async def story() -> None:
        step = verbs.answer(desk, begun(desk), FACTOR, AnswerGiven("concern", note="At nan's."), Voice.LEAD)
        assert step is not None
        async with at_work(desk, step.record, FACTOR) as (pilot, screen):
            await until(pilot, "At nan's.")
            await pilot.press("tab")
            await until(pilot, "Tab Next")
            await typed(pilot, " On Fridays too.")
            assert box(screen).held == "At nan's. On Fridays too."
            await pilot.press("ctrl+home", "tab", "shift+tab")
            await typed(pilot, "Asleep ")
            assert box(screen).held == "Asleep At nan's. On Fridays too."

    play(story())


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (["ctrl+z", "ctrl+y"], "one two\nthree four"),
        (["ctrl+a", "x"], "x"),
        (["ctrl+home", "x"], "xone two\nthree four"),
        (["ctrl+home", "ctrl+end", "x"], "one two\nthree fourx"),
        (["home", "x"], "one two\nxthree four"),
        (["ctrl+left", "x"], "one two\nthree xfour"),
        (["ctrl+home", "ctrl+delete"], " two\nthree four"),
        (["shift+home", "x"], "one two\nx"),
        (["ctrl+home", "ctrl+shift+end", "backspace"], ""),
        (["ctrl+a", "ctrl+x", "ctrl+v", "ctrl+v"], "one two\nthree fourone two\nthree four"),
        (["ctrl+backspace", "x"], "one two\nthree x"),
    ],
)
def test_the_keys_of_a_box_are_those_of_other_programs(desk: Casework, keys: list[str], left: str) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk), PLACE) as (pilot, screen):
            await typed(pilot, "one two\nthree four")
            await until(pilot, "three four")
            await pilot.press(*keys)
            await pilot.pause()
            assert box(screen).held == left

    play(story())


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (["ctrl+a", "x"], "x"),
        (["ctrl+backspace"], "one"),
        (["home", "ctrl+delete"], "two"),
        (["home", "x"], "xone two"),
        (["shift+home", "x"], "x"),
    ],
)
def test_the_keys_of_a_line_are_those_of_other_programs(desk: Casework, keys: list[str], left: str) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk), PLACE) as (pilot, screen):
            await screen.go(Place("tell"))
            await until(pilot, "Exact words")
            line = next(each for each in screen.form_page.fields if isinstance(each, LineField))
            line.start()
            await pilot.press(*"one", "space", *"two", *keys)
            await pilot.pause()
            assert line.held == left

    play(story())
