"""What the first page says of a store that is locked: where it is kept, and when it was last used."""

import asyncio
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.conftest import AMINA, ROLES, TOMS, WORDS, typed, until

from hsb_wizard.casework import door
from hsb_wizard.cells import cells
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.vault import Vault
from hsb_wizard.tui.app import Wizard
from hsb_wizard.work.line import shortened_inside
from hsb_wizard.work.view_unlock import locked, locked_lines

WHEN = datetime(2026, 11, 17, 16, 5, tzinfo=UTC)


def test_a_locked_store_says_where_it_is_kept_and_when_it_was_last_used() -> None:
    assert locked_lines(Path("/records/north-team/store"), WHEN, 78) == (
        "Kept in      /records/north-team/store",
        "Last used    Tuesday 17 November 2026, 16:05",
    )


def test_where_the_time_is_not_known_there_is_no_line_for_it() -> None:
    assert locked(Path("/records/store"), None) == (("Kept in", "/records/store"),)


def test_a_long_place_keeps_its_begin_and_its_end() -> None:
    assert (
        shortened_inside("/srv/amina.khan/work/youth-justice/north-team/store", 30) == "/srv/amin...e/north-team/store"
    )


@given(st.text(max_size=60), st.integers(min_value=3, max_value=80))
def test_what_is_shortened_inside_fits_and_begins_and_ends_as_it_did(text: str, width: int) -> None:
    made = shortened_inside(text, width)
    first, _, last = made.partition("...") if made != text else (text, "", text)
    assert cells(made) <= width
    assert text.startswith(first)
    assert text.endswith(last)


def test_the_time_is_that_of_the_file_and_nothing_is_opened_for_it(shop: Path) -> None:
    before = (shop / DATABASE).read_bytes()
    os.utime(shop / DATABASE, (WHEN.timestamp(),) * 2)
    assert door.last_written(shop) == WHEN
    assert (shop / DATABASE).read_bytes() == before


@pytest.mark.parametrize("seconds", [-(2**60), 2**60])
def test_a_file_with_a_time_that_no_calendar_has_gives_no_time(
    shop: Path, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    monkeypatch.setattr("hsb_wizard.store.opening.last_written", lambda folder: float(seconds))
    assert door.last_written(shop) is None


def test_a_folder_without_a_store_gives_no_time(folder: Path) -> None:
    assert door.last_written(folder) is None


@pytest.mark.parametrize(("size", "said"), [((80, 24), True), ((120, 40), True), ((40, 12), False)])
def test_the_first_page_says_it_where_there_is_room(shop: Path, size: tuple[int, int], said: bool) -> None:
    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=size) as pilot:
            shown = await until(pilot, AMINA)
            assert ("Kept in" in shown, "Last used" in shown) == (said, said)

    asyncio.run(story())


def test_with_seven_names_and_a_problem_everything_that_is_needed_still_stands_there(shop: Path) -> None:
    def add_others(vault: Vault) -> None:
        for name in ("Bea Hill", "Cy Marsh", "Dee Wood", "Ed Field"):
            vault.add_person(name, ROLES, TOMS, TEST)

    desk = door.unlock(shop, AMINA, WORDS)
    desk.run(add_others).result()
    desk.close()

    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, AMINA)
            await typed(pilot, "not hers at all")
            await pilot.press("enter")
            shown = await until(pilot, "Nothing is lost.")
            assert all(each in shown for each in ("Kept in", "Ed Field", "Passphrase", "lost my passphrase"))

    asyncio.run(story())
