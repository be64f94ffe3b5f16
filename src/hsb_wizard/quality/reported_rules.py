"""Rules about what is reported, on each side: Q38 to Q40, Q43, Q49, Q51 to Q53, Q111. Each is one pure function."""

from __future__ import annotations

from collections.abc import Callable

from hsb_wizard.quality.finding import STOP, THINK, WHY, Case, Found, Rule
from hsb_wizard.quality.source_rules import POLICE, SOCIAL_CARE, none_in

ASKED_OF_ALL = (("police", POLICE), ("children's social care", SOCIAL_CARE), ("education", ("education",)))
JUDGEMENTS = (
    ("safety_of_others", "what the safety of other people calls for"),
    ("own_safety", "what the young person's own safety and wellbeing calls for"),
)


def nothing_reported(case: Case) -> Found:
    """Q38: no row says what is reported, or a row does not say how the account of it stands."""
    if not case.on_route("matter"):
        return
    matters = case.role("matter")
    rows = case.assessment.rows.get(matters, ())
    if not rows and not case.honest("matter"):
        yield "Nothing says what is reported. It is what every rating is about.", matters
    for place, row in enumerate(rows, start=1):
        if not case.assessment.value(f"{matters}/{row}/status"):
            yield (
                f"What is reported, line {place}: the status of the account is not given. Reported is not proven.",
                f"{matters}/{row}/status",
            )


def children_at_home(case: Case) -> Found:
    """Q51: it is not said whether other children live there or visit, or one of them has no line or no safe care."""
    if not case.on_route("children_at_home"):
        return
    asked, children = case.role("children_at_home"), case.role("child_at_home")
    if not case.honest("children_at_home"):
        yield "Nothing says whether other children live in the home or visit it.", asked
    if case.text("children_at_home") != "yes":
        return
    rows = case.assessment.rows.get(children, ())
    if not rows:
        yield (
            "Other children live in the home or visit it, and no line says how each is kept safe. "
            "They were missed in the cases inspected.",
            children,
        )
    for place, row in enumerate(rows, start=1):
        if not case.assessment.value(f"{children}/{row}/safe_care"):
            yield (
                f"Children at home, line {place}: what keeps this child safe is not said.",
                (f"{children}/{row}/safe_care"),
            )


def judgement_blank(case: Case) -> Found:
    """Q52: one of the two judgements is neither agreed nor recorded as two views."""
    for role, words in JUDGEMENTS:
        if case.on_route(role) and not case.said(role) and case.role(role) not in case.assessment.two_views:
            yield f"It is not said {words} until the review date. Those around them have to know.", case.role(role)


def no_earlier_concerns_unproved(case: Case) -> Found:
    """Q39: "no earlier concerns" without an answer from police, social care and education each."""
    if not case.asked("earlier_concerns") or case.text("earlier_concerns") != "no":
        return
    open_ = [words for words, agencies in ASKED_OF_ALL if none_in(case, agencies)]
    if open_:
        yield (
            f"It says there were no earlier concerns, and nothing has come back from {', '.join(open_)}. Earlier "
            "concerns stood on files that nobody had read.",
            case.role("earlier_concerns"),
        )


def isolated_against_the_record(case: Case) -> Found:
    """Q40: the pattern is "nothing of note" or expected at this age, and the record says more than once, or planned."""
    calm = [role for role, level in CALM if case.asked(role) and case.assessment.value(case.role(role)) == level]
    if not calm:
        return
    against = [words for words, speaks in AGAINST if speaks(case)]
    if against:
        yield (
            f"{case.label(calm[0])} reads as if this stood alone. The record says otherwise: {'; '.join(against)}.",
            case.role(calm[0]),
        )


def _longer_than_once(case: Case) -> bool:
    return any(
        (began := row.day("period")) and (until := row.day("until")) and until > began for row in case.rows("matter")
    )


def _planned(case: Case) -> bool:
    return case.assessment.value(case.role("planning_or_trust")) in ("concern", "priority")


CALM = (("pattern_over_time", "nothing_of_note"), ("continuum", "expected"))
AGAINST: tuple[tuple[str, Callable[[Case], bool]], ...] = (
    ("more than one matter is reported", lambda case: len(case.rows("matter")) > 1),
    ("it went on for some time", _longer_than_once),
    ("planning or use of trust is a concern", _planned),
    ("something was reported since", lambda case: case.text("recurrence") == "yes"),
    ("there were earlier concerns", lambda case: case.text("earlier_concerns") == "yes"),
)


