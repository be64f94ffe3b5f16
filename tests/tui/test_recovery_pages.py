"""A lost passphrase, a lost people file: the ways in that are left, by keys alone."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest
from tests.tui.conftest import AMINA, TOM, TOMS, WORDS, text_of, typed, until
from textual.pilot import Pilot

from hsb_wizard.casework import door
from hsb_wizard.errors import ExitCode, WrongPassphrase
from hsb_wizard.store.keys import TEST
from hsb_wizard.tui.app import Wizard

SMALL, LARGE = (80, 24), (120, 40)


def play(story: Coroutine[Any, Any, None]) -> None:
    asyncio.run(story)


def outside_cp437(text: str) -> set[str]:
    return {letter for letter in text if letter != "\n" and not letter.encode("cp437", "ignore")}


async def let_in(pilot: Pilot[int], words: str = WORDS) -> None:
    """Unlock as Amina, who stands first."""
    await until(pilot, TOM)
    await typed(pilot, words)
    await pilot.press("enter")
    await until(pilot, "New assessment")


def test_a_lost_passphrase_is_replaced_with_the_recovery_code(folder: Path) -> None:
    made, code = door.create(folder, AMINA, frozenset({"assessor"}), WORDS, TEST)
    made.run(lambda vault: vault.add_person(TOM, frozenset({"assessor"}), TOMS, TEST)).result()
    made.close()
    new = "surcharge discourse exporter open twenty"

    async def story() -> None:
        app = Wizard(folder)
        app.profile = TEST
        async with app.run_test(size=SMALL) as pilot:
            await until(pilot, "I have lost my passphrase")
            await pilot.press("down", "down", "enter")
            await until(pilot, "Recovery code")
            await pilot.press("f8")
            await until(pilot, "Type the recovery code:")
            await typed(pilot, f"{code[:-1]}{'2' if code[-1] != '2' else '3'}")
            await pilot.press("enter")
            await until(pilot, "That recovery code does not open this store.")
            await pilot.press("backspace")
            await typed(pilot, code[-1])
            await pilot.press("enter")
            await until(pilot, "Whose passphrase was lost?")
            await pilot.press("b", "f8")
            await until(pilot, f"{TOM}, your turn.")
            for again in ("another one of five words", new):
                await typed(pilot, new)
                await pilot.press("enter")
                await typed(pilot, again)
                await pilot.press("enter")
                await until(pilot, "The two are not the same." if again != new else f"{TOM}, these are")
            assert app.closes_first is None
            await pilot.press("f10")

    play(story())
    door.unlock(folder, TOM, new).close()
    with pytest.raises(WrongPassphrase):
        door.unlock(folder, TOM, TOMS)
    door.unlock(folder, AMINA, WORDS).close()


def test_pausing_while_the_recovery_code_holds_the_store_open_locks(folder: Path) -> None:
    made, code = door.create(folder, AMINA, frozenset({"assessor"}), WORDS, TEST)
    made.close()

    async def story() -> None:
        app = Wizard(folder)
        async with app.run_test(size=SMALL) as pilot:
            await until(pilot, "I have lost my passphrase")
            await pilot.press("down", "enter")
            await until(pilot, "Recovery code")
            await typed(pilot, code.lower().replace("-", " "))
            await pilot.press("enter")
            await until(pilot, "Whose passphrase was lost?")
            await pilot.press("f9")
            await until(pilot, "Locking.")
        assert app.return_code == ExitCode.LOCKED

    play(story())
    door.unlock(folder, AMINA, WORDS).close()


def test_where_the_people_file_is_gone_somebody_says_their_name(shop: Path) -> None:
    (shop / "people").unlink()

    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=SMALL) as pilot:
            await until(pilot, "people file")
            await typed(pilot, "Amina Khan")
            assert "Amina Khan" in text_of(app)
            await pilot.press("f10")

    play(story())
