"""Asking the reviewer about an open record. Front doors read findings through here and never import the reviewer."""

from __future__ import annotations

from typing import Any

from hsb_wizard.assessment.inactive import undecided
from hsb_wizard.casework.record import Record
from hsb_wizard.forms.form import Form
from hsb_wizard.quality.finding import STOP, THINK, WHY, Finding
from hsb_wizard.quality.review import RULES, WITHOUT_EXCEPTION, Findings, review

__all__ = ["STOP", "THINK", "WHY", "WITHOUT_EXCEPTION", "Finding", "Findings"]
__all__ += ["findings", "findings_to_plain", "no_longer_asked", "rule_ids"]


def findings(record: Record) -> Findings:
    """What the rules say about the record as it is now; answers to what is not asked count nowhere. Pure."""
    return review(record.form, record.active, record.play, record.today)


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
