from pathlib import Path

import pytest

from hsb_wizard.forms.definition import DeclaredRule
from hsb_wizard.forms.load import shipped
from hsb_wizard.forms.spoken import spoken
from hsb_wizard.forms.words import NOWHERE
from hsb_wizard.quality.finding import Rule
from hsb_wizard.quality.review import RULES

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
DECLARED: list[DeclaredRule] = [rule for section in spoken(shipped(), NOWHERE).sections for rule in section.rule]
ALL: list[Rule | DeclaredRule] = [*RULES, *DECLARED]


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: f"{rule.id}-{rule.moment}")
def test_every_rule_stands_on_the_page_with_its_moment_and_remedy(rule: Rule | DeclaredRule) -> None:
    start = f"| {rule.id} | {rule.moment} | {rule.step} |"
    rows = [row for row in PAGE.splitlines() if row.startswith(start)]
    assert any(rule.remedy.replace("|", "/") in row for row in rows)


def test_the_page_names_no_rule_that_is_gone() -> None:
    known = {rule.id for rule in ALL}
    named = {row.split("|")[1].strip() for row in PAGE.splitlines() if row.startswith("| Q")}
    assert named == known
