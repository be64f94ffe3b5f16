"""Findings at the end of a section, by keys alone: Enter goes to the place, Escape comes back to the line."""

from __future__ import annotations

from tests.tui.conftest import text_of, typed, until
from tests.tui.ending import play, to_the_line, wizard
from textual.pilot import Pilot

from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.tui.main import MainScreen

WHY = "Nothing is said on why it came about"


def test_a_finding_at_the_end_of_a_section_leads_to_its_place_and_back_and_says_it_is_mended(
    desk: Casework, begun: Record
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "13 Make sense of it")
        assert WHY not in text_of(wizard(pilot))
        await to_the_line(pilot, "How it came about")
        await typed(pilot, "In steps")
        await pilot.press("escape")
        await to_the_line(pilot, WHY)
        assert (work.place.kind, work.place.at) == ("question", "sense.why")
        assert WHY in " ".join((await until(pilot, "Here because: ")).split())
        await pilot.press("escape")
        assert f" >   {WHY}" in await until(pilot, "Before you sign")
        await pilot.press("enter")
        await typed(pilot, "Alone, and copying what was done to them")
        await pilot.press("escape")
        shown = await until(pilot, "Mended:")
        assert f" >   Mended: {WHY}" in shown

    play(desk, begun, story)


def test_help_at_a_section_says_what_would_put_right_what_is_found_there(desk: Casework, begun: Record) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await to_the_line(pilot, "13 Make sense of it")
        await to_the_line(pilot, "How it came about")
        await typed(pilot, "In steps")
        await pilot.press("escape")
        await until(pilot, "things to look at: press End")
        lines = work.help_lines()
        assert lines[0] == "!Make sense of it"
        at = lines.index("!What would put it right")
        assert any("Write it, or say that it cannot yet be judged" in line for line in lines[at:])

    play(desk, begun, story)
