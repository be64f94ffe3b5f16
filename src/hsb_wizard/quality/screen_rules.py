"""Rules about the thinking and communication screen: Q14, Q15, Q17. Each is one pure function."""

from __future__ import annotations

from hsb_wizard.assessment.days import in_words
from hsb_wizard.quality.finding import STOP, WHY, Case, Found, Rule


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
        yield "Nobody has decided whether this way of assessing fits the young person.", case.role("suitability")
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
)
