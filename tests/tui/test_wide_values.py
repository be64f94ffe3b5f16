"""What a page is in a wide window and in a narrow one, as values: tables, texts side by side, rows that are folded."""

from tests.tui.working import AGREED, CO, FACTOR, LEAD, OPEN, rated, says, started

from hsb_wizard.work.line import folded, keys_that_fit, small_words
from hsb_wizard.work.view_base import FormView, ListLine, ListView, Place
from hsb_wizard.work.view_draw import split_asked
from hsb_wizard.work.view_question import question_view
from hsb_wizard.work.wide import bare, in_two, panel, panel_of, rows_of

AMINA = ("!Amina   C  Concern", "        Two matters, a month apart.")
TOM = ("!Tom     N  Nothing", "        Nothing on any record.", "        From School, 3 November 2026")
SAID = ("Sleeps at night", "Who: nobody")
PLACE = Place("row", "plan.line", "r1")
TABLE = ListView(
    "Plan",
    lines=(
        ListLine("Plan lines"),
        ListLine(
            "Sleeps at night", "Not yet: Who", PLACE, ("Sleeps at night", "Who: nobody"), ("Sleeps at night", "-")
        ),
        ListLine("Add a line", place=Place("add", "plan.line")),
    ),
    heads=("What will change", "Who"),
    under=True,
)


def test_two_answers_that_stand_one_below_the_other_stand_side_by_side_in_a_wide_window() -> None:
    lines = ("!What is asked", *AMINA, *TOM, "Only Tom knew this: School")
    wide = in_two(lines, (AMINA, TOM), 118)
    assert wide[0] == lines[0]
    assert wide[-1] == lines[-1]
    heads = wide[2]
    assert heads.startswith("!│ Amina   C  Concern")
    assert "│ Tom     N  Nothing" in heads
    assert "From School, 3 November 2026" in wide[4]
    assert {len(line.removeprefix("!")) for line in wide[1:-1]} == {117}


def test_without_room_or_without_two_of_them_every_line_stays_where_it_is() -> None:
    lines = ("!What is asked", *AMINA, *TOM)
    assert in_two(lines, (AMINA, TOM), 78) == lines
    assert in_two(lines, (), 118) == lines
    assert in_two(lines[:3], (AMINA, TOM), 118) == lines[:3]


def test_no_word_of_either_answer_is_lost_where_they_stand_side_by_side() -> None:
    long = tuple(f"        {' '.join(['word'] * 40)} end{n}" for n in range(3))
    words = " ".join(in_two((*AMINA, *TOM, *long), (AMINA, (*TOM, *long)), 118))
    assert [f"end{n}" in words for n in range(3)] == [True] * 3
    assert words.count("word") == 120


def test_a_list_with_columns_is_a_table_in_a_wide_window_and_the_same_list_in_a_narrow_one() -> None:
    wide = [row.text for row in rows_of(TABLE, 120)]
    assert wide == ["Plan lines", "What will change  Who", "Sleeps at night   -", "Add a line"]
    narrow = [row.text for row in rows_of(TABLE, 80)]
    assert narrow == ["Plan lines", f"{'Sleeps at night'.ljust(51)} Not yet: Who", "Add a line"]
    assert [row.id for row in rows_of(TABLE, 120)][2] == "row plan.line r1"


def test_columns_that_have_no_room_give_way_where_they_are_widest_and_end_at_whole_words() -> None:
    long = ListLine("x", "", PLACE, (), ("word " * 40, "Tom"))
    row = rows_of(ListView("", lines=(long,), heads=("Words", "Who")), 120)[1]
    assert len(row.text) == 116
    assert row.text.split("  ")[0].endswith("word...")


def test_what_is_said_of_the_marked_line_stands_under_a_table_with_what_stands_beside_it() -> None:
    assert (panel_of(TABLE, 120), panel_of(TABLE, 80)) == ("under", "")
    assert panel(TABLE, "row plan.line r1", "under") == (("!Sleeps at night", "Who: nobody"), ())
    wall = ("!The wall", "2.5 Trusted adult")
    lines, pair = panel(ListView("", lines=TABLE.lines, under=True, beside=wall), "row plan.line r1", "under")
    assert lines == ("!Sleeps at night", "Who: nobody", *wall)
    assert pair == (("!Sleeps at night", "Who: nobody"), wall)


def test_with_the_young_person_here_a_wide_window_has_no_more_than_a_narrow_one() -> None:
    shown = bare(TABLE)
    assert isinstance(shown, ListView)
    assert [row.text for row in rows_of(shown, 120)] == [row.text for row in rows_of(TABLE, 80)]
    assert panel_of(shown, 120) == ""
    assert bare(FormView("", beside=("!Guidance",))) == FormView("")


def test_what_is_asked_stays_in_sight_and_the_answers_under_it_scroll() -> None:
    asked = ("!Carried forward.", "!What is asked")
    view = FormView("", above=(*asked, *AMINA, *TOM), pair=(AMINA, TOM))
    assert split_asked(view) == (asked, (*AMINA, *TOM))
    assert split_asked(FormView("", above=("", "A sentence.", "!Bold"))) == ((), ("", "A sentence.", "!Bold"))


def test_a_pair_that_agrees_has_both_answers_as_two_blocks_and_nobody_before_both_were_shown() -> None:
    alone = says(says(says(started(), OPEN), {FACTOR: "concern"}, LEAD), {FACTOR: "priority"}, CO)
    assert question_view(alone, FACTOR, LEAD).pair == ()
    both = rated(says(started(), OPEN), {FACTOR: "concern"}, {FACTOR: "priority"})
    page = question_view(both, FACTOR, AGREED)
    assert len(page.pair) == 2
    assert "".join(page.pair[0] + page.pair[1]) in "".join(page.above)


def test_a_row_that_does_not_fit_goes_on_below_column_by_column() -> None:
    assert folded("  5.5 Family history      Not answered yet", 24) == ("  5.5 Family history", "    Not answered yet")
    assert folded("B  Bring back what the supervisor wrote", 24) == ("B  Bring back what the", "  supervisor wrote")
    assert folded("", 24) == ("",)


def test_a_foot_that_is_too_short_keeps_help_and_what_leads_on() -> None:
    keys = ("Enter Go on", "F8 Continue", "F6 Next", "F2 Tasks", "F4 Tell someone", "F7 Back", "F1 Help")
    assert keys_that_fit(keys, 78) == keys
    assert keys_that_fit(keys, 58) == ("F8 Continue", "F2 Tasks", "F4 Tell someone", "F7 Back", "F1 Help")
    assert keys_that_fit(keys, 24) == ("F8 Continue", "F1 Help")
    assert keys_that_fit(("Enter Go on", "F4 Tell someone", "F7 Back", "F1 Help"), 38)[0] == "Enter Go on"


def test_help_in_a_small_window_says_its_size_and_what_to_do() -> None:
    words = " ".join(small_words(60, 20))
    assert "60 by 20" in words
    assert "hsb-wizard --plain" in words