def earlier_concern_without_response(case: Case) -> Found:
    """Q43: an earlier concern does not say what was done then, or how it was seen."""
    for row in case.rows("earlier_concern"):
        for field, words in (("referred", "what the response was"), ("seen_as", "how it was seen then")):
            if not row.text(field):
                yield f"Earlier concerns, line {row.number}: it is not said {words}.", row.place(field)
                break
    for row in case.rows("event"):
        if row.text("kind") in ("report", "referral") and not row.text("services_did"):
            yield (
                f"Chronology, line {row.number}: a report or referral, and not what services did then.",
                row.place("services_did"),
            )


def own_harm_blank(case: Case) -> Found:
    """Q49: whether the young person was harmed is blank, or not known and nobody is named who asks."""
    role = "victimisation"
    if case.role(role) not in case.play.required or not case.on_route(role):
        return
    if not case.said(role):
        yield (
            "Whether the young person was sexually harmed is blank. It was asked about in few of the cases inspected.",
            case.role(role),
        )
    elif not case.honest(role) and not case.said("who_asks"):
        yield (
            "Whether the young person was harmed is not known, and nobody is named who asks, and how.",
            case.role("who_asks" if case.asked("who_asks") else role),
        )


def self_harm_not_asked(case: Case) -> Found:
    """Q53: the day on which harm to self was asked about directly is blank."""
    if case.asked("self_harm_asked") and not case.honest("self_harm_asked"):
        yield (
            "Nothing says on which day harm to self was asked about directly. Asking does not put it there.",
            case.role("self_harm_asked"),
        )


def help_offered_late(case: Case) -> Found:
    """Q111: help for somebody harmed was offered only after the outcome, or has no day."""
    for row in case.rows("person_harmed"):
        if row.text("offered") == "offered" and not row.text("offered_on"):
            yield f"People harmed, line {row.number}: help was offered, and no day is given.", row.place("offered_on")
        elif row.text("stage") == "after_outcome":
            yield (
                f"People harmed, line {row.number}: help was offered only after the outcome. It need not wait for one.",
                row.place("stage"),
            )


RULES = (
    Rule(
        "Q38",
        STOP,
        "sign",
        'Add a line for each matter with its status, or "Does not apply" with who was asked: a nil return.',
        ("HMIP 2013 4.1", "HMIP 2013 2.5"),
        nothing_reported,
    ),
    Rule(
        "Q51",
        STOP,
        "sign",
        'Give each child a line that says what keeps them safe, or "Not known yet" with who finds out and by when.',
        ("HMIP 2013 3.7", "HMIP 2013 3.8"),
        children_at_home,
    ),
    Rule(
        "Q52",
        STOP,
        "sign",
        'Agree an answer ("We cannot say yet" is one), or record two views.',
        ("HMIP 2013 3.7", "HMIP 2013 3.18"),
        judgement_blank,
    ),
    Rule(
        "Q39",
        STOP,
        "sign",
        'Wait for the three, or say "Not known yet", with who finds out and by when.',
        ("HMIP 2013 2.5", "HMIP 2013 4.7"),
        no_earlier_concerns_unproved,
    ),
    Rule(
        "Q40",
        WHY,
        "sign",
        "Look at the answer again, or say in a sentence how both can be true. The supervisor says something to it.",
        ("HMIP 2013 4.16",),
        isolated_against_the_record,
    ),
    Rule(
        "Q43",
        THINK,
        "sign",
        "Write what was done then, and whether it was seen for what it was.",
        ("HMIP 2013 3.1", "HMIP 2013 3.7"),
        earlier_concern_without_response,
    ),
    Rule(
        "Q49",
        STOP,
        "sign",
        'Say what is on record; or "Not known yet", with who asks, how and when, agreed with social care.',
        ("HMIP 2013 3.2", "HMIP 2013 KT3"),
        own_harm_blank,
    ),
    Rule(
        "Q53",
        STOP,
        "sign",
        "Ask, in plain words, and give the day; or say who asks and by when.",
        ("Safeguarding briefing CAMHS",),
        self_harm_not_asked,
    ),
    Rule(
        "Q111",
        THINK,
        "sign",
        "Give the day and the stage at which a service of their own was offered.",
        ("HMIP 2013 3.10", "HMIP 2013 6.13"),
        help_offered_late,
    ),
)
