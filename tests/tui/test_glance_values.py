"""What the panel under the list says of the marked assessment, as values: how the work stands, never what was said."""

from __future__ import annotations

from datetime import date

import pytest
from tests.journals import NAMES, Journal
from tests.worlds import AMINA, CASE, TODAY, TOM

from hsb_wizard.assessment.kinds import Kind, PractitionerId, Voice
from hsb_wizard.assessment.payloads import QuestionAsked, Returned, Signed
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.work.glance import Glance, glance, panel_lines
from hsb_wizard.work.lately import Lately, lately
from hsb_wizard.work.view_home import Timing

PRIYA = PractitionerId("priya")
DAYS = Timing(28, 21, TODAY)
LINE = CaseSummary(
    CASE, "A-0007", "Draft", "Amina Khan", "Tom Rees", "2026-11-12", "2026-11-12T09:15:00", "2026-11-18T16:02:00"
)


def seen(journal: Journal, who: PractitionerId = AMINA) -> Glance:
    return glance(journal.record(), tuple(journal.entries), NAMES, who)


def happened(journal: Journal) -> tuple[Lately, ...]:
    return lately(journal.record(), journal.entries, NAMES)


def revealed(journal: Journal) -> Journal:
    """Both rate one factor of the family alone, differently, and are shown it."""
    journal.says("family.supervision", "concern", Voice.LEAD).says("family.supervision", "priority", Voice.CO)
    return journal.writes(Kind.PASSES_REVEALED, None, "family")


def test_the_last_three_things_stand_in_words_with_who_and_when_the_newest_first() -> None:
    journal = Journal().on("2026-11-14", "10:40").safety()
    journal.on("2026-11-18", "16:02").says("health.needs", "None known").on("2026-11-18", "16:10", TOM)
    journal.says("education.place", "At school")
    assert happened(journal) == (
        Lately("18 Nov 2026 16:10", "Amina Khan and Tom Rees worked on Education; Health"),
        Lately("14 Nov 2026 10:40", "Completed: Safety plan for now"),
        Lately("14 Nov 2026 10:40", "Amina Khan worked on Safety plan for now"),
    )


def test_a_record_on_which_nothing_was_said_says_who_started_it() -> None:
    assert happened(Journal()) == (Lately("12 Nov 2026 09:15", "Started by Amina Khan"),)


def test_signing_and_a_return_are_told_by_name_and_no_reason_stands_on_the_list() -> None:
    journal = Journal().on("2026-11-19", "16:00").writes(Kind.SIGNED, Signed("assessor", "Amina Khan", "7q"))
    journal.on("2026-11-20", "09:00", PRIYA).writes(
        Kind.RETURNED, Returned("Nobody asked the school.", "Priya Nair", "7q")
    )
    assert [each.words for each in happened(journal)] == [
        "Returned by Priya Nair",
        "Signed by Amina Khan",
        "Started by Amina Khan",
    ]
    assert seen(journal).supervisor == "Priya Nair returned it on 20 November 2026"
    assert "school" not in str(seen(journal))


def test_work_of_one_day_is_told_apart_before_and_after_a_signature() -> None:
    journal = Journal().on("2026-11-19", "09:00").says("health.needs", "None known")
    journal.on("2026-11-19", "10:00").writes(Kind.SIGNED, Signed("assessor", "Amina Khan", "7q"))
    journal.on("2026-11-19", "11:00", TOM).says("share.offered", "yes")
    assert happened(journal) == (
        Lately("19 Nov 2026 11:00", "Tom Rees worked on Share and meet"),
        Lately("19 Nov 2026 10:00", "Signed by Amina Khan"),
        Lately("19 Nov 2026 09:00", "Amina Khan worked on Health"),
    )


def test_what_both_were_shown_on_one_day_is_one_thing() -> None:
    journal = Journal().on("2026-11-19")
    for part in ("behaviour", "family", "own_harm"):
        journal.writes(Kind.PASSES_REVEALED, None, part)
    assert happened(journal)[0].words == "Both were shown: Own experience of harm; Family and home; 1 more"


