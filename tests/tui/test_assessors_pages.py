"""The page of the two assessors, by keys alone: another person takes over, and how each part was rated is read."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import typed, until
from tests.tui.test_work_pages import at_work, begun, play, saved_again

from hsb_wizard.casework.reception import Casework
from hsb_wizard.store.keys import TEST


def test_another_person_takes_over_for_a_reason_and_the_journal_says_so(desk: Casework, shop: Path) -> None:
    record = begun(desk)
    desk.run(lambda vault: vault.add_person("Lena Marsh", {"assessor"}, "button forest ribbon castle", TEST)).result()

    async def story() -> None:
        async with at_work(desk, record) as (pilot, screen):
            await pilot.press("end", "up", "up", "enter")
            page = await until(pilot, "Who assesses")
            assert "Not said yet: agency, training, conflict of interest." in page
            await pilot.press("down", "down", "enter")
            await until(pilot, "Who assesses from now on?")
            await pilot.press("f8")
            await until(pilot, "Choose who assesses from now on.")
            await pilot.press("a", "enter")
            await typed(pilot, "Tom has left the service")
            await pilot.press("f8")
            await until(pilot, "Lena Marsh, co-assessor")
            await pilot.press("end", "enter")
            await until(pilot, "Assessors: Amina Khan (lead) and Lena Marsh (Tom has left the service)")
            assert screen.place.kind == "ledger"

    play(story())
    assert saved_again(desk, shop).assessment.co_name == "Lena Marsh"
