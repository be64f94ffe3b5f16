"""What a supervisor reads, as values: what changed, evidence beside comments, where to look first, what is open."""

from tests.tui.records import signed
from tests.tui.working import AGREED, AMINA, CASE, CO, FACTOR, OPEN, TOM, rated, says, started

from hsb_wizard.assessment.kinds import EntryId, Kind, PractitionerId
from hsb_wizard.assessment.payloads import AnswerGiven, TwoViews
from hsb_wizard.assessment.payloads.supervision import QuestionAnswered, QuestionAsked
from hsb_wizard.assessment.say import Pen
from hsb_wizard.casework.looking_again import Change, Looked
from hsb_wizard.casework.record import Record
from hsb_wizard.values import replace
from hsb_wizard.work.view_asked import comments, comments_count
from hsb_wizard.work.view_base import ListView, Place
from hsb_wizard.work.view_changed import NEVER, NOTHING, UNREAD, changed_here, changed_words
from hsb_wizard.work.view_read import read_question, read_rows
from hsb_wizard.work.view_supervise import before_signing, first_to_read, reading_view
from hsb_wizard.work.wide import in_panel, in_two

PRIYA = PractitionerId("priya")
PEN_OF_PRIYA = Pen(PRIYA, PRIYA, "2026-11-21T13:10:00+00:00")
WHEN, LAST = "2026-11-20T10:00:00+00:00", "2026-11-18T16:01:00+00:00"
CONCERN = AnswerGiven("concern", note="Plan is known.")
PRIORITY = AnswerGiven("priority", note="Plan is known. Broken twice.", sources=("School, 3 November 2026",))


def shown() -> Record:
    """A factor that each rated alone, and that they agreed."""
    both = rated(says(started(), OPEN), {FACTOR: "concern"}, {FACTOR: "priority"})
    return says(both, {FACTOR: PRIORITY})


def asked(record: Record, words: str, reply: str = "") -> Record:
    """A supervisor has asked about the factor; the assessors have answered where there is a reply."""
    entry = PEN_OF_PRIYA.write(CASE, Kind.QUESTION_ASKED, QuestionAsked(words), FACTOR)
    record = record.after([entry])
    if not reply:
        return record
    answer = Pen(TOM, TOM, "2026-11-21T14:02:00+00:00").write(
        CASE, Kind.QUESTION_ANSWERED, QuestionAnswered(reply), FACTOR
    )
    return record.after([replace(answer, basis=(EntryId(entry.id),))])


def changed(*those: Change) -> Looked:
    return Looked(LAST, those)


def test_a_change_says_when_who_what_was_said_before_and_what_now() -> None:
    looked = changed(Change(WHEN, AMINA, AGREED, FACTOR, CONCERN, PRIORITY))
    assert changed_here(shown(), FACTOR, looked) == (
        "!What changed since you last looked",
        "20 Nov 2026 10:00, Amina Khan: Agreed",
        "    Answer: C Concern: plan for it, then P Priority: plan for it first",
        "    Note: + Broken twice.",
        "    From: + School, 3 November 2026",
        "You last opened this record here on 18 Nov 2026 16:01.",
    )


def test_words_that_took_the_place_of_others_stand_beside_them_and_what_went_is_called_taken_out() -> None:
    other = AnswerGiven("concern", note="Nobody kept it.")
    assert changed_here(shown(), FACTOR, changed(Change(WHEN, TOM, CO, FACTOR, CONCERN, other)))[1:3] == (
        "20 Nov 2026 10:00, Tom Reed: Tom",
        "    Note: Plan is known, then Nobody kept it.",
    )
    assert changed_here(shown(), FACTOR, changed(Change(WHEN, TOM, CO, FACTOR, CONCERN, None)))[2:4] == (
        "    Answer: taken out: C Concern: plan for it",
        "    Note: taken out: Plan is known.",
    )


def test_two_views_and_a_cell_of_a_row_are_said_in_the_words_of_their_pages() -> None:
    views = Change(
        WHEN, AMINA, AGREED, FACTOR, AnswerGiven("concern"), TwoViews("A visit", would_settle="A second visit")
    )
    assert changed_here(shown(), FACTOR, changed(views))[2:5] == (
        "    Answer: C Concern: plan for it, then Two views",
        "    What Amina's view rests on: + A visit",
        "    What would settle it: + A second visit",
    )
    cell = Change(WHEN, AMINA, AGREED, "plan.line/r1/by_when", AnswerGiven("2026-11-27"), AnswerGiven("2026-12-04"))
    assert changed_here(shown(), "plan.line", changed(cell))[1:3] == (
        "20 Nov 2026 10:00, Amina Khan: Agreed, a line that was taken out, By when",
        "    Answer: 27 November 2026, then 4 December 2026",
    )


def test_the_newest_stands_first_and_another_question_is_not_spoken_of() -> None:
    first = Change("2026-11-19T09:00:00+00:00", AMINA, AGREED, FACTOR, None, CONCERN)
    last = Change(WHEN, TOM, AGREED, FACTOR, CONCERN, PRIORITY)
    lines = changed_here(shown(), FACTOR, changed(last, first))
    assert [line[:11] for line in lines if "2026" in line and line.startswith(("19", "20"))] == [
        "20 Nov 2026",
        "19 Nov 2026",
    ]
    assert changed_here(shown(), "family.stance", changed(last)) == (
        "!What changed since you last looked",
        "Nothing at this answer. You last opened this record here on 18 Nov 2026 16:01.",
    )


