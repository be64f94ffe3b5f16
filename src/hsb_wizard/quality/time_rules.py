"""Rules about time: Q01, Q02, Q03, Q04, Q07, Q108, Q114. Each is one pure function.

A partial date is held against another only where no day it can mean would be in order.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hsb_wizard.assessment.days import clock, in_words, read_partial, written_on
from hsb_wizard.assessment.lifecycle import fully_signed
from hsb_wizard.quality.finding import THINK, WHY, Case, Found, Rule
from hsb_wizard.quality.when import months_after, working_days

IN_ORDER = (
    ("first_report", "referred", "allocated", "started", "completed", "agencies_met"),
    ("interviewed", "charged", "plea_or_finding", "sentenced"),
    ("report_ordered", "report_delivered"),
)
EXPECTED = ("first_report", "referred", "started")


def dates_missing_or_out_of_order(case: Case) -> Found:
    """Q01: a date of the journey is neither given nor marked as not applying, or stands before one that comes first."""
    for role in EXPECTED:
        if case.asked(role) and not case.said(role):
            yield f"{case.label(role)}: no date. Time lost between services is only seen in the dates.", case.role(role)
    for chain in IN_ORDER:
        given = [role for role in chain if case.day(role)]
        for before, after in pairwise(given):
            first, last = case.day(before), _latest(case.text(after))
            if first and last and last < first:
                yield (
                    f"{case.label(after)} ({in_words(case.text(after))}) stands before {case.label(before)} "
                    f"({in_words(case.text(before))}). One of the two dates is not right.",
                    case.role(after),
                )


def _latest(text: str) -> date | None:
    """The last day that a date can mean."""
    parts = read_partial(text)
    if parts is None:
        return None
    year, month, day = parts
    if not month:
        return date(year, 12, 31)
    return date(year, month, day) if day else months_after(date(year, month, 1), 1) - timedelta(days=1)


def late(case: Case) -> Found:
    """Q02: past the target, or near it, and no reason or nothing said about what is in place meanwhile.

    A signed record took as long as it took; a review has no 28 days.
    """
    now = clock(case.form, case.assessment, written_on(case.assessment) or case.today)
    if case.assessment.then is not None or now.day is None or now.day < case.form.pack.timing.warn_day:
        return
    if now.day > now.target:
        if not (case.said("delay_reason") and case.said("delay_meanwhile")):
            yield f"{now.words}. Waiting without a plan is where harm was missed.", case.role("delay_reason")
    elif not case.assessment.signatures and not case.said("delay_reason"):
        yield f"{now.words}. If it cannot be done in time, say why now.", case.role("delay_reason")


def order_too_short(case: Case) -> Found:
    """Q03: the order ends before the assessment is done, or leaves too little for the work, and nobody goes on."""
    ends = case.day("order_ends")
    done = case.day("completed") or clock(case.form, case.assessment, case.today).due
    if ends is None or done is None or case.honest("continues"):
        return
    begins = case.day("sentenced")
    if done > ends:
        yield (
            "The order ends before this assessment is done. The work it points to would have no time left.",
            case.role("continues"),
        )
    elif begins and (ends - done) * case.house_rules.thresholds.order_part < ends - begins:
        yield (
            "Much of the order is over before this assessment is done. Say who carries on when it ends.",
            case.role("continues"),
        )


def slow_allocation(case: Case) -> Found:
    """Q04: longer from sentence to allocation than the team allows, and no reason."""
    start, given = case.day("sentenced"), case.day("allocated")
    allowed = case.house_rules.thresholds.allocation_days
    if start and given and working_days(start, given) > allowed and not case.said("delay_reason"):
        yield (
            f"From sentence to allocation took more than {allowed} working days. Say why, and who was there meanwhile.",
            case.role("delay_reason"),
        )


def safety_plan_not_looked_at(case: Case) -> Found:
    """Q07: while the assessment is under way, the safety plan has lapsed or nobody looked at it for too long."""
    if fully_signed(case.assessment) or not case.asked("safety_until"):
        return
    until, a = case.day("safety_until"), case.assessment
    lines = (a.answer(path) for path in case.form.paths_of(case.role("safety")))
    touched = [each.at[:10] for each in lines if each is not None and each.at]
    days = case.house_rules.thresholds.plan_review_days
    if until and until < case.today:
        yield f"The safety plan held until {in_words(until.isoformat())}. Look at it again.", case.role("safety_until")
    elif touched and max(touched) < (case.today - timedelta(days=days)).isoformat():
        yield f"Nobody has looked at the safety plan for {days} days. Things change.", case.role("safety_until")


def no_next_meeting(case: Case) -> Found:
    """Q108: the next meeting of the agencies has no day, or its day is past."""
    if not case.on_route("next_meeting"):
        return
    on = case.day("next_meeting")
    if not case.honest("next_meeting"):
        yield "The next meeting of the agencies has no date. Work drifts where nobody meets.", case.role("next_meeting")
    elif on and on < case.today and not fully_signed(case.assessment):
        yield "The next meeting of the agencies lies in the past.", case.role("next_meeting")


def no_review(case: Case) -> Found:
    """Q114: the review has no day, lies further away than the team allows, or is overdue."""
    if not case.on_route("review_on"):
        return
    on, months = case.day("review_on"), case.house_rules.thresholds.review_months
    if not case.honest("review_on"):
        yield "No day is set for the review. Judgements lapse; plans go stale.", case.role("review_on")
    elif on and on < case.today:
        yield "The review is overdue.", case.role("review_on")
    elif on and on > months_after(case.today, months):
        yield f"The review is more than {months} months away. A young person's life is not.", case.role("review_on")


RULES = (
    Rule(
        "Q01",
        THINK,
        "sign",
        'Give the date, as much of it as is known, or say "Does not apply".',
        ("HMIP 2013 3.6",),
        dates_missing_or_out_of_order,
    ),
    Rule(
        "Q02",
        WHY,
        "sign",
        "Give the reason for the delay and what is in place meanwhile.",
        ("HMIP 2013 4.7",),
        late,
    ),
    Rule(
        "Q03",
        WHY,
        "sign",
        "Say who carries on after the order, and what the young person has agreed to.",
        ("HMIP 2013 4.7", "HMIP 2013 5.16"),
        order_too_short,
    ),
    Rule(
        "Q04",
        THINK,
        "sign",
        "Choose the reason for the delay, and say who saw to things meanwhile.",
        ("HMIP 2013 4.7",),
        slow_allocation,
    ),
    Rule(
        "Q07",
        THINK,
        "sign",
        "Read its lines with whoever keeps it, change what has changed, and say until when it holds.",
        ("HMIP 2013 3.18",),
        safety_plan_not_looked_at,
    ),
    Rule(
        "Q108",
        THINK,
        "sign",
        'Set the date, or say "Not known yet" with who sets it and by when.',
        ("HMIP 2013 5.25", "HMIP 2013 5.27"),
        no_next_meeting,
    ),
    Rule(
        "Q114",
        THINK,
        "sign",
        "Set a day for the review, or say who sets it and by when.",
        ("HMIP 2013 5.21", "HMIP 2013 5.27"),
        no_review,
    ),
)
