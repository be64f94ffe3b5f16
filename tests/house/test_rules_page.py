"""docs/rules.md says what the rules are now, and every one of Q01 to Q144 has its place."""

from __future__ import annotations

import pytest
from tools import rules
from tools.rules import IDS, LEFT_OUT, PAGE, faults, lines, on_a_card, page

from hsb_wizard.assessment.lifecycle import CARDS as JUDGED_ON
from hsb_wizard.forms.load import shipped
from hsb_wizard.quality.supervision_rules import CARDS


def test_the_page_is_what_the_rules_come_to() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(shipped()), "write it again: make rules"


def test_every_rule_is_computed_on_a_card_or_left_out_with_a_reason() -> None:
    assert len(IDS) == 144
    assert faults(shipped()) == []
    assert all(why.endswith(".") for why in LEFT_OUT.values())


def test_a_rule_in_no_list_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(rules.LEFT_OUT, "Q98")
    assert faults(shipped()) == ["Q98 is nowhere"]


def test_a_rule_that_is_left_out_and_computed_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(rules.LEFT_OUT, "Q05", "Not here.")
    assert faults(shipped()) == ["Q05 is left out and computed or on a card"]


def test_a_rule_beyond_the_last_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(rules.LEFT_OUT, "Q145", "Not here.")
    assert faults(shipped()) == ["Q145 is none of the rules"]


def test_each_says_when_it_speaks_and_what_puts_it_right() -> None:
    for line in lines(shipped()):
        assert line.speaks.endswith("."), line.id
        assert line.remedy.endswith("."), line.id
        assert line.source, line.id


def test_the_cards_are_those_a_supervisor_judges() -> None:
    assert tuple(CARDS) == tuple(JUDGED_ON)
    assert len(on_a_card()) == 18
