"""What is due, worked out from what a record says; the calendar file; letters that name nobody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from tests.worlds import AMINA, CASE, PEN, TOM, World, new_world

from hsb_wizard.assessment.kinds import Kind, PractitionerId
from hsb_wizard.assessment.payloads import (
    AssessmentStarted,
    CardJudged,
    Closed,
    Countersigned,
    GoesAheadBecause,
    Payload,
    QuestionAsked,
    Signed,
    TwoViews,
)
from hsb_wizard.assessment.reviewing import to_confirm
from hsb_wizard.casework.calendar import calendar_file, escaped, folded
from hsb_wizard.casework.sending_out import letters_due
from hsb_wizard.casework.tasks import Task, tasks
from hsb_wizard.values import replace

PRIYA = PractitionerId("priya")
FRIDAY = "2026-11-20"


def due(world: World, kind: str) -> list[tuple[str, str, str]]:
    return [(each.words, each.who, each.by) for each in tasks(world.record) if each.kind == kind]


def by(world: World, who: PractitionerId, kind: Kind, payload: Payload, target: str | None = None) -> World:
    return world.after(replace(PEN, who=who, typed_by=who).write(CASE, kind, payload, target))


def signed(world: World) -> World:
    for who, name in ((AMINA, "Amina Khan"), (TOM, "Tom Rees")):
        world = by(world, who, Kind.SIGNED, Signed("assessor", name, "f" * 64))
    return world


def card(world: World, **cells: object) -> World:
    return world.row("sources.card", f"r{len(world.a.rows.get('sources.card', ()))}", cells)


def test_a_gap_is_a_task_until_it_is_mended() -> None:
    said = GoesAheadBecause("The report is awaited.", "Tom Rees", "2026-12-04")
    world = new_world().wrote(Kind.GOES_AHEAD_BECAUSE, said, "Q42:sense.how")
    [(words, who, day)] = due(world, "gap")
    assert words.startswith("Nothing is said on how")
    assert (who, day) == ("Tom Rees", "2026-12-04")
    assert due(world.says("sense.how", "It followed two moves"), "gap") == []


def test_what_is_not_known_yet_is_a_task_of_whoever_finds_out() -> None:
    world = new_world().says("sense.why", missing="not_known", who="Tom Rees", until="2026-12-01")
    assert [(who, day) for _, who, day in due(world, "find_out")] == [("Tom Rees", "2026-12-01")]
    assert due(new_world().says("sense.why", missing="not_known"), "find_out") == []
    assert due(new_world().says("sense.why", missing="chose_not_to_say", who="young person"), "find_out") == []


@pytest.mark.parametrize(
    ("cells", "kind", "day"),
    [
        ({"agency": "police_records", "status": "asked", "asked_on": FRIDAY}, "chase", "2026-12-04"),
        ({"agency": "police_records", "status": "chased", "chased_on": FRIDAY}, "escalate", "2026-12-04"),
        ({"agency": "police_records", "status": "asked"}, "chase", ""),
    ],
)
def test_a_request_is_chased_after_ten_working_days_then_taken_to_a_manager(
    cells: Mapping[str, str], kind: str, day: str
) -> None:
    found = [each for each in tasks(card(new_world(), **cells).record) if each.kind in {"chase", "escalate"}]
    assert [(each.kind, each.by) for each in found] == [(kind, day)]
    assert "Police: intelligence" in found[0].words


def test_a_card_that_was_answered_asks_for_nothing() -> None:
    world = card(new_world(), agency="police_records", status="received", received_on=FRIDAY)
    assert [each for each in tasks(world.record) if each.kind in {"chase", "escalate", "late"}] == []


def test_two_views_are_a_task_and_on_safety_a_supervisor_sees_them_within_five_working_days() -> None:
    views = TwoViews(would_settle="a visit", who_finds_out="Tom Rees", by_when="2026-12-01", bears_on_safety=True)
    world = new_world().wrote(Kind.TWO_VIEWS_RECORDED, views, "family.supervision")
    assert [(who, day) for _, who, day in due(world, "two_views")] == [("Tom Rees", "2026-12-01")]
    assert [day for _, _, day in due(world, "safety_views")] == ["2026-11-27"]
    seen = by(world, PRIYA, Kind.QUESTION_ASKED, QuestionAsked("What is in place?"), "family.supervision")
    assert due(seen, "safety_views") == []


def test_a_line_of_the_plan_is_due_until_its_work_is_done() -> None:
    line = {"work": "A safety talk with the school", "who": "Tom Rees", "agency": "School", "by_when": "2026-12-01"}
    world = new_world().row("plan.line", "p1", line)
    assert due(world, "plan") == [("Plan: A safety talk with the school", "Tom Rees, School", "2026-12-01")]
    done = world.row("share.delivery", "d1", {"work": "A safety talk with the school, two meetings", "state": "done"})
    assert due(done, "plan") == []


def test_dates_that_run_out_are_tasks() -> None:
    world = new_world().says("safety.until", "2026-12-01").says("plan.next_meeting", "2026-12-02")
    assert [day for _, _, day in due(world, "date")] == ["2026-12-01", "2026-12-02"]


def test_a_change_asks_for_a_decision_within_five_working_days() -> None:
    world = new_world().row("share.change", "c1", {"on": FRIDAY, "kind": "address"})
    assert due(world, "change") == [("Decide what it changes: New address", "", "2026-11-27")]
    world = world.says("share.change/c1/looked_again", "2026-11-24").says("share.change/c1/decided", "The plan holds")
    assert due(world, "change") == []


def test_what_came_after_signing_asks_for_a_decision_until_the_log_has_it() -> None:
    world = card(signed(new_world()), agency="police_records", status="received", received_on="2026-11-24")
    [(words, _, day)] = due(world, "late")
    assert words.startswith("Came after signing: Police")
    assert day == "2026-12-01"
    assert due(world.row("share.change", "c1", {"on": "2026-11-24", "kind": "information"}), "late") == []


def test_after_signing_the_next_step_and_the_young_person_s_copy_are_due() -> None:
    world = signed(new_world())
    assert due(world, "check")
    assert [day for _, _, day in due(world, "share")] == ["2026-11-30"]
    checked = by(world, PRIYA, Kind.COUNTERSIGNED, Countersigned("supervisor", "Priya Nair", "f"))
    assert [day for _, _, day in due(checked, "agree")] == ["2026-12-04"]
    assert tasks(by(checked, PRIYA, Kind.CLOSED, Closed("Done", "Priya Nair", "f")).record) == ()


def test_questions_and_cards_with_actions_are_tasks() -> None:
    world = by(new_world(), PRIYA, Kind.QUESTION_ASKED, QuestionAsked("Why?"), "sense.why")
    [(words, *_)] = due(world, "question")
    assert words.startswith("Answer a question: ")
    world = by(world, PRIYA, Kind.CARD_JUDGED, CardJudged("actions", "Ask the school once more."), "heard")
    assert [words for words, *_ in due(world, "card")] == ["Supervisor: Ask the school once more."]


def test_a_review_asks_about_every_two_views_and_everything_carried_forward() -> None:
    world = new_world().says("sense.why", "Because")
    world = world.wrote(Kind.TWO_VIEWS_RECORDED, TwoViews("a", "b"), "family.supervision")
    started = AssessmentStarted("f", "1", "h", "review", "f" * 64, "Three months")
    world = by(by(signed(world), PRIYA, Kind.COUNTERSIGNED, Countersigned("s", "P", "f")), AMINA, *_kind(started))
    assert len(due(world, "review_views")) == 1
    assert len(due(world, "carried")) == 1
    assert due(world, "two_views") == []
    assert to_confirm(world.form, world.a, "sense.why") == ("sense.why",)
    assert to_confirm(world.form, world.a, "family.supervision") == (), "no key says that two views still hold"
    world = world.wrote(Kind.TWO_VIEWS_RECORDED, TwoViews("a", "b"), "family.supervision")
    assert due(world, "review_views") == []


def _kind(started: AssessmentStarted) -> tuple[Kind, Payload]:
    return Kind.ASSESSMENT_STARTED, started


def test_what_is_due_first_comes_first_and_what_has_no_day_last() -> None:
    world = new_world().says("safety.until", "2026-12-01").says("plan.next_meeting", "2026-11-30")
    world = card(world, agency="police_records", status="asked")
    assert [each.by for each in tasks(world.record)] == ["2026-11-30", "2026-12-01", ""]
    assert [each.late(date(2026, 12, 1)) for each in tasks(world.record)] == [True, False, False]


# ------------------------------------------------------------------ the calendar file


def test_the_calendar_holds_references_and_days_and_nothing_else() -> None:
    world = new_world().says("safety.until", "2026-12-01").says("plan.next_meeting", "2026-12-01")
    world = world.says("sense.why", missing="not_known", who="Tom Rees", until="2026-12-02")
    text = calendar_file(world.a, tasks(world.record)).decode("utf-8")
    lines = text.split("\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert [line for line in lines if line.startswith("DTSTART")] == [
        "DTSTART;VALUE=DATE:20261201",
        "DTSTART;VALUE=DATE:20261202",
    ]
    assert {line for line in lines if line.startswith("SUMMARY")} == {"SUMMARY:A-0007"}
    assert "DTSTAMP:20261120T100000Z" in lines
    for word in ("Tom", "Amina", "Safety", "meeting", "behaviour", "hsb"):
        assert word.casefold() not in text.casefold()
    assert calendar_file(world.a, tasks(world.record)) == text.encode("utf-8")


def test_a_long_line_is_folded_between_signs_and_unfolds_to_itself() -> None:
    line = "SUMMARY:" + "A-0007 ŵ " * 30
    made = folded(line)
    assert all(len(each.encode("utf-8")) <= 75 for each in made.split("\r\n"))
    assert made.replace("\r\n ", "") == line
    assert escaped("a;b,c\\d\ne") == "a\\;b\\,c\\\\d\\ne"


def test_no_day_no_event() -> None:
    assert b"VEVENT" not in calendar_file(new_world().a, [Task("x", "y")])


# ------------------------------------------------------------------ letters


def test_a_letter_asks_for_closed_matters_and_what_could_be_delivered_and_names_nobody() -> None:
    world = card(new_world(), agency="social_care", role="team manager", status="asked")
    world = world.says("setup.own_word", "Jaycee").says("sense.why", "A secret reason")
    [letter] = letters_due(world.record)
    flat = " ".join(letter.text.split())
    for words in (
        "Assessment A-0007",
        "To: Children's social care (team manager)",
        "From: Amina Khan and Tom Rees, assessors",
        "closed matters too",
        "matters below a threshold too",
        "what you could deliver towards a plan",
        "Children Act 2004, section 10",
        "Please reply by 4 December 2026",
        "Nil return. We looked, and hold nothing.",
    ):
        assert words in flat
    for word in ("Jaycee", "secret", "sexual", "harmful"):
        assert word not in flat
    assert max(map(len, letter.text.splitlines())) <= 76


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"status": "asked"}, "request"),
        ({"status": "asked", "asked_on": "2026-11-09"}, "request"),
        ({"status": "asked", "asked_on": "2026-11-06"}, "reminder"),
        ({"status": "chased", "asked_on": "2026-10-30", "chased_on": "2026-11-13"}, "reminder"),
        ({"status": "chased", "asked_on": "2026-10-23", "chased_on": "2026-11-06"}, "manager"),
    ],
)
def test_which_letter_is_due_follows_from_the_card(cells: Mapping[str, str], kind: str) -> None:
    [letter] = letters_due(card(new_world(), agency="education", **cells).record)
    assert letter.kind == kind


def test_people_are_asked_in_person_and_who_answered_gets_no_letter() -> None:
    world = card(new_world(), agency="parents", status="asked")
    world = card(world, agency="police_records", status="nil_return", received_on=FRIDAY)
    assert letters_due(card(world, agency="education", status="not_asked").record) == ()


def test_only_what_the_card_says_was_asked_for_is_asked() -> None:
    world = card(new_world(), agency="education", status="asked", asked_for=("meeting",))
    [letter] = letters_due(world.record)
    assert "come to the meeting" in " ".join(letter.text.split())
    assert "closed matters" not in letter.text
