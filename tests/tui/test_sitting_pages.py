"""How long there is, the end of a sitting, and paper: by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.conftest import typed, until
from tests.tui.test_work_pages import at_work, begun, play, saved_again

from hsb_wizard.casework.reception import Casework


def test_f6_on_the_task_list_asks_how_long_and_offers_what_fits_and_for_whom(desk: Casework) -> None:
    record = begun(desk)

    async def story() -> None:
        async with at_work(desk, record) as (pilot, screen):
            await pilot.press("f6")
            await until(pilot, "How many minutes have you got?")
            await pilot.press("f8")
            page = await until(pilot, "With both of you")
            assert "We have 40 minutes" in page
            assert "Alone" in page
            assert "min, Tom" in page
            await pilot.press("enter")
            await pilot.pause()
            assert screen.place.kind == "section"

    play(story())


def test_minutes_that_are_no_number_are_asked_again(desk: Casework) -> None:
    record = begun(desk)

    async def story() -> None:
        async with at_work(desk, record) as (pilot, _):
            await pilot.press("f6")
            await until(pilot, "How many minutes have you got?")
            await typed(pilot, " or so")
            await pilot.press("f8")
            assert "40or so" in await until(pilot, "Say how many minutes, in figures")

    play(story())


def test_a_sitting_ends_with_three_lines_and_a_hand_over_of_one_page(
    desk: Casework, shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = begun(desk)
    monkeypatch.setattr("hsb_wizard.work.sitting.documents_folder", lambda: tmp_path)

    async def story() -> None:
        async with at_work(desk, record) as (pilot, _):
            await pilot.press("end", *["up"] * 3, "enter")
            await until(pilot, "Three lines for whoever goes on")
            await pilot.press("f8")
            await until(pilot, "what was done and what is next")
            for line in ("The screen", "Ask the school", "Tom"):
                await typed(pilot, line)
                await pilot.press("tab")
            await pilot.press("tab", "tab", "tab", "y")
            await until(pilot, "How they were at the end")
            await pilot.press("tab")
            await typed(pilot, "Calm, and tired")
            await pilot.press("f8")
            await until(pilot, "The sitting is noted.")
            await pilot.press("end", "enter")
            await until(pilot, "Save to")
            await pilot.press("f8")
            await until(pilot, "Written: ")

    play(story())
    assert (tmp_path / "Assessment A-0007 hand over.pdf").read_bytes().startswith(b"%PDF")
    again = saved_again(desk, shop)
    (sitting,) = again.assessment.sittings
    assert (sitting.said.done, sitting.said.next, sitting.said.who) == ("The screen", "Ask the school", "Tom")
    assert sitting.said.at_the_end == "Calm, and tired"