def test_the_first_page_says_what_it_knows_of_the_last_look_and_no_more() -> None:
    assert changed_words(None) == (UNREAD,)
    assert changed_words(Looked()) == (NEVER,)
    assert changed_words(Looked(LAST)) == (NOTHING.format(when="18 Nov 2026 16:01"),)
    assert len(changed_words(Looked(LAST, copied_in=True))) == 2
    assert changed_here(shown(), FACTOR, Looked()) == ()


def test_what_was_asked_stands_word_for_word_beside_the_evidence_in_a_wide_window() -> None:
    record = asked(shown(), "What moved you?", "School says both were in the first week.")
    assert comments(record, FACTOR) == (
        "!Comments",
        "Supervisor, 21 Nov 2026 13:10: A question, Answered",
        "    What moved you?",
        "Tom Reed, 21 Nov 2026 14:02",
        "    School says both were in the first week.",
    )
    assert comments_count(record, FACTOR) == "1 open comment of 1"
    page = read_question(record, FACTOR, supervisor=True)
    evidence, told = page.pair
    assert (evidence[0], told) == ("!Before they agreed", comments(record, FACTOR))
    assert "│ Comments" in "\n".join(in_two(page.above, page.pair, 117))


def test_while_each_answers_alone_a_comment_stands_beside_no_word_of_either() -> None:
    alone = says(says(started(), OPEN), {FACTOR: AnswerGiven("concern", note="Mine alone")}, CO)
    page = read_question(asked(alone, "When do you finish?"), FACTOR, supervisor=True)
    assert "Mine alone" not in "\n".join(page.above)
    assert page.pair[0][:2] == ("!The answer", "Not answered")


def test_what_changed_stands_in_a_frame_where_there_is_room_and_as_it_is_where_there_is_none() -> None:
    panel = ("!What changed", "20 Nov: Agreed", "    Answer: A, then B")
    lines = ("!Question", "", *panel)
    assert in_panel(lines, panel, 78) == lines
    wide = in_panel(lines, panel, 117)
    assert wide[2].startswith("!┌─ What changed ──")
    assert [line[:30].rstrip() for line in wide[3:5]] == ["│ 20 Nov: Agreed", "│     Answer: A, then B"]
    assert {len(line.removeprefix("!")) for line in wide[2:]} == {117}


def test_a_list_of_rows_says_below_them_what_was_asked_and_what_changed() -> None:
    changes = ("!What changed", "    Answer: A, then B")
    page = read_rows(asked(shown(), "What moved you?"), "plan.line", supervisor=True, changed=changes)
    assert lines_of(page)[-2:] == ["What changed", "      Answer: A, then B"]
    assert [line.place for line in page.lines[-2:]] == [None, None]


def test_where_to_look_first_counts_answers_by_reason_and_changes_come_first() -> None:
    looked = changed(Change(WHEN, AMINA, AGREED, FACTOR, CONCERN, PRIORITY))
    page = reading_view(asked(shown(), "What moved you?"), looked)
    where = next(line for line in page.above if line.startswith("Where to look first"))
    assert where.startswith("Where to look first (F6 goes to the next): 1 changed since you looked, 1 question")
    assert lines_of(page)[:2] == ["Changed since you last looked", "  5.1 Supervision and safe care"]
    assert first_to_read(shown(), looked)[FACTOR] == "Changed since you last looked"


def test_an_answer_that_was_agreed_and_changed_since_is_one_to_look_at() -> None:
    page = reading_view(shown(), Looked(moved=(FACTOR,)))
    assert "1 agreed and changed since" in " ".join(page.above)
    assert Place("due_at", FACTOR) in [line.place for line in page.lines]


def test_the_decision_on_the_whole_record_says_what_is_open_before_it() -> None:
    assert before_signing(shown()) == "Only a record that both assessors have signed is checked, and only once."
    record = asked(signed(signed(shown(), AMINA), TOM), "What moved you?")
    words = "Before you can sign: 6 cards to judge, 1 question to settle. Returning it waits for nothing."
    assert before_signing(record) == words
    assert words in " ".join(" ".join(lines_of(reading_view(record, Looked()))).split())


def lines_of(view: ListView) -> list[str]:
    return [line.text for line in view.lines]


def test_in_a_frame_a_day_that_has_no_room_goes_below_and_what_somebody_said_stands_a_little_in() -> None:
    evidence = (
        "!Before they agreed",
        "Amina   C  Concern: plan for it   answered alone 26 Nov",
        "        Not when tired.",
    )
    told = ("!Comments", "Supervisor, 21 Nov: A question, Open", "    What settled this?")
    rows = [row.split("│") for row in in_two((*evidence, *told), (evidence, told), 101)[2:-1]]
    assert [row[1].strip() for row in rows] == [
        "Amina  C  Concern: plan for it",
        "answered alone 26 Nov",
        "Not when tired.",
    ]
    assert rows[1][3].startswith("   What settled this?")
