from tests.tui.records import begun, explained, row, said
from tests.tui.working import FACTOR, OPEN, rated, says, started

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import STOP, THINK, WHY, Finding, findings
from hsb_wizard.values import replace
from hsb_wizard.work.line import folded
from hsb_wizard.work.view_base import ListLine, ListView, Place
from hsb_wizard.work.view_check import (
    NOTHING,
    Shown,
    answer_words,
    check_help,
    check_view,
    finding_lines,
    is_open,
    side_by_side,
    target,
)
from hsb_wizard.work.wide import rows_of

SAFETY = Finding("Q06", STOP, "sign", "Nothing is said about home.", "Say what is arranged.", "safety.home", ("S 1",))
LATE = Finding("Q02", WHY, "sign", "Day 29 of 28.", "Give the reason.", "journey.delay_reason")
GOALS = Finding("Q91", THINK, "sign", "Their own goals are not in the plan.", "Ask for them.", "plan.my_goals")


def lines_of(view: ListView) -> list[str]:
    return [line.text for line in view.lines]


def test_findings_stand_in_three_groups_in_the_words_of_the_practice_page() -> None:
    view = check_view(begun(), side_by_side((), (GOALS, LATE, SAFETY)))
    assert lines_of(view)[:6] == [
        "Before you sign",
        "  Nothing is said about home.",
        "Say why, or put it right (prints on page 1)",
        "  Day 29 of 28.",
        "To think about (never printed)",
        "  Their own goals are not in the plan.",
    ]
    assert view.above == ("Draft. 2 points open: put them right, or say why they go ahead (F8).",)


def test_where_nothing_is_found_the_page_says_so_and_thinking_has_no_heading() -> None:
    view = check_view(begun(), ())
    assert lines_of(view)[:4] == [
        "Before you sign",
        NOTHING,
        "Say why, or put it right (prints on page 1)",
        NOTHING,
    ]
    assert view.above == ("Draft. Nothing stands in the way of signing.",)
    assert "To think about (never printed)" not in lines_of(view)


def test_what_was_mended_since_keeps_its_place_and_says_so() -> None:
    shown = side_by_side((SAFETY, LATE), (LATE, GOALS))
    assert shown == (Shown(SAFETY, mended=True), Shown(LATE), Shown(GOALS))
    assert finding_lines(shown[0])[0] == ListLine(
        "  Mended: Nothing is said about home.",
        place=Place("finding", "Q06:safety.home", "stop"),
        beside=("Mended", "Say what is arranged.", "", "S 1"),
    )


def test_a_mended_point_that_comes_back_is_open_again() -> None:
    was = tuple(each.finding for each in side_by_side((SAFETY,), ()))
    assert side_by_side(was, (SAFETY,)) == (Shown(SAFETY),)


def test_a_long_finding_is_one_line_that_opens_and_is_broken_where_it_is_shown() -> None:
    long = Finding("Q80", STOP, "sign", "word " * 30, "Add a line.", "plan.line", about="family.supervision")
    (only,) = finding_lines(Shown(long))
    assert only.place == Place("finding", "Q80:plan.line:family.supervision", "stop")
    for room in (36, 56, 76):
        drawn = folded(only.text, room)
        assert max(map(len, drawn)) <= room
        assert " ".join(" ".join(drawn).split()) == long.message.strip()


def test_what_only_states_a_fact_opens_nothing_and_is_not_open() -> None:
    stated = Finding("Q14", WHY, "sign", "Ratings were opened before the screen.", "Nothing to mend.", "")
    assert finding_lines(Shown(stated))[0].place is None
    assert not is_open(stated)
    assert not is_open(GOALS)
    assert is_open(SAFETY)


def test_enter_leads_to_the_question_the_row_or_the_section() -> None:
    record = begun()
    assert target(record, "sense.how") == Place("question", "sense.how")
    assert target(record, "plan.line") == Place("rows", "plan.line")
    assert target(record, "plan.line/ab12/who") == Place("row", "plan.line", "ab12")
    assert target(record, "sense") == Place("section", "sense")
    assert target(record, "") is None


