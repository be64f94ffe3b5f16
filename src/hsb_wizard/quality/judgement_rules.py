"""Rules about judgements and what agencies hold: Q66, Q67, Q68, Q72 to Q75, Q96. Each is one pure function.

Registration and MAPPA are never worked out here: the rules only ask whether somebody has confirmed them.
"""

from __future__ import annotations

from hsb_wizard.assessment.scope import gate_state
from hsb_wizard.quality.finding import STOP, THINK, WHY, Case, Found, Rule, tells
from hsb_wizard.quality.plan_rules import answered_factors
from hsb_wizard.quality.source_rules import CORE, POLICE, SOCIAL_CARE, none_in

EVERYDAY = "everyday"
SETTLED = frozenset({"open"})
SEXUAL = frozenset({"sexual_caution", "sexual_conviction"})
RESTRICTS = frozenset({"restrictive", "both"})


def everyday_with_gaps(case: Case) -> Found:
    """Q66: "everyday arrangements" while a core source is not in, or the screen is pending."""
    chosen = [role for role in ("safety_of_others", "own_safety") if case.text(role) == EVERYDAY and case.asked(role)]
    if not chosen:
        return
    core = (("police", POLICE), ("children's social care", SOCIAL_CARE), *CORE)
    gaps = [words for words, agencies in core if none_in(case, agencies)]
    gaps += [] if gate_state(case.form, case.assessment) in SETTLED else ["the screen"]
    for role in chosen if gaps else ():
        yield (
            f'"Everyday arrangements" is chosen, and not yet in: {", ".join(gaps)}. Risk was put too low where files '
            "were not read.",
            case.role(role),
        )


def tool_without_meaning(case: Case) -> Found:
    """Q67: a tool or assessment used elsewhere stands here without what it means, and what it does not tell."""
    if case.text("outside_tool") == "yes" and not case.rows("outside_view"):
        yield (
            "A tool used elsewhere bears on this, and it is not said which, or what it means.",
            case.role("outside_view"),
        )
    for row in case.rows("outside_view"):
        if not row.text("means"):
            yield (
                f"Register of tools, line {row.number}: a result, and not what it means here or what it does not tell.",
                row.place("means"),
            )


def levels_unsettled(case: Case) -> Found:
    """Q68: agencies put the level of concern differently, or might, and what was settled is not said."""
    if not case.asked("levels_differ"):
        return
    said = [row for row in case.rows("source_card") if row.text("level")]
    if case.text("levels_differ") == "yes" and not case.honest("levels_settled"):
        yield (
            "Agencies see the level of concern differently, and what was settled is not said. "
            "Each would act on its own.",
            case.role("levels_settled"),
        )
    elif len(said) > 1 and not case.honest("levels_differ"):
        yield (
            "Several agencies gave a level of concern, and it is not said whether they differ.",
            case.role("levels_differ"),
        )


def restriction_without_brake(case: Case) -> Found:
    """Q72: a restriction has no end or no less restrictive option beside it, or most of an everyday plan restricts."""
    lines = [row for row in case.rows("plan_line") if row.text("kind") in RESTRICTS]
    for row in lines:
        for field, words in (
            ("ends", "until when"),
            ("less_restrictive", "which less restrictive option was considered"),
        ):
            if not row.text(field):
                yield f"Line {row.number} of the plan restricts, and does not say {words}.", row.place(field)
                break
    if case.text("safety_of_others") == EVERYDAY and lines and len(lines) * 2 > len(case.rows("plan_line")):
        yield (
            '"Everyday arrangements" is chosen, and most lines of the plan restrict.',
            case.role("plan_line"),
            "restrictions",
        )


def _convicted(case: Case) -> bool:
    """Whether this is a justice route with a sexual matter that ended in conviction or caution."""
    here = any(row.text("status") == "convicted" for row in case.rows("matter"))
    return case.on_route("mappa") and (here or bool(SEXUAL & set(case.chosen("earlier_matters"))))


