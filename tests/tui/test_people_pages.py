"""People and passphrases on the screen, by keys alone at 80x24: for an administrator, and for whoever is none."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from tests.tui.conftest import AMINA, TOM, TOMS, WORDS, text_of, typed, until
from tests.tui.ending import wizard
from textual.pilot import Pilot

from hsb_wizard.casework import door
from hsb_wizard.casework.reception import Casework
from hsb_wizard.errors import WrongPassphrase
from hsb_wizard.store.keys import TEST
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.frame import Page
from hsb_wizard.tui.people import NewCode, PeoplePage

NEW = "marble dolphin garden trumpet winter"
Story = Callable[[Pilot[int]], Coroutine[Any, Any, None]]


class Shown(Wizard):
    """The app with the page of people on an empty one, as if somebody had come from the list."""

    CSS_PATH = str(Path(__file__).parents[2] / "src" / "hsb_wizard" / "tui" / "app.tcss")

    def get_default_screen(self) -> Page:
        return Page(id="_default")


def play(desk: Casework, story: Story) -> None:
    async def run() -> None:
        app = Shown(desk.folder)
        app.desk, app.profile = desk, TEST
        async with app.run_test(size=(80, 24)) as pilot:
            await app.push_screen(PeoplePage(desk))
            await until(pilot, "Who can open this store")
            await story(pilot)

    asyncio.run(run())


def people(desk: Casework) -> dict[str, frozenset[str]]:
    return {each.name: each.roles for each in desk.people().result()}


def test_an_administrator_sees_all_that_can_be_done_and_says_what_somebody_does(desk: Casework) -> None:
    async def story(pilot: Pilot[int]) -> None:
        page = text_of(pilot.app)  # type: ignore[arg-type]
        assert f"{AMINA}: administrator, assessor" in page
        assert "Replace the recovery code" in page
        await pilot.press("w", "f8")
        await until(pilot, "Who?")
        await pilot.press("b", "enter")  # Tom, the second
        await until(pilot, "All of it.")
        await pilot.press("s", "f8")
        await until(pilot, "Kept.")

    play(desk, story)
    assert people(desk)[TOM] == {"assessor", "supervisor"}


def test_taking_a_passphrase_away_says_first_what_it_does_not_do(desk: Casework) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("t", "f8")
        page = await until(pilot, "Who?")
        words = " ".join(page.split())
        assert "stay open to them" in words
        assert "new recovery code" in words
        assert AMINA not in words, "nobody takes their own away"
        await pilot.press("f8")
        await until(pilot, "Choose who.")
        await pilot.press("a", "f8")
        await until(pilot, "opens this store no more")

    play(desk, story)
    assert set(people(desk)) == {AMINA}


def test_ones_own_passphrase_is_offered_judged_and_changed(desk: Casework, shop: Path) -> None:
    async def tries(pilot: Pilot[int], old: str, new: str) -> None:
        for words in (old, new, new):
            await typed(pilot, words)
            await pilot.press("enter")

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("p", "f8")
        await until(pilot, "The one now")
        await tries(pilot, WORDS, "short")
        await until(pilot, "too easy to guess")
        await tries(pilot, "not hers at all", NEW)
        await until(pilot, "does not open this store")
        assert NEW not in text_of(pilot.app)  # type: ignore[arg-type]
        await tries(pilot, WORDS, NEW)
        await until(pilot, "Your passphrase is changed.")

    play(desk, story)
    desk.close()
    with pytest.raises(WrongPassphrase):
        door.unlock(shop, AMINA, WORDS)
    door.unlock(shop, AMINA, NEW).close()


def test_the_new_recovery_code_is_shown_once_and_then_the_program_locks(desk: Casework, shop: Path) -> None:
    shown: list[str] = []

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("r", "f8")
        assert "stay open to the old code" in " ".join((await until(pilot, "Type: replace")).split())
        await pilot.press("f8")
        await until(pilot, "Type the word: replace")
        await typed(pilot, "replace")
        await pilot.press("f8")
        page = await until(pilot, "shown this one time")
        shown.extend(line.strip() for line in page.splitlines() if line.strip().count("-") >= 2)
        assert isinstance(pilot.app.screen, NewCode)
        await pilot.press("f7")
        await typed(pilot, "written down")
        await pilot.press("f8")
        for _ in range(200):
            if pilot.app.return_code is not None:
                break
            await pilot.pause(0.02)
        assert pilot.app.return_code == 75

    play(desk, story)
    code = "-".join(line for line in shown if "--" not in line)
    door.recover(shop, code).close()
    door.unlock(shop, TOM, TOMS).close()


def test_whoever_is_no_administrator_changes_their_own_passphrase_and_sees_who_there_is(
    desk: Casework, shop: Path
) -> None:
    desk.close()
    tom = door.unlock(shop, TOM, TOMS)

    async def story(pilot: Pilot[int]) -> None:
        page = text_of(pilot.app)  # type: ignore[arg-type]
        assert f"{AMINA}: administrator, assessor" in page
        assert "Replace the recovery code" not in page
        assert "Take somebody" not in page

    try:
        play(tom, story)
    finally:
        tom.close()


def test_enter_on_a_line_that_only_leads_somewhere_goes_there(desk: Casework) -> None:
    async def story(pilot: Pilot[int]) -> None:
        assert "Their name" not in text_of(wizard(pilot))
        await pilot.press("down", "enter")
        assert "Who can open this store" not in await until(pilot, "Their name")

    play(desk, story)
