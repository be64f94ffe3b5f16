"""Find by keys alone: in a record and on the list."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.tui.conftest import typed, until
from tests.tui.test_shell_pages import let_in
from tests.tui.test_work_pages import at_work, begun, play
from textual.pilot import Pilot

from hsb_wizard.casework.reception import Casework
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.find import Find
from hsb_wizard.work.view_base import Place

WORDS_TYPED = "supervision safe care"


@asynccontextmanager
async def on_the_list(shop: Path, desk: Casework) -> AsyncIterator[Pilot[int]]:
    """The list of a store with one assessment, which Amina has just unlocked."""
    begun(desk)
    desk.close()
    async with Wizard(shop).run_test(size=(80, 24)) as pilot:
        await let_in(pilot)
        await until(pilot, "A-0007")
        yield pilot


def test_find_goes_there_and_back_and_keeps_no_word_of_it(
    shop: Path, desk: Casework, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    record = begun(desk)

    async def story() -> None:
        async with at_work(desk, record, "family") as (pilot, screen):
            was = screen.stack[:]
            code = desk.record_code(record.assessment.case).result()
            await pilot.press("f3")
            await typed(pilot, WORDS_TYPED)
            shown = await until(pilot, "5 Family and home")
            assert "1 found" in shown
            await pilot.press("escape")
            await until(pilot, "M How we rate")
            assert screen.stack == was
            await pilot.press("slash")
            assert WORDS_TYPED not in await until(pilot, "Type a word")
            await typed(pilot, WORDS_TYPED)
            await until(pilot, "1 found")
            await pilot.press("enter")
            await until(pilot, "1 of ")
            assert screen.place == Place("question", "family.supervision")
            await pilot.press("tab", "a", "slash", "b")
            await until(pilot, "a/b")
            await pilot.press("backspace", "backspace", "backspace", "ctrl+f")
            await until(pilot, "Type a word")
            await pilot.press("f7", "f7")
            await until(pilot, "M How we rate")
            assert screen.stack == was
            assert desk.record_code(record.assessment.case).result() == code

    play(story())
    assert WORDS_TYPED not in caplog.text


def test_find_is_closed_while_the_young_person_can_see_the_screen(shop: Path, desk: Casework) -> None:
    record = begun(desk)

    async def story() -> None:
        async with at_work(desk, record) as (pilot, screen):
            pilot.app.session_view = True  # type: ignore[attr-defined]
            await pilot.press("f3", "ctrl+f", "slash")
            await pilot.pause()
            assert pilot.app.screen is screen

    play(story())


def test_on_the_list_an_assessment_or_a_command_is_two_keys_away(shop: Path, desk: Casework) -> None:
    async def story() -> None:
        async with on_the_list(shop, desk) as pilot:
            await pilot.press("f3")
            await until(pilot, "Type a word")
            await typed(pilot, "backups")
            await until(pilot, "1 found")
            await pilot.press("enter")
            await until(pilot, "F8 Make a backup now")
            await pilot.press("f7", "slash")
            await until(pilot, "Type a word")
            await typed(pilot, "tom 0007")
            assert "Draft" in await until(pilot, "1 found")
            await pilot.press("enter")
            await until(pilot, "Who can see this screen?")
            await pilot.press("f3")
            assert not isinstance(pilot.app.screen, Find)
            pilot.app.exit()

    play(story())


@pytest.mark.parametrize("letter", ["n", "c", "p", "w", "v", "r", "d"])
def test_find_lies_over_every_page_of_the_list_and_leaves_it_as_it_was(shop: Path, desk: Casework, letter: str) -> None:
    async def story() -> None:
        async with on_the_list(shop, desk) as pilot:
            await pilot.press(letter)
            await pilot.pause(0.2)
            page = pilot.app.screen
            await pilot.press("f3")
            await until(pilot, "Type a word")
            await pilot.press("f3", "f7")
            assert pilot.app.screen is page
            await pilot.press("ctrl+f")
            await until(pilot, "Type a word")
            await typed(pilot, "A-0007")
            await until(pilot, "1 found")
            await pilot.press("enter")
            await until(pilot, "Who can see this screen?")

    play(story())


def test_what_was_typed_on_a_page_of_the_list_is_still_there_after_find(shop: Path, desk: Casework) -> None:
    desk.close()

    async def story() -> None:
        async with Wizard(shop).run_test(size=(80, 24)) as pilot:
            await let_in(pilot)
            await pilot.press("n")
            await until(pilot, "Reference")
            await typed(pilot, "-half")
            before = await until(pilot, "-half")
            await pilot.press("f3")
            await until(pilot, "Type a word")
            await pilot.press("escape")
            assert await until(pilot, "-half") == before

    play(story())
