"""Rules about the supervisor: Q121, Q122, Q123, Q125, Q127. Each is one pure function.

The cards ask what no rule can tell; these rules only see whether they were judged, and by somebody else. Nothing is
counted over a person, and there is no quota of comments.
"""

from __future__ import annotations

from hsb_wizard.assessment.lifecycle import fully_signed, judged_now, unjudged
from hsb_wizard.assessment.payloads.supervision import NOT_ENOUGH
from hsb_wizard.quality.finding import STOP, THINK, Case, Found, Rule
from hsb_wizard.quality.when import in_figures_of_speech

INTERPRETS = "interprets"
CARDS = {
    INTERPRETS: "it interprets and weighs",
    "weighed": "neither dismissed nor inflated",
    "whole_child": "whole child and identity",
    "others_safe": "others and those harmed are safe",
    "plan_fits": "the plan is right and proportionate",
    "heard": "heard and shared well",
}


def nobody_else_checked(case: Case) -> Found:
    """Q121: nobody but the two assessors has checked the record, or one of them signed as its supervisor."""
    a = case.assessment
    if a.countersigned is None:
        yield "Nobody but the two assessors has checked this record.", ""
    elif a.countersigned.by in (a.lead, a.co):
        yield "One of the two assessors signed as the supervisor. Nobody checks their own work.", ""


def cards_not_judged(case: Case) -> Found:
    """Q122: a card is not judged on this version. The first card is Q127's."""
    if case.assessment.countersigned is None:
        open_ = [CARDS[card] for card in unjudged(case.assessment) if card != INTERPRETS]
        if open_:
            yield f"Not judged yet: {'; '.join(open_)}.", ""


def no_question_asked(case: Case) -> Found:
    """Q122, its THINK half: the cards are judged and no question was asked on any answer."""
    a = case.assessment
    if fully_signed(a) and a.countersigned is None and not a.asked and not unjudged(a):
        yield "No answer was asked about. If all is clear, a card can say so in its sentence.", ""


def supervisor_without_grounding(case: Case) -> Found:
    """Q123: the supervisor gives neither training for this work nor specialist advice."""
    checked = case.assessment.countersigned
    if checked is not None and not checked.said.knows:
        yield "The supervisor gives neither training for this work nor specialist advice that was taken.", ""


def many_exceptions(case: Case) -> Found:
    """Q125: more stops than the team allows go ahead for a reason, and no senior manager has looked."""
    checked, allowed = case.assessment.countersigned, case.house_rules.thresholds.exceptions
    if case.stops_explained > allowed and not (checked and checked.said.senior):
        yield (
            f"More than {in_figures_of_speech(allowed)} points that stop a signature go ahead for a reason. A senior "
            "manager looks at this too.",
            "",
        )


def not_interpreted(case: Case) -> Found:
    """Q127: the first card is not judged on this version, or says that it does not interpret and weigh."""
    judged = judged_now(case.assessment).get(INTERPRETS)
    if case.assessment.countersigned is not None:
        return
    if judged is None:
        yield "Not judged yet: whether it interprets and weighs. A list is not an analysis.", ""
    elif judged.said.judged == NOT_ENOUGH:
        yield "The first card says that it does not interpret and weigh enough.", ""


RULES = (
    Rule(
        "Q121",
        STOP,
        "countersign",
        "A supervisor who is not one of the two reads and checks it; a small team names one elsewhere.",
        ("HMIP 2013 4.6",),
        nobody_else_checked,
        exception=False,
    ),
    Rule(
        "Q122",
        STOP,
        "countersign",
        "The supervisor judges each card: enough, enough with actions, or not enough, with one sentence.",
        ("HMIP 2013 5.19", "HMIP 2013 5.28"),
        cards_not_judged,
    ),
    Rule(
        "Q122",
        THINK,
        "countersign",
        "Ask where something is not clear. There is no number to reach.",
        ("HMIP 2013 5.19", "HMIP 2013 5.28"),
        no_question_asked,
    ),
    Rule(
        "Q123",
        THINK,
        "countersign",
        "Say what you know this field from, or whose advice you took.",
        ("HMIP 2013 5.19", "HMIP 2013 5.20"),
        supervisor_without_grounding,
    ),
    Rule(
        "Q127",
        STOP,
        "countersign",
        "The supervisor judges card 1, or returns the record with what is missing.",
        ("HMIP 2013 4.6", "HMIP 2013 4.17"),
        not_interpreted,
    ),
)
AFTERWARDS = (
    Rule(
        "Q125",
        THINK,
        "sign",
        "Mend one, or name the senior manager who looked at them at the countersignature.",
        ("HMIP 2013 5.19",),
        many_exceptions,
    ),
)  # they look at what the other rules found
