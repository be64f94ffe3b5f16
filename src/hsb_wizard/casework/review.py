"""Asking the reviewer about an open record. Front doors read findings through here and never import the reviewer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hsb_wizard.assessment.inactive import undecided
from hsb_wizard.casework.record import Record
from hsb_wizard.forms.form import Form
from hsb_wizard.quality import read_first, sign_lines
from hsb_wizard.quality.finding import STOP, THINK, WHY, Case, Finding
from hsb_wizard.quality.read_first import TITLES, Point, must_answer
from hsb_wizard.quality.review import AT_CHOICE, RULES, WITHOUT_EXCEPTION, Findings
from hsb_wizard.quality.review import next_step as step_after
from hsb_wizard.quality.sign_lines import LineNow

__all__ = ["STOP", "THINK", "TITLES", "WHY", "WITHOUT_EXCEPTION", "Finding", "Findings", "LineNow", "Point"]
__all__ += [
    "at_choice",
    "changed_since",
    "exceptions",
    "findings",
    "findings_to_plain",
    "lines_to_sign",
    "must_answer",
    "next_step",
]
__all__ += ["in_order", "next_step", "no_longer_asked", "points_to_read_first", "rule_ids"]


def findings(record: Record) -> Findings:
    """What the rules say about the record as it is now; answers to what is not asked count nowhere. Pure."""
    return record.findings


def lines_to_sign(record: Record, found: Iterable[Finding]) -> tuple[LineNow, ...]:
    """The ten lines of the sign screen, those of the record's route, each with its stops."""
    return sign_lines.sign_lines(record.form, record.play, found)


def points_to_read_first(record: Record) -> tuple[Point, ...]:
    """What a supervisor reads first: worked out when the page opens, stored nowhere."""
    return read_first.read_first(_case(record))


def changed_since(record: Record, at: str) -> tuple[str, ...]:
    """The questions and cells that the pair answered after ``at`` (ISO time), in form order."""
    return read_first.changed_since(_case(record), at)


def _case(record: Record) -> Case:
    return Case(record.form, record.active, record.play, record.today, record.house_rules)


def exceptions(record: Record) -> int:
    """How many points that stop a step go ahead for a reason: more than three go to a senior manager (Q125)."""
    return sum(1 for each in findings(record).now if each.moment == STOP and each.goes_ahead)


def in_order(record: Record, found: Iterable[Finding]) -> list[Finding]:
    """The same, stops by their line of the sign screen, all of them in the order of the form."""
    return sorted(found, key=lambda each: sign_lines.order_of(record.form, each))


def next_step(record: Record) -> str:
    """The step the record comes to next: sign, countersign, agree or close."""
    return step_after(record.assessment)


def at_choice(record: Record, path: str) -> tuple[Finding, ...]:
    """What a rule says to the choice at ``path`` once it is made (practice.md part 6, moment "choice")."""
    rules = {rule for role, rules in AT_CHOICE.items() if record.form.pack.roles.get(role) == path for rule in rules}
    said = record.assessment.answer(path)
    if not rules or said is None or not said.says_something:
        return ()
    return tuple(each for each in findings(record).now if each.id in rules and not each.goes_ahead)


def no_longer_asked(record: Record) -> list[dict[str, Any]]:
    """What an answer hides and the pair has not kept or removed yet, as plain values: signing waits for it."""
    return [
        {"hidden_by": each.because, "places": list(each.undecided)}
        for each in undecided(record.form, record.assessment, record.play)
    ]


def rule_ids(form: Form) -> frozenset[str]:
    """Every rule that can speak about records on ``form``: the program's own and those declared in the pack."""
    declared = frozenset(rule.id for section in form.sections for rule in section.rule)
    return declared | {rule.id for rule in RULES}


def findings_to_plain(found: Findings) -> dict[str, list[dict[str, Any]]]:
    """The JSON that `check --json` writes (engineering.md part 6)."""
    return {"findings": [_plain(each) for each in found.now], "later": [_plain(each) for each in found.later]}


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "moment": finding.moment,
        "step": finding.step,
        "message": finding.message,
        "remedy": finding.remedy,
        "place": finding.place,
        "references": list(finding.references),
        "goes_ahead": finding.goes_ahead,
    }
