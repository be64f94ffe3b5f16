"""The working note: on one key from every page but with the young person here, and back to where one was."""

from pathlib import Path

from tests.tui.conftest import text_of, typed, until
from tests.tui.test_work_pages import FACTOR, at_work, begun, play, saved_again

from hsb_wizard.casework.reception import Casework
from hsb_wizard.work.view_base import WHO


def test_a_working_note_opens_from_a_question_comes_back_to_it_and_stays_closed_with_the_child(
    desk: Casework, shop: Path
) -> None:
    record = begun(desk)

    async def story() -> None:
        async with at_work(desk, record, FACTOR) as (pilot, screen):
            await pilot.press("ctrl+p")
            assert "not printed, but part of the record" in await until(pilot, "Working note")
            await typed(pilot, "Ask the school")
            await pilot.press("f8")
            await until(pilot, "Supervision")
            await pilot.press("ctrl+p")
            assert "Ask the school" in await until(pilot, "Written before")
            await pilot.press("f7")
            await until(pilot, "Supervision")
            await pilot.press("f2")
            await until(pilot, "Complete this assessment")
            await screen.go(WHO)
            await until(pilot, "Who can see")
            await pilot.press("y", "enter")
            await until(pilot, "Today")
            await pilot.press("ctrl+p")
            await pilot.pause(0.05)
            assert "Working note" not in text_of(screen.app)

    play(story())
    [note] = saved_again(desk, shop).assessment.working_notes
    assert (note.words, note.about) == ("Ask the school", FACTOR)
