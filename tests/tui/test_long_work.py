"""Proving and copying on the screen: how far it is, stopped by a key, left in the middle."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from threading import Event
from typing import Any

from tests.tui.conftest import AMINA, WORDS, text_of, typed, until
from tests.tui.ending import quits
from tests.tui.test_people_pages import Shown
from textual.pilot import Pilot
from textual.screen import Screen

from hsb_wizard.casework import door
from hsb_wizard.casework.proving import Report
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.store.vault import Vault
from hsb_wizard.tui.backups import BackupsPage
from hsb_wizard.tui.proving import ProvingPage
from hsb_wizard.watch import Progress
from hsb_wizard.work.view_progress import progress_words
from hsb_wizard.work.view_proving import proving_form


def play(
    desk: Casework,
    page: Callable[[Casework], Screen[None]],
    first: str,
    story: Callable[[Pilot[int]], Coroutine[Any, Any, None]],
) -> None:
    async def run() -> None:
        app = Shown(desk.folder)
        app.desk = desk
        async with app.run_test(size=(80, 24)) as pilot:
            await app.push_screen(page(desk))
            await until(pilot, first)
            await story(pilot)
            await pilot.pause()
        assert app.failures == []

    asyncio.run(run())


def busy(desk: Casework) -> Event:
    """Keep the clerk busy until the event is set, as a large store would."""
    done = Event()

    def waits(vault: Vault) -> bool:
        return done.wait(20)

    desk.run(waits)
    return done


async def begun_and_stopped(pilot: Pilot[int], desk: Casework) -> None:
    """F8 sets the page's work going while the store is busy, and F7 stops it."""
    done = busy(desk)
    await pilot.press("f8")
    await until(pilot, "F7 stops it")
    await pilot.press("f7")
    await until(pilot, "Stopping ...")
    done.set()
    await until(pilot, "Stopped. Nothing of it is left")


def copies(desk: Casework) -> list[str]:
    ring = desk.folder / "backups"
    return sorted(each.name for each in ring.iterdir()) if ring.exists() else []


def test_the_store_is_proved_and_a_printed_code_is_compared(desk: Casework, begun: Record) -> None:
    code = desk.record_code(begun.assessment.case).result()

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("f8")
        page = await until(pilot, "The store is whole:")
        assert "1 record" in page
        await typed(pilot, code)
        await pilot.press("f8")
        await until(pilot, "The code is that of A-0009, as it stands now.")
        await pilot.press("home", *["delete"] * 64)
        await typed(pilot, "1234-5678")
        await pilot.press("f8")
        await until(pilot, "no record in this store has or had that code")

    play(desk, ProvingPage, "Reads every page", story)


def test_lists_that_do_not_hold_are_named_and_made_again_when_asked(desk: Casework, begun: Record) -> None:
    begun_case = begun.assessment.case

    def spoils(vault: Vault) -> None:
        with vault.room.writing() as connection:
            connection.execute("UPDATE assessment SET status = 'Signed' WHERE case_id = ?", (begun_case,))

    desk.run(spoils).result()

    async def story(pilot: Pilot[int]) -> None:
        await pilot.press("f8")
        await until(pilot, "Only the lists")
        assert "F8 Make the lists again" in text_of(pilot.app)  # type: ignore[arg-type]
        await pilot.press("f8")
        await until(pilot, "The store is whole:")

    play(desk, ProvingPage, "Reads every page", story)
    assert desk.verify().result().sound


def test_f7_stops_a_backup_and_nothing_of_it_is_left_and_the_next_is_made(desk: Casework, begun: Record) -> None:
    async def story(pilot: Pilot[int]) -> None:
        await begun_and_stopped(pilot, desk)
        assert copies(desk) == []
        await pilot.press("f8")
        await until(pilot, "A backup was made and checked.")
        await pilot.press("escape")  # nothing is under way: it goes back

    play(desk, BackupsPage, "None yet", story)
    assert len(copies(desk)) == 1


def test_leaving_while_the_store_is_proved_ends_at_once_and_leaves_it_whole(shop: Path) -> None:
    desk = door.unlock(shop, AMINA, WORDS)

    async def story(pilot: Pilot[int]) -> None:
        done = busy(desk)
        await pilot.press("f8")
        await until(pilot, "F7 stops it")
        assert await quits(pilot, desk, done)

    play(desk, ProvingPage, "Reads every page", story)
    again = door.unlock(shop, AMINA, WORDS)
    assert again.verify().result().sound
    again.close()


def test_how_far_it_is_stands_in_one_line_with_the_key_that_stops_it() -> None:
    words = progress_words(Progress(0.5, "Reading every entry"))
    assert words == f"Reading every entry\n[{'#' * 20}{'-' * 20}] 50 %   F7 stops it"
    assert progress_words(Progress(0.5, "Reading"), stopping=True).endswith("Stopping ...")


def test_what_does_not_hold_says_whether_anything_but_the_lists_is_touched() -> None:
    lists = "\n".join(proving_form(Report(4, 1, ("the list of cases",), only_lists=True)).above)
    assert "Every answer is whole" in lists
    deeper = proving_form(Report(4, 1, ("entry 3 of chain ab: it was changed",)))
    assert "restore newest" in "\n".join(deeper.above)
    assert deeper.go_on == "F8 Prove it"
