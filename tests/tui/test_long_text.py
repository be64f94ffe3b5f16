"""Long texts in a box: pasted, undone, taken out line by line. Nothing ends the program and no letter is changed."""

import pytest
from tests.tui.conftest import typed, until
from tests.tui.test_wall import box
from tests.tui.test_work_pages import at_work, begun, play

from hsb_wizard.casework.reception import Casework

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
