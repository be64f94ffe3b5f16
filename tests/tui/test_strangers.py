"""Where a stranger hesitated (docs/usability.md): each page now says, or does, what was looked for."""

from pathlib import Path

from tests.tui.conftest import AMINA, WORDS, text_of, typed, until
from tests.tui.ending import play as on_record
from tests.tui.ending import to_the_line, writes_the_plan
from tests.tui.test_shell_pages import let_in
from tests.tui.test_work_pages import FACTOR, at_work, play
from tests.tui.test_work_pages import begun as opened
from textual.pilot import Pilot

from hsb_wizard.assessment.kinds import CaseId, Voice
from hsb_wizard.casework import door
from hsb_wizard.casework.drafts import NOTE, PAGE
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.forms.load import shipped
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.work.left_off import AS_IT_WAS, left_off, left_off_words
from hsb_wizard.work.view_base import TASKS, Place
from hsb_wizard.work.view_place import walk
from hsb_wizard.work.view_question import LAST


def test_the_letter_of_the_nation_that_went_into_the_name_of_the_service_is_taken_for_the_nation(folder: Path) -> None:
    async def story() -> None:
        app = Wizard(folder)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, "1 of 4")
            await pilot.press("tab", "e", "enter")
            shown = await until(pilot, "E was taken for England")
            assert "E  England" in shown
            assert "There is a problem" not in shown
            await typed(pilot, "North team")
            await pilot.press("enter")
            await until(pilot, "2 of 4")

    play(story())


def test_a_page_without_its_nation_gives_the_keys_back_to_that_question(folder: Path) -> None:
    async def story() -> None:
        app = Wizard(folder)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, "1 of 4")
            await pilot.press("tab", "N", "enter")
            assert "2 of 4" not in await until(pilot, "E or W")
            await pilot.press("w", "f8")
            assert "E or W" not in await until(pilot, "2 of 4")

    play(story())


def test_a_plan_made_a_second_time_gets_the_next_free_name_and_r_replaces_the_first(
    desk: Casework, begun: Record, home: Path
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        await writes_the_plan(pilot)
        await until(pilot, "Ctrl+P there prints it")
        await pilot.press("f7", "p")
        await until(pilot, "Save to")
        assert work.held()["out"] == str(home / "Assessment A-0009 2.pdf")
        await pilot.press("tab", "ctrl+u")
        await typed(pilot, str(home / "Assessment A-0009.pdf"))
        await pilot.press("f8")
        assert "R replaces it" in await until(pilot, "There is a problem")
        await pilot.press("r", "f8")
        await until(pilot, "The document is written.")

    on_record(desk, begun, story)
    assert [each.name for each in home.glob("*.pdf")] == ["Assessment A-0009.pdf"]


def test_whoever_finished_too_soon_reads_at_once_how_to_go_on(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, opened(desk), "family") as (pilot, screen):
            await to_the_line(pilot, "I have finished this section")
            await until(pilot, "Choose it again to finish")
            await pilot.press("enter")
            await until(pilot, "Was that too soon?")
            await pilot.press("f8")
            await until(pilot, "types their own passphrase first.")
            await pilot.press("f7")
            await to_the_line(pilot, "Go on with my answers")
            await until(pilot, "I have finished this section")
            assert ("family", Voice.LEAD) not in screen.record.assessment.finished

    play(story())


def test_f8_on_the_task_list_goes_to_check_answers(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, opened(desk)) as (pilot, screen):
            await until(pilot, "F8 Check")
            await pilot.press("f8")
            await until(pilot, "Check answers")
            assert screen.place == Place("check")
            await pilot.press("f7")
            await until(pilot, "F8 Check")
            assert screen.place == TASKS

    play(story())


def test_after_a_crash_the_list_names_section_and_line_and_enter_leads_there(shop: Path) -> None:
    desk = door.unlock(shop, AMINA, WORDS)
    record = opened(desk)
    desk.save_draft(record, "safety.home", Voice.AGREED, "Nan stays at night").result()
    desk.close()

    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=(80, 24)) as pilot:
            await let_in(pilot)
            shown = " ".join((await until(pilot, "Something was being typed")).split())
            assert "in Safety plan for now: Home: what is arranged" in shown, shown
            await pilot.press("enter")
            await until(pilot, "Who can see this screen?")
            await pilot.press("o", "enter")
            await until(pilot, "Nan stays at night")
            await pilot.press("f7")
            await until(pilot, " >   Home: what is arranged")

    play(story())


class Kept:
    """A draft: where it belongs."""

    def __init__(self, target: str) -> None:
        self.case, self.target = CaseId("a"), target


def test_a_note_a_cell_and_half_a_page_each_lead_where_they_belong() -> None:
    def place(target: str) -> str:
        return left_off((Kept(target),))["a"]

    assert place(f"family.stance{NOTE}") == "family.stance"
    assert place("family.home/row-1/name") == "family.home/row-1"
    assert left_off_words(shipped(), place(f"{PAGE}return  reason")) == AS_IT_WAS
    assert left_off_words(shipped(), "no.such") == AS_IT_WAS


def test_f2_from_within_a_section_marks_that_section_on_the_task_list(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, opened(desk), FACTOR) as (pilot, _):
            await pilot.press("f2")
            shown = await until(pilot, " >  5 Family and home")
            assert [line for line in shown.splitlines() if line.startswith(" >")] == [
                line for line in shown.splitlines() if "5 Family and home" in line
            ]

    play(story())


def test_f8_on_a_new_section_begins_with_its_first_line_and_f6_stays_in_the_section(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, opened(desk), "health") as (pilot, screen):
            await pilot.press("f8")
            await until(pilot, "1 of ")
            assert screen.place == Place("question", walk(screen.record, "health")[0])
            await pilot.press("f7", "f6")
            await until(pilot, "1 of ")
            assert screen.place.at.startswith("health.")

    play(story())


def test_the_last_factor_says_where_the_section_is_finished(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, opened(desk), FACTOR) as (pilot, screen):
            await pilot.press("n")
            await until(pilot, "Answered. You will both see it")
            assert LAST not in text_of(screen.app)
            for _ in range(4):
                await pilot.press("f8", "n")
            await until(pilot, LAST)

    play(story())


def test_what_is_only_under_way_is_no_problem(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, opened(desk), "family") as (pilot, screen):
            screen.say("Looking ...")
            assert "There is a problem" not in await until(pilot, "Looking ...")

    play(story())
