"""Rules about the thinking and communication screen: Q14, Q15, Q17, Q18, Q19, Q21. Each is one pure function."""

from __future__ import annotations

from hsb_wizard.assessment.days import in_words
from hsb_wizard.quality.finding import STOP, THINK, WHY, Case, Found, Rule
from hsb_wizard.quality.when import months_after


def overridden(case: Case) -> Found:
    """Q14: ratings were opened before the screen had an outcome. It states the override; there is nothing to mend."""
    override = case.assessment.override
    if override is not None:
        yield (
            f"Ratings were opened before the screen by {override.name}, because: {override.reason} "
            f"It will be done by {in_words(override.will_be_done)}.",
            "",
        )


def suitability_open(case: Case) -> Found:
    """Q15: no decision on whether the way of working fits, or no reason, or nobody named for it."""
    if not case.on_route("suitability"):
        return
    if not case.said("suitability"):
        yield (
            "Nobody has decided whether this way of assessing fits the young person. One that does not fit misleads.",
            case.role("suitability"),
        )
        return
    for role, words in (("suitability_reason", "has no reason"), ("suitability_by", "does not say who made it")):
        if not case.said(role):
            yield f"The decision on whether this way of assessing fits {words}.", case.role(role)


def no_need_on_one_source(case: Case) -> Found:
    """Q17: "no need found" rests on nothing but what the young person said."""
    if case.text("gate") != "go_on":
        return
    sources = case.assessment.value(case.role("outcome_sources"))
    named = set(sources) if isinstance(sources, tuple) else set()
    if not named - {"young_person"}:
        yield (
            '"No need found" rests on no source besides the young person. Needs were often found only later.',
            case.role("outcome_sources"),
        )


NEEDS = ("learning", "language", "neuro")
FOUND = ("diagnosed", "suspected")


def need_without_referral(case: Case) -> Found:
    """Q18: a need is known or suspected, and there is neither a recent report nor a referral with who and when."""
    if not any(case.text(role) in FOUND for role in NEEDS) or not case.on_route("referral"):
        return
    for row in case.rows("referral"):
        if row.text("to") and not (row.day("on") and row.text("by_whom")):
            yield (
                f"Referrals, line {row.number}: the day, or who sends and chases it, is not given. Nobody owns it.",
                row.place("by_whom" if row.day("on") else "on"),
            )
    oldest = months_after(case.today, -case.house_rules.thresholds.report_months)
    recent = any((dated := row.day("dated")) and dated >= oldest for row in case.rows("existing_report"))
    settled = case.text("cognitive_assessment") in ("seen", "asked_for") or case.said("cognitive_because")
    if not (recent or settled or case.rows("referral")):
        yield (
            "A need in learning or communication is known or suspected, and nobody was asked to look at it.",
            case.role("referral"),
        )


def standard_way_despite_a_need(case: Case) -> Found:
    """Q19: the standard framework is said to fit although there is a need, and ability was not weighed."""
    need = any(case.text(role) in FOUND for role in ("learning", "language"))
    weighed = "ability" in case.chosen("suitability_limits") and case.said("suitability_reason")
    if need and case.text("suitability") == "standard" and not weighed:
        yield (
            "A need in learning or communication is known or suspected, and the standard framework is said to fit. "
            "Why it fits, in spite of the need, is not said.",
            case.role("suitability_reason"),
        )


def refused_and_left(case: Case) -> Found:
    """Q21: a referral or a health service was refused, and it is not said what is done instead."""
    for row in case.rows("referral"):
        if row.text("reply") == "refused" and not row.text("instead"):
            yield (
                f"Referrals, line {row.number}: refused, and nothing says to whom it was taken next.",
                row.place("instead"),
            )
    if case.text("service_refused") == "yes" and not case.said("service_refused_what"):
        yield (
            "A health service said no, or the wait is too long, and it is not said who was told and what is done.",
            case.role("service_refused_what"),
        )


RULES = (
    Rule("Q14", WHY, "sign", "Nothing to mend: this is printed on page 1.", ("HMIP 2013 1.16", "4.5"), overridden),
    Rule(
        "Q15",
        STOP,
        "sign",
        'Decide, with a reason and who decided. "None fits, advice awaited" is a full answer.',
        ("HMIP 2013 4.5", "HMIP 2013 1.16"),
        suitability_open,
    ),
    Rule(
        "Q17",
        WHY,
        "sign",
        "Name another source that agrees, or choose an outcome with changes to how you work.",
        ("HMIP 2013 2.7", "HMIP 2013 5.2"),
        no_need_on_one_source,
    ),
    Rule(
        "Q18",
        WHY,
        "sign",
        "Add the referral with its day and who chases it; or say why there is none, or who refused it.",
        ("HMIP 2013 1.16", "HMIP 2013 4.5", "HMIP 2013 Rec Health"),
        need_without_referral,
    ),
    Rule(
        "Q19",
        WHY,
        "sign",
        "Mark that ability was looked at, and give the reason; or choose an adapted way of working.",
        ("HMIP 2013 1.16",),
        standard_way_despite_a_need,
    ),
    Rule(
        "Q21",
        THINK,
        "sign",
        "Say to whom it was taken next, and what is done instead until then.",
        ("HMIP 2013 5.6", "HMIP 2013 5.7"),
        refused_and_left,
    ),
)