def test_every_finding_of_the_reviewer_leads_somewhere() -> None:
    record = row(begun(), "plan.line", "ab12", {"work": "Sessions at school"})
    found = findings(record).now
    assert [each.key for each in found if each.place and target(record, each.place) is None] == []
    assert "Q83:plan.line/ab12/who" in {each.key for each in found}


def test_answers_are_shown_in_words_and_a_covered_rating_says_nothing() -> None:
    record = said(begun(), {"sense.how": "One\ntwo"})
    record = said(record, {"family.supervision": "concern"}, Voice.LEAD)
    assert answer_words(record, "sense.how") == "One two"
    assert answer_words(record, "family.supervision") in {"Not open yet", "Not agreed yet"}
    assert answer_words(record, "setup.response") == "Not answered"
    assert answer_words(row(record, "plan.line", "ab12", {}), "plan.line") == "1 row"


def test_each_answer_can_be_changed_from_its_line() -> None:
    view = check_view(said(begun(), {"setup.own_word": "what happened at the club in the summer"}), ())
    line = next(line for line in view.lines if line.place == Place("change", "setup.own_word"))
    assert line.status == "what happened at the..."
    assert line.beside[1] == "what happened at the club in the summer"


def test_help_says_what_would_do_once_for_all_that_it_would_mend() -> None:
    other = Finding("Q06", STOP, "sign", "Nothing about school.", "Say what is arranged.", "safety.education", ("S 1",))
    assert check_help((Shown(SAFETY), Shown(other), Shown(LATE, mended=True))) == (
        "!What would put it right",
        "",
        "Nothing is said about home.",
        "Nothing about school.",
        "  Say what is arranged. (S 1)",
    )
    assert check_help(()) == ("Nothing stands in the way of signing.",)


KEPT = Finding("Q06", STOP, "sign", "Nothing is said about home.", "Say what is arranged.", "safety.home")


def test_a_point_that_goes_ahead_says_why_who_said_so_and_when() -> None:
    record = explained(begun(), KEPT.key, "The report is due on 2 December.")
    view = check_view(record, (Shown(replace(KEPT, goes_ahead="The report is due on 2 December.")),))
    assert lines_of(view)[1:3] == [
        "  Nothing is said about home.",
        "    Goes ahead because The report is due on 2 December. Amina Khan, 20 Nov 2026 14:32",
    ]


def test_in_a_wide_window_that_stands_beside_the_point() -> None:
    record = explained(begun(), KEPT.key, "The report is due on 2 December.")
    view = check_view(record, (Shown(replace(KEPT, goes_ahead="The report is due on 2 December.")),))
    rows = rows_of(view, 120)
    assert [row.text for row in rows[1:5]] == [
        f"{'  Nothing is said about home.'.ljust(76)}Goes ahead because The report is due on",
        f"{''.ljust(76)}2 December. Amina Khan, 20 Nov 2026",
        f"{''.ljust(76)}14:32",
        "Say why, or put it right (prints on page 1)",
    ]
    assert [row.opens for row in rows[1:3]] == [True, False]


def test_a_reason_that_was_taken_back_is_nobodys_any_more() -> None:
    record = explained(explained(begun(), KEPT.key, "The report is due."), KEPT.key, "")
    assert (record.assessment.goes_ahead, record.assessment.explained) == ({}, {})


def test_what_is_written_beside_an_answer_is_what_both_wrote_once_both_were_shown() -> None:
    wrote = AnswerGiven("concern", note="Broken twice in October.", sources=("School, 3 November 2026",))
    alone = says(says(says(started(), OPEN), {FACTOR: wrote}, Voice.LEAD), {FACTOR: AnswerGiven("priority")}, Voice.CO)
    assert beside(alone) == ""
    both = rated(says(started(), OPEN), {FACTOR: wrote}, {FACTOR: AnswerGiven("priority", note="Seen on a visit.")})
    assert beside(says(both, {FACTOR: "priority"})) == "8 words, 1 source"


def test_a_rating_beside_which_nothing_is_written_says_so() -> None:
    assert beside(says(rated(says(started(), OPEN), {}, {}), {FACTOR: "priority"})) == "Nothing"


def beside(record: Record) -> str:
    """What the table of a wide window has beside the answer to the factor."""
    wanted = Place("change", FACTOR)
    return next(line.cells[2] for line in check_view(record, ()).lines if line.place == wanted)
