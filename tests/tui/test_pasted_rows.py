"""A table copied out of a spreadsheet or a document is cut into rows, and nothing of it is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.tui.conftest import typed, until
from tests.tui.test_work_pages import at_work, begun, play
from tests.tui.working import TODAY, form

from hsb_wizard.casework.reception import Casework
from hsb_wizard.forms.definition import Question
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.work.letters import PASTED_NOWHERE
from hsb_wizard.work.pasted_rows import MOST, PastedRows, cut_into_rows, table_in
from hsb_wizard.work.view_base import Place
from hsb_wizard.work.view_pasted import NO_PLACE

EVENTS, HOME, WORKERS = "chronology.event", "family.child_at_home", "plan.who_is_who"
CELL = st.text(alphabet='ab "5', min_size=1, max_size=6).filter(lambda text: text.strip() == text and text[0] != '"')
TABLE = st.lists(st.lists(CELL, min_size=2, max_size=5), min_size=1, max_size=4)


def cut(path: str, *lines: str) -> PastedRows | None:
    question = form().question(path)
    assert isinstance(question, Question)
    return cut_into_rows(question, table_in("\n".join(lines)), TODAY)


def test_a_paste_without_columns_is_no_table() -> None:
    assert table_in("She came home late.\nTwice.") == ()
    assert table_in("\t\n \t ") == ()


def test_a_cell_of_several_lines_is_one_cell_and_words_in_quotation_marks_stay_so() -> None:
    assert table_in('a\t"two\nlines ""so"""\r\n"I am afraid"\tb') == (("a", 'two\nlines "so"'), ('"I am afraid"', "b"))


def test_heads_say_which_column_is_which_in_any_order_and_are_no_row() -> None:
    assert cut(EVENTS, "Source\tWhen\tKind", "School\t5 9 2025\tHealth") == PastedRows(
        ({"source": "School", "when": "5 9 2025", "kind": ("health",)},), headed=True
    )


def test_a_head_is_as_much_of_the_page_s_own_words_as_somebody_writes_over_a_column() -> None:
    found = cut(
        "plan.line", "What will change\tExactly what work\tWho does it", "The bus is calm\tTwo rides\tDawn Ellis"
    )
    assert found == PastedRows(({"change": "The bus is calm", "work": "Two rides", "who": "Dawn Ellis"},), headed=True)


def test_days_under_another_head_are_those_of_the_one_column_for_days() -> None:
    found = cut(EVENTS, "Source\tDate\tWhat happened", "School\t5 9 2025\tLeft the room", "Mother\t2026\tLate")
    assert found is not None
    assert [row["when"] for row in found.rows] == ["5 9 2025", "2026"]
    assert found.rest == ""
    other = cut(EVENTS, "Source\tDate\tWhat happened", "School\tabout Easter\tLeft the room")
    assert other is not None
    assert other.rows == ({"source": "School", "what": "Left the room\nDate: about Easter"},)


def test_without_heads_each_column_goes_to_the_next_that_can_take_all_of_it() -> None:
    assert cut(EVENTS, "5 9 2025\tSchool\tLeft the room", "2026\tMother\tCame home late") == PastedRows(
        (
            {"when": "5 9 2025", "source": "School", "what": "Left the room"},
            {"when": "2026", "source": "Mother", "what": "Came home late"},
        )
    )


def test_what_a_column_cannot_take_stands_with_its_head_in_one_for_words() -> None:
    found = cut(EVENTS, "When\tWhat happened\tSeen by", "about Easter\tCame home late\tTutor")
    assert found is not None
    assert found.rows == ({"what": "Came home late\nWhen: about Easter\nSeen by: Tutor"},)
    assert found.rest == "What happened, in neutral words"


def test_a_list_of_lines_takes_the_rest_in_its_last_one() -> None:
    assert cut(WORKERS, "a\tb\tc\td") == PastedRows(
        ({"worker": "a", "does": "b", "reached": "c; d"},), rest=form().field(WORKERS, "reached").label
    )
    assert cut(WORKERS, "a\tb\tc\t" + "d" * 500) is None


@given(TABLE)
def test_every_word_that_was_pasted_stands_in_a_row(table: list[list[str]]) -> None:
    lines = ["\t".join(cells) for cells in table]
    assert [list(cells) for cells in table_in("\n".join(lines))] == table
    found = cut(HOME, *lines)
    assert found is not None
    assert len(found.rows) == len(table)
    for cells, row in zip(table, found.rows, strict=True):
        held = " ".join(" ".join(said.split()) for said in row.values() if isinstance(said, str))
        assert [cell for cell in cells if " ".join(cell.split()) not in held] == []


def values(screen: MainScreen, path: str, column: str) -> list[object]:
    a = screen.record.assessment
    return [a.value(f"{path}/{row}/{column}") for row in a.rows.get(path, ())]


def test_a_table_over_a_list_is_shown_first_and_enter_adds_its_rows(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk)) as (pilot, screen):
            await screen.go(Place("rows", EVENTS))
            await typed(pilot, "When\tSource\tWhat happened\n5 9 2025\tSchool\tLeft the room\n2026\tMother\tLate")
            shown = await until(pilot, "A table of 2 rows was pasted.")
            assert "When: 5 9 2025; Source: School; What happened: Left the room" in shown
            assert screen.record.assessment.rows.get(EVENTS, ()) == ()
            await pilot.press("enter")
            await until(pilot, "2 rows were added: read them.")
            assert values(screen, EVENTS, "when") == ["2025-09-05", "2026"]
            assert values(screen, EVENTS, "source") == ["School", "Mother"]
        assert desk.verify().result().sound

    play(story())


def test_f7_leaves_the_list_as_it_was(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk)) as (pilot, screen):
            await screen.go(Place("rows", EVENTS))
            await typed(pilot, "2026\tMother\tLate")
            await until(pilot, "A table of 1 row was pasted.")
            await pilot.press("f7")
            await until(pilot, "Add an event")
            assert screen.record.assessment.rows.get(EVENTS, ()) == ()

    play(story())


def test_words_over_a_list_are_written_nowhere_as_before_and_what_has_no_place_is_said(desk: Casework) -> None:
    async def story() -> None:
        async with at_work(desk, begun(desk)) as (pilot, screen):
            await screen.go(Place("rows", WORKERS))
            await typed(pilot, "She came home late.")
            await until(pilot, PASTED_NOWHERE[:40])
            await typed(pilot, "a\tb\tc\t" + "d" * 500)
            await until(pilot, NO_PLACE[:40])
            await typed(pilot, "\n".join(["a\tb"] * (MOST + 1)))
            await until(pilot, f"The paste has {MOST + 1} rows.")
            assert screen.place == Place("rows", WORKERS)

    play(story())
