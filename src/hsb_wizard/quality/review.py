"""Reviewing a record: all rules over one folded case, and what they come to. Adding a rule touches one list."""

from __future__ import annotations

from datetime import date

from hsb_wizard.assessment.lifecycle import AGREED, CHECKED, CLOSED, SIGNED, SIGNED_WITH_GAPS, status
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.play import Play
from hsb_wizard.assessment.scope import RecordScope
from hsb_wizard.forms.form import Form
from hsb_wizard.quality import (
    evidence_rules,
    judgement_rules,
    need_rules,
    phrase_rules,
    plan_rules,
    reported_rules,
    review_rules,
    safety_rules,
    screen_rules,
    sharing_rules,
    source_rules,
    supervision_rules,
    time_rules,
)
from hsb_wizard.quality.finding import STEPS, STOP, THINK, Case, Finding, Rule
from hsb_wizard.quality.house_rules import DEFAULTS, HouseRules
from hsb_wizard.values import Frozen, replace

RULES: tuple[Rule, ...] = (
    *time_rules.RULES,
    *safety_rules.RULES,
    *screen_rules.RULES,
    *source_rules.RULES,
    *reported_rules.RULES,
    *evidence_rules.RULES,
    *need_rules.RULES,
    *judgement_rules.RULES,
    *plan_rules.RULES,
    *sharing_rules.RULES,
    *phrase_rules.RULES,
    *review_rules.RULES,
    *supervision_rules.RULES,
    *supervision_rules.AFTERWARDS,
)
FIRST = RULES[: -len(supervision_rules.AFTERWARDS)]
AT_CHOICE = {  # role of a choice -> rules that answer it on its own page, as soon as it is made
    "gate": ("Q17",),
    "outcome_sources": ("Q17",),
    "suitability": ("Q15", "Q19"),
    "pattern_over_time": ("Q40",),
    "continuum": ("Q40",),
    "earlier_concerns": ("Q39",),
    "safety_of_others": ("Q66",),
    "own_safety": ("Q66",),
}
WITHOUT_EXCEPTION = frozenset(rule.id for rule in RULES if not rule.exception)


class Findings(Frozen, frozen=True):
    """What the rules say: ``now`` at the record's next step, ``later`` at the steps after it."""

    now: tuple[Finding, ...]
    later: tuple[Finding, ...]

    def at(self, step: str) -> tuple[Finding, ...]:
        """What counts at one step alone, whatever the record comes to next."""
        return tuple(each for each in (*self.now, *self.later) if each.step == step)

    @property
    def stops(self) -> tuple[Finding, ...]:
        """What still stands in the way of the next step: stops that do not go ahead for a reason."""
        return tuple(each for each in self.now if each.moment == STOP and not each.goes_ahead)


_NEXT = {SIGNED: "countersign", SIGNED_WITH_GAPS: "countersign", CHECKED: "agree", AGREED: "close", CLOSED: "close"}


def next_step(a: Assessment) -> str:
    """The step the record comes to next: signing until both have signed, then what follows in its life."""
    return _NEXT.get(status(a), "sign")


def review(form: Form, a: Assessment, play: Play, today: date, house_rules: HouseRules = DEFAULTS) -> Findings:
    """All rules over one record. One fold at most, which the caller has done."""
    case = Case(form, a, play, today, house_rules)
    made = [each for rule in FIRST for each in _of(rule, case)]
    found = [_said(a, _raised(each, house_rules)) for each in (*made, *_declared(case))]
    explained = sum(each.moment == STOP and bool(each.goes_ahead) for each in found)
    case = replace(case, stops_explained=explained)
    found += [_raised(each, house_rules) for rule in supervision_rules.AFTERWARDS for each in _of(rule, case)]
    step = STEPS.index(next_step(a))
    now = tuple(each for each in found if STEPS.index(each.step) <= step)
    return Findings(now, tuple(each for each in found if STEPS.index(each.step) > step))


def _of(rule: Rule, case: Case) -> list[Finding]:
    return [
        Finding(rule.id, rule.moment, rule.step, message, rule.remedy, place, rule.references, about="".join(about))
        for message, place, *about in rule.judge(case)
    ]


def _declared(case: Case) -> list[Finding]:
    """Rules written in the pack, in sections that belong to this record."""
    scope = RecordScope(case.form, case.assessment, case.today)
    return [
        Finding(rule.id, rule.moment, rule.step, rule.message, rule.remedy, rule.target, rule.refs)
        for section in case.form.sections
        if case.play.on_route(section.id)
        for rule in section.rule
        if case.form.rule_logic(rule.id).test(scope) is True
    ]


def _raised(finding: Finding, house_rules: HouseRules) -> Finding:
    """A team may have a "think" weigh more; nothing else changes its weight."""
    moment = house_rules.raised.get(finding.id)
    return replace(finding, moment=moment) if moment and finding.moment == THINK else finding


def _said(a: Assessment, finding: Finding) -> Finding:
    said = a.goes_ahead.get(finding.key)
    if said is None or finding.id in WITHOUT_EXCEPTION:
        return finding
    return replace(finding, goes_ahead=said.because)
