"""What is promised to a data-protection officer has a test, and the inventory says all that is stored."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest
from tools.inventory import FILES, PAGE, SETTINGS, TABLES, layout, page

from hsb_wizard.settings import Settings

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(test_\w+)`")
PROMISES = ("data-protection.md", "faults.md")


def stories() -> set[str]:
    """The name of every test in the house."""
    return {
        node.name
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    }


@pytest.mark.parametrize("name", PROMISES)
def test_every_test_that_a_promise_names_is_there(name: str) -> None:
    named = set(NAMED.findall((ROOT / "docs" / name).read_text(encoding="utf-8")))
    assert len(named) > 10
    assert named - stories() == set()


def test_every_row_of_what_can_go_wrong_names_its_test() -> None:
    rows = [
        line
        for line in (ROOT / "docs" / "faults.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and not line.startswith(("| ---", "| what happens", "| attack", "| work"))
    ]
    assert len(rows) >= 40
    assert [row for row in rows if not NAMED.search(row)] == []


def test_every_promise_about_keeping_and_deleting_names_its_test() -> None:
    """Each point of the sections that promise; what is not promised stands under a heading that says so."""
    text = (ROOT / "docs" / "data-protection.md").read_text(encoding="utf-8")
    for heading in ("How it is kept whole", "How it is deleted", "The screen", "What is never written in clear"):
        section = text.split(f"## {heading}\n")[1].split("\n## ")[0]
        points = [point for point in section.split("\n- ")[1:] if not point.startswith("Not reached:")]
        assert points, heading
        assert [point for point in points if not NAMED.search(point)] == [], heading


def test_the_inventory_is_what_the_program_stores() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "write it again: make inventory"


def test_nothing_is_explained_that_is_not_stored() -> None:
    assert set(TABLES) == set(layout())
    assert set(SETTINGS) == {each.name for each in fields(Settings)}
    assert "assessments.db" in FILES
