"""Rules about what is reported and judged: Q38, Q51, Q52. Each is one pure function."""

from __future__ import annotations

from hsb_wizard.quality.finding import STOP, Case, Found, Rule

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
            yield f"What is reported, line {place}: the status of the account is not given.", f"{matters}/{row}/status"


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
        yield "Other children live in the home or visit it, and no line says how each is kept safe.", children
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
            yield f"It is not said {words} until the review date.", case.role(role)


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
)
