"""Where a stranger stopped in the fifth walk (docs/usability.md), in wide windows, page by page and by keys."""

from pathlib import Path

import pytest
from tests.tui.conftest import WORDS, text_of, typed, until
from tests.tui.ending import to_the_line
from tests.tui.test_shell_pages import let_in
from tests.tui.test_wall import worked
from tests.tui.test_work_pages import FACTOR, LARGE, at_work, begun, play

from hsb_wizard.casework.reception import Casework
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.list_page import ListPage
from hsb_wizard.work.left_off import left_off_words
from hsb_wizard.work.line import folded, keys_here
from hsb_wizard.work.view_base import ListLine, ListView, Place, row_id
from hsb_wizard.work.view_draw import hanging
from hsb_wizard.work.wide import panel, rows_of

KEYS = ("Enter Go on", "F8 Continue", "F1 Help")


def foot(app: Wizard) -> str:
    """Return the keys at the foot of the page."""
    return text_of(app).splitlines()[-1]


@pytest.mark.parametrize(
    ("typing", "others", "first"),
    [
        ("", True, "Enter Go on"),
        ("lines", True, "Tab Next"),
        ("lines", False, "F8 Continue"),
        ("marks", True, "Space Mark"),
    ],
)
def test_the_keys_are_those_of_the_field_that_has_them(typing: str, others: bool, first: str) -> None:
    shown = keys_here(KEYS, typing, others=others)
    assert shown[0] == first
    assert shown[-2:] == KEYS[-2:]


def test_where_enter_begins_a_line_the_foot_does_not_say_that_it_goes_on(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk), FACTOR, LARGE) as (pilot, screen):
            await until(pilot, "A letter marks")
            assert "Enter Go on" in foot(screen.app)
            await pilot.press("c", "enter")
            await until(pilot, " Tab Next")
            assert "Enter Go on" not in foot(screen.app)
            await pilot.press("tab")
            await until(pilot, " Enter Go on")

    play(story())


def test_where_no_letter_marks_the_foot_says_that_space_does(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, worked(desk), "plan.line", LARGE) as (pilot, screen):
            await until(pilot, "Add a line")
            await pilot.press("enter")
            await until(pilot, "Factors this line answers")
            assert "Space Mark  Enter Go on" in foot(screen.app)
            await pilot.press("space", "enter")
            await until(pilot, "[x]")
            assert "Space" not in foot(screen.app)

    play(story())


def test_a_problem_makes_nothing_narrower(desk: Casework) -> None:
    """Its own edges are one cell in; what stands below it keeps the width of the window."""

    async def story() -> None:
        async with at_work(desk, begun(desk), "family", LARGE) as (pilot, screen):
            await until(pilot, "Family and home")
            page = screen.query_one(ListPage)
            before = [each.region.x for each in page.query("#beside")]
            screen.say("Something is wrong.")
            await until(pilot, "Something is wrong.")
            await pilot.pause()
            assert [each.region.x for each in page.query("#beside")] == before == [80]

    play(story())


def test_back_from_an_assessment_that_was_just_begun_the_mark_is_on_it(shop: Path) -> None:
    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=LARGE) as pilot:
            await let_in(pilot, WORDS)
            await pilot.press("n")
            await until(pilot, "Five questions")
            await pilot.press("enter")
            await typed(pilot, "april 2011")
            await pilot.press("enter", "a", "enter", "a", "enter", "a", "f8")
            await until(pilot, "Assessment A-0001")
            await pilot.press("f7")
            await until(pilot, "Complete this assessment")
            await pilot.press("f7")
            shown = await until(pilot, " > A-0001")
            assert sum(line.startswith(" > ") for line in shown.splitlines()) == 1

    play(story())


def test_a_question_that_was_left_half_typed_is_named_without_two_stops(desk: Casework) -> None:
    words = left_off_words(desk.form, "account.going_well")
    assert words.endswith("What is going well here. It opens there.")


def test_beside_an_empty_table_the_wall_stands_alone() -> None:
    wall = ("!The wall: F5 opens it", "", "2.1 Pattern over time (Concern)")
    line = ListLine("Add a line", place=Place("add", "plan.line"))
    view = ListView("Plan", "", (), (line,), beside=wall, under=True)
    assert panel(view, row_id(Place("add", "plan.line")), "under") == (wall, ())


def test_the_task_list_opens_at_the_section_of_whatever_page_one_comes_from(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk), size=LARGE) as (pilot, screen):
            await screen.go(Place("rows", "plan.line"))  # as Find leads there, past the page of the section
            await until(pilot, "Add a line")
            await pilot.press("f2")
            assert " > 15 Plan" in (await until(pilot, "Complete this assessment"))

    play(story())


def test_the_line_of_a_session_leads_to_a_card_that_stands_at_the_young_person(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk), size=LARGE) as (pilot, screen):
            await pilot.press("f2")
            await to_the_line(pilot, "Today's session, with the young person or family")
            assert "(x) O" not in await until(pilot, "(x) Y  The young person or family is here")
            await pilot.press("f7")
            await until(pilot, "Complete this assessment")
            await screen.go(Place("who"))
            assert "(x) Y" not in await until(pilot, "(x) O  Only us")

    play(story())


def test_words_to_read_go_on_under_their_first_word_at_any_width() -> None:
    read = "      Only the two assessors named on this record sign it, each with a passphrase of their own."
    assert folded(read, 56, 0) == (
        "      Only the two assessors named on this record sign",
        "      it, each with a passphrase of their own.",
    )
    assert hanging("- who covers when the usual adult is out or asleep", 30) == (
        "- who covers when the usual",
        "  adult is out or asleep",
    )


def test_a_column_that_has_to_give_way_gives_up_its_empty_cells_first() -> None:
    """In Welsh the states of the task list are longer: titles that had room were marked as cut."""
    there = Place("section", "health")
    line = ListLine("  Health", "", there, ("about",), ("  Health".ljust(48), "Wedi'i gwblhau mewn pryd", "14 o 18"))
    [row] = rows_of(ListView("", "", (), (line,), heads=("", "", "")), 120)
    assert "..." not in row.text
    assert row.text.startswith("  Health   ")
    assert row.text.endswith("14 o 18")


def test_in_a_wide_window_the_last_column_of_a_row_goes_on_under_itself() -> None:
    row = "A-0102   Back with assessors   Day 26 of 28, 2 left  Tom and Amina  "
    row += "Back with you: read why, answer, sign again"
    first, second = folded(row, 100)
    assert first.startswith("A-0102   Back with assessors   Day 26 of 28, 2 left  Tom and Amina  Back")
    assert second.index("sign again") == first.index("Back with you")