def test_what_one_assessor_writes_alone_changes_nothing_that_anybody_else_sees() -> None:
    journal = Journal().on("2026-11-14").safety()
    before = {who: seen(journal, who) for who in (TOM, PRIYA)}
    journal.on("2026-11-17").says("family.supervision", "concern", Voice.LEAD, note="one visit")
    assert {who: seen(journal, who) for who in (TOM, PRIYA)} == before


def test_where_the_two_differ_is_counted_once_both_were_shown() -> None:
    journal = Journal().says("screen.outcome", "go_on")
    assert seen(journal).waiting == "Nothing"
    revealed(journal)
    assert seen(journal).waiting == "1 where you differ"
    assert seen(journal, PRIYA).waiting == "1 where they differ"


def test_what_waits_names_what_is_left_the_sources_and_a_question_that_is_not_settled() -> None:
    journal = Journal().says("safety.placement", missing="not_known").says("safety.home", missing="chose_not_to_say")
    for row, status in (
        ("r1", "received"),
        ("r2", "nil_return"),
        ("r3", "asked"),
        ("r4", "not_asked"),
        ("r5", "refused"),
    ):
        journal.row("sources.card", row, {"agency": "education", "status": status})
    journal.on("2026-11-19", who=PRIYA).writes(Kind.QUESTION_ASKED, QuestionAsked("Who watches?"), "safety.home")
    assert seen(journal).waiting == "1 left for later, 2 of 4 sources received, 1 question not settled"
    assert seen(journal).supervisor == "Priya Nair asked a question on 19 November 2026"


def test_next_is_the_question_behind_the_last_one_that_was_answered() -> None:
    journal = Journal().says("screen.outcome", "go_on").says("health.physical", "nothing_of_note")
    assert seen(journal).next.startswith("Health, 2 of ")


def test_somebody_who_does_not_assess_is_sent_to_no_question() -> None:
    assert seen(Journal().says("screen.outcome", "go_on"), PRIYA).next == ""


def test_the_panel_says_what_the_list_knows_before_the_record_was_looked_at() -> None:
    assert panel_lines(LINE, "", "", DAYS, None, 116) == (
        "Allocated 12 November, due 10 December 2026: day 8 of the suggested 28, 20 left.",
        "Next        Go on with the task list. Last change on 18 November 2026 at 16:02.",
    )


def test_the_panel_has_a_line_for_each_thing_and_none_for_what_nobody_knows() -> None:
    one = Glance(
        days="First report 212 days ago.",
        sections="8 of 16 completed",
        next="Family and home, 3 of 15: Stance and support",
        waiting="3 left for later, 4 of 11 sources received",
        supervisor="No comments yet",
        lately=(Lately("12 Nov 2026 09:15", "Started by Amina Khan"),),
    )
    assert panel_lines(LINE, "", "", DAYS, one, 116) == (
        "Allocated 12 November, due 10 December 2026: day 8 of the suggested 28, 20 left. First report 212 days ago.",
        "Sections    8 of 16 completed",
        "Next        Family and home, 3 of 15: Stance and support. Last change on 18 November 2026 at 16:02.",
        "Waiting     3 left for later, 4 of 11 sources received",
        "Supervisor  No comments yet",
        "",
        "12 Nov 2026 09:15  Started by Amina Khan",
    )


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 12, 12), "Allocated 12 November, due 10 December 2026: day 30 of the suggested 28, 2 over."),
        (date(2026, 12, 10), "Allocated 12 November, due 10 December 2026: day 28 of the suggested 28, 0 left."),
    ],
)
def test_days_that_are_over_are_said_in_words(today: date, words: str) -> None:
    assert panel_lines(LINE, "", "", Timing(28, 21, today), None, 116)[0] == words


def test_where_somebody_was_typing_comes_before_everything_else_to_do() -> None:
    lines = panel_lines(LINE, "It was kept.", "Two views on safety", DAYS, Glance(next="Health"), 116)
    assert lines[1] == "Next        It was kept. Last change on 18 November 2026 at 16:02."
