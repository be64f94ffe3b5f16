"""Rules about who was heard and who gets what: Q102, Q103, Q104, Q105, Q109. Each is one pure function."""

from __future__ import annotations

from datetime import date, timedelta

from hsb_wizard.assessment.lifecycle import fully_signed
from hsb_wizard.quality.finding import STOP, THINK, WHY, Case, Found, Row, Rule
from hsb_wizard.quality.phrases import phrase_in
from hsb_wizard.quality.source_rules import groups_that_wrote
from hsb_wizard.quality.when import working_days

FOR_COLLEAGUES = frozenset({"full", "supervision", "police"})  # they carry what could say who a person harmed is


def signed_on(case: Case) -> date | None:
    """The day on which the second of the two signatures was given; None while the record is not signed."""
    if not fully_signed(case.assessment):
        return None
    return date.fromisoformat(max(each.at for each in case.assessment.signatures)[:10])


def young_person_not_heard(case: Case) -> Found:
    """Q102: what the young person says about this document is blank, or missing without how it was offered."""
    role = "young_person_views"
    if case.asked(role) and not case.honest(role):
        yield (
            "What the young person says about this document is not written down. It is about their life.",
            case.role(role),
        )


def result_not_shared(case: Case) -> Found:
    """Q102, after signing: nothing says that the young person was given the result."""
    signed = signed_on(case)
    if signed is None or not case.asked("copy"):
        return
    given = any(row.text("document") == "young_person" and row.day("sent_on") for row in case.rows("copy"))
    if not given:
        until = signed + timedelta(days=case.house_rules.thresholds.share_days)
        late = " It is overdue." if case.today > until else ""
        yield f"The young person has not been given the result in words that suit them.{late}", case.role("copy")


def parents_not_heard(case: Case) -> Found:
    """Q103: what parents or carers say is blank, or missing without how they were asked."""
    role = "parents_views"
    if case.asked(role) and not case.honest(role):
        yield (
            "What parents or carers say is not written down, nor how they were asked. They live with what is planned.",
            case.role(role),
        )


def _completion(case: Case) -> list[Row]:
    return [row for row in case.rows("meeting") if row.text("kind") == "completion"]


def no_meeting_about_it(case: Case) -> Found:
    """Q104: no meeting of the agencies about the finished assessment was held, or it does not say what was agreed."""
    if not case.on_route("meeting"):
        return
    held = [row for row in _completion(case) if row.text("held") == "held"]
    if not held:
        yield (
            "No meeting of the agencies about this assessment was held. Where they met, the work was better.",
            case.role("meeting"),
        )
    elif not any(row.text("agreed") for row in held):
        yield "The meeting was held, and what was agreed is not written down.", held[0].place("agreed")


def meeting_late(case: Case) -> Found:
    """Q104, its THINK half: the meeting comes longer after signing than the team allows."""
    signed, allowed = signed_on(case), case.house_rules.thresholds.meeting_days
    days = [on for row in _completion(case) if row.text("held") != "cancelled" and (on := row.day("on"))]
    if signed and working_days(signed, min(days, default=case.today)) > allowed:
        yield f"More than {allowed} working days from signing to the meeting of the agencies.", case.role("meeting")


def not_shared_and_not_why(case: Case) -> Found:
    """Q105: agencies wrote something and nothing says who gets the document; or one does not get it, and not why."""
    if not case.asked("copy"):
        return
    if groups_that_wrote(case) and not case.honest("copy"):
        yield "Agencies wrote something for this, and nothing says which of them gets it.", case.role("copy")
    for row in case.rows("copy"):
        if row.text("document") == "none" and not row.text("remark"):
            yield f"Who gets what, line {row.number}: not shared, and not why, or who decided.", row.place("remark")


def document_not_for_this_reader(case: Case) -> Found:
    """Q109: a document made for colleagues is down for a family, a school or a provider, or a supervisor's copy."""
    for row in case.rows("copy"):
        document, reader = row.text("document"), row.text("reader")
        outside = document in FOR_COLLEAGUES and phrase_in(case.form, "Q109", reader)
        if outside or (document == "supervision" and not phrase_in(case.form, "Q124", reader)):
            yield (
                f"Who gets what, line {row.number}: this document is not made for this reader. It can say who a person "
                "harmed is.",
                row.place("document"),
            )


RULES = (
    Rule(
        "Q102",
        STOP,
        "sign",
        'Write their words; or "Chose not to say", with the day on which it was offered.',
        ("HMIP 2013 4.10",),
        young_person_not_heard,
    ),
    Rule(
        "Q102",
        WHY,
        "agree",
        "Hand over the young person's copy, in person, and give the day.",
        ("HMIP 2013 4.10",),
        result_not_shared,
    ),
    Rule(
        "Q103",
        WHY,
        "sign",
        'Write what they say, or how they were asked; "Contact would not be safe: decided by, date" is a full answer.',
        ("HMIP 2013 3.12", "HMIP 2013 1.13"),
        parents_not_heard,
    ),
    Rule(
        "Q104",
        STOP,
        "agree",
        "Once it is held, write down with it who came, what was agreed and who sees it differently.",
        ("HMIP 2013 4.6",),
        no_meeting_about_it,
    ),
    Rule(
        "Q104",
        THINK,
        "agree",
        "Hold it now, and say what was in place meanwhile.",
        ("HMIP 2013 4.6",),
        meeting_late,
    ),
    Rule(
        "Q105",
        THINK,
        "sign",
        "Give each agency that works with the young person a line: which document, when, or why not.",
        ("HMIP 2013 KT4", "HMIP 2013 4.3"),
        not_shared_and_not_why,
    ),
    Rule(
        "Q109",
        STOP,
        "export",
        "Choose the document that is made for this reader: the safety plan, theirs, or the parents'.",
        ("HMIP 2013 3.15", "HMIP 2013 1.6"),
        document_not_for_this_reader,
        exception=False,
    ),
)
