"""Ctrl+Z in a field of one line, as in the boxes: what was typed goes step by step, and Ctrl+Y brings it again."""

from __future__ import annotations

import pytest
from tests.tui.conftest import typed, until
from tests.tui.test_work_pages import at_work, begun, play
from textual.pilot import Pilot

from hsb_wizard.casework.reception import Casework
from hsb_wizard.tui.line_input import LineInput
from hsb_wizard.work.view_base import Place

LINES = ("safety.support_worker", "safety.counselling")
BOXES = ("safety.home", "safety.other_children")


async def words(pilot: Pilot[int], text: str) -> None:
    for key in text:
        await pilot.press("space" if key == " " else key)


def test_a_word_goes_with_each_ctrl_z_and_comes_again_with_ctrl_y(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk), LINES[0]) as (pilot, screen):
            await pilot.pause()
            line = screen.app.focused
            assert isinstance(line, LineInput)
            await words(pilot, "Jo from school")
            await typed(pilot, ", on Mondays")
            seen = [line.value]
            for _ in range(5):
                await pilot.press("ctrl+z")
                seen.append(line.value)
            assert seen == ["Jo from school, on Mondays", "Jo from school", "Jo from ", "Jo ", "", ""]
            await pilot.press("ctrl+y", "ctrl+y")
            assert (line.value, line.cursor_position) == ("Jo from ", 8)
            await words(pilot, "home")
            await pilot.press("f8")
            await until(pilot, "Saved")
            assert screen.record.assessment.value(LINES[0]) == "Jo from home"

    play(story())


@pytest.mark.parametrize("places", [LINES, BOXES])
def test_what_was_typed_on_one_page_is_not_brought_back_into_another(desk: Casework, places: tuple[str, str]) -> None:
    """The fields of a page are those of the next one, filled anew; both are empty here."""

    async def story() -> None:
        async with at_work(desk, begun(desk), places[0]) as (pilot, screen):
            await pilot.pause()
            await words(pilot, "Nan")
            await pilot.press("ctrl+a", "delete")
            await screen.go(Place("question", places[1]))
            await pilot.pause()
            await pilot.press("ctrl+z")
            await pilot.press("f8")
            await pilot.pause(0.2)
            a = screen.record.assessment
            assert (a.value(places[0]), a.value(places[1])) == (None, None)

    play(story())


def test_a_passphrase_is_noted_nowhere_and_nothing_brings_it_back(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk), LINES[0]) as (pilot, screen):
            await pilot.press("f9")
            await until(pilot, "Paused. Everything is saved.")
            await words(pilot, "five plain")
            field = screen.app.screen.query_one("#paused-passphrase", LineInput)
            assert field.value == "five plain"
            await pilot.press("enter")
            await until(pilot, "did not open this store")
            await pilot.press("ctrl+z", "ctrl+z")
            assert field.value == ""

    play(story())