def mappa_unconfirmed(case: Case) -> Found:
    """Q73: after a conviction or caution nobody has confirmed, by name and day, whether MAPPA applies."""
    if _convicted(case):
        yield from _confirmed(case, "mappa", "mappa_by", "whether MAPPA applies", "the coordinator")


def registration_unconfirmed(case: Case) -> Found:
    """Q75: after a conviction or caution the police have not confirmed whether registration applies."""
    if _convicted(case):
        yield from _confirmed(case, "registration", "registration_by", "whether registration applies", "the police")


def _confirmed(case: Case, role: str, by: str, what: str, who: str) -> Found:
    if not case.honest(role):
        yield f"Nobody has asked {who} {what}. It is never worked out here.", case.role(role)
    elif case.text(role) in ("eligible", "not_eligible", "yes", "no") and not case.honest(by):
        yield f"It is not said who confirmed {what}, and when.", case.role(by)


def mappa_level_without_referral(case: Case) -> Found:
    """Q74: MAPPA level 2 or 3 is indicated, and no referral to the coordinator has a date."""
    role = "mappa_referred"
    if case.text("mappa_level") in ("two", "three") and case.asked(role) and not tells(case.answer(role)):
        yield (
            "MAPPA level 2 or 3 is indicated, and no referral to the coordinator has a date. Others wait for it.",
            case.role(role),
        )


def own_safety_without_work(case: Case) -> Found:
    """Q96: the young person's own safety calls for more than the everyday, and no line of the plan is for it."""
    if case.text("own_safety") not in ("extra", "close") or not case.on_route("plan_line"):
        return
    harm = case.role("victimisation").partition(".")[0]
    for path in answered_factors(case):
        said = case.assessment.answer(path)
        if path.partition(".")[0] == harm or (said is not None and said.for_whom in ("young_person", "both")):
            return
    yield (
        "The young person's own safety calls for more than the everyday, and no line of the "
        "plan is for it. A child is to be kept safe too.",
        case.role("plan_line"),
        "own_safety",
    )


RULES = (
    Rule(
        "Q66",
        STOP,
        "sign",
        'Choose "We cannot say yet" until they are in, or go ahead with a reason that the supervisor agrees to.',
        ("HMIP 2013 3.12", "HMIP 2013 4.1", "HMIP 2013 4.8"),
        everyday_with_gaps,
    ),
    Rule(
        "Q67",
        WHY,
        "sign",
        "Say in your own words what it means for this young person, and what it does not tell you.",
        ("HMIP 2013 4.6",),
        tool_without_meaning,
    ),
    Rule(
        "Q68",
        WHY,
        "sign",
        "Say what the difference rests on and what was settled; two views may stand.",
        ("HMIP 2013 4.3",),
        levels_unsettled,
    ),
    Rule(
        "Q72",
        THINK,
        "sign",
        "Give each an end and the less restrictive option that was considered; keep only those that are needed.",
        ("Waltham Forest 5.7", "HMIP 2013 Glossary"),
        restriction_without_brake,
    ),
    Rule(
        "Q73",
        WHY,
        "sign",
        "Ask the coordinator, or say who asks and by when. It is never worked out here.",
        ("HMIP 2013 5.23",),
        mappa_unconfirmed,
    ),
    Rule(
        "Q74",
        STOP,
        "sign",
        "Refer and give the date, or say who refers and by when. A panel of the youth justice service does not count.",
        ("HMIP 2013 4.4",),
        mappa_level_without_referral,
    ),
    Rule(
        "Q75",
        WHY,
        "sign",
        "Ask the police, or say who asks and by when. It is never worked out here.",
        ("HMIP 2013 5.23",),
        registration_unconfirmed,
    ),
    Rule(
        "Q96",
        WHY,
        "sign",
        "Add a line that keeps the young person safe, or name the factor in the line that does.",
        ("HMIP 2013 6.7",),
        own_safety_without_work,
    ),
)
