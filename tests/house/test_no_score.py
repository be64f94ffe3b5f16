"""Q69: nothing works out a score, a share, a rank or a prediction over a child. Proved over the code and the form.

What the program writes (records, screens, documents) is looked at in tests/casework/test_no_figure.py.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hsb_wizard.forms.definition import Level, Scale
from hsb_wizard.forms.load import shipped

NEVER = frozenset(
    ["score", "scores", "scored", "total", "totals", "percent", "percentage", "percentile", "probability", "likelihood"]
) | frozenset(["rank", "ranks", "ranked", "ranking", "grade", "grades", "rating_value", "severity", "average", "mean"])
ALLOWED = {  # name -> why it is no figure over a child
    "days.py: total_wait": "days from the first report until now: what a child has waited, not what they are",
    "printed.py: total": "pages of a file",
    "breaking.py: total": "the width of a table on paper",
}
LEVELS = frozenset(level.value for scale in shipped().pack.scale for level in scale.level)
JUDGED = frozenset({"everyday", "extra", "close", "cannot_say"})
ORDERING = frozenset({"index", "enumerate", "sorted", "sort", "min", "max", "sum", "range", "reversed"})
MAY_KNOW_THE_ORDER = {  # module -> what for
    "forms/form.py": "same, next or far, for choosing words; no rank leaves the function",
    "board/calibration.py": "agreement of a team over made-up cases, never over a child",
}
COLOURS = re.compile(r"\b(?:red|amber|yellow|green|orange|#[0-9a-f]{3,6})\b", re.IGNORECASE)


def modules(checkout: Path) -> Iterator[tuple[str, ast.Module]]:
    root = checkout / "src" / "hsb_wizard"
    for path in sorted(root.rglob("*.py")):
        yield path.relative_to(root).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def named(tree: ast.AST) -> Iterator[str]:
    """Every name that a module gives: fields, variables, functions, classes, keys."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.Assign(targets=targets):
                yield from (each.id for each in targets if isinstance(each, ast.Name))
            case ast.Dict(keys=keys):
                yield from (
                    each.value for each in keys if isinstance(each, ast.Constant) and isinstance(each.value, str)
                )
            case ast.arg(arg=name):
                yield name


def scored(name: str) -> bool:
    return bool(NEVER & set(re.split(r"[^a-z]+", name.lower())))


def orders_levels(node: ast.AST) -> bool:
    """Whether a function reads the levels of a scale and puts things in an order, or counts along one."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    calls = (each.func for each in ast.walk(node) if isinstance(each, ast.Call))
    called = {each.attr if isinstance(each, ast.Attribute) else getattr(each, "id", "") for each in calls}
    reads = any(isinstance(each, ast.Attribute) and each.attr == "level" for each in ast.walk(node))
    return reads and bool(called & ORDERING)


def knows_forms(path: str, tree: ast.Module) -> bool:
    """Whether a module can see a scale at all; elsewhere a level is that of a heading."""
    sources = (each.module or "" for each in ast.walk(tree) if isinstance(each, ast.ImportFrom))
    return path.startswith("forms/") or any(each.startswith("hsb_wizard.forms") for each in sources)


def keyed_by_levels(node: ast.AST) -> list[ast.expr]:
    """The values of a mapping that has two or more levels (or answers of a judgement) among its keys."""
    if not isinstance(node, ast.Dict):
        return []
    keys = {each.value for each in node.keys if isinstance(each, ast.Constant)}
    return list(node.values) if len(keys & LEVELS) > 1 or len(keys & JUDGED) > 1 else []


def test_no_name_in_the_program_is_that_of_a_figure_over_somebody(checkout: Path) -> None:
    found = {
        f"{path.rpartition('/')[2]}: {name}" for path, tree in modules(checkout) for name in named(tree) if scored(name)
    }
    assert found - ALLOWED.keys() == set()
    assert ALLOWED.keys() <= found, "an exception that nothing needs any more"


def test_the_order_of_levels_is_read_in_one_module_alone(checkout: Path) -> None:
    knowing = ((path, tree) for path, tree in modules(checkout) if knows_forms(path, tree))
    found = {path for path, tree in knowing for node in ast.walk(tree) if orders_levels(node)}
    assert found == MAY_KNOW_THE_ORDER.keys()


def test_no_level_and_no_judgement_is_given_a_number_or_a_colour(checkout: Path) -> None:
    for path, tree in modules(checkout):
        for value in (value for node in ast.walk(tree) for value in keyed_by_levels(node)):
            said = [each.value for each in ast.walk(value) if isinstance(each, ast.Constant)]
            assert not any(isinstance(each, int | float) and not isinstance(each, bool) for each in said), path
            assert not any(COLOURS.search(each) for each in said if isinstance(each, str)), path


def test_style_sheets_know_no_level(checkout: Path) -> None:
    for sheet in (checkout / "src").rglob("*.tcss"):
        assert not re.search(r"priority|concern|strength|everyday", sheet.read_text(encoding="utf-8"))


def test_a_scale_of_the_form_has_words_and_no_number() -> None:
    assert set(Level.known_keys()) == {"value", "key", "label", "anchor"}
    assert set(Scale.known_keys()) == {"id", "lead_in", "level", "for_whom", "for_whom_label", "for_whom_levels"}
    for scale in shipped().pack.scale:
        assert not re.search(r"\d", "".join(f"{level.value}{level.label}{level.anchor}" for level in scale.level))


def keys(plain: Any) -> Iterator[str]:
    if isinstance(plain, dict):
        for key, value in plain.items():
            yield str(key)
            yield from keys(value)
    elif isinstance(plain, list):
        for each in plain:
            yield from keys(each)


def test_no_key_of_a_written_record_is_that_of_a_figure(checkout: Path) -> None:
    plain = json.loads((checkout / "tests" / "data" / "complete_case.json").read_text(encoding="utf-8"))
    assert [key for key in keys(plain) if scored(key)] == []


@pytest.mark.parametrize(
    "trespass",
    ["risk_score = 3", "def rank_factors(a): ...", "class C:\n    total: int = 0", "x = {'probability': 1}"],
)
def test_a_trespass_is_found(trespass: str) -> None:
    assert any(scored(name) for name in named(ast.parse(trespass)))


@pytest.mark.parametrize(
    "trespass", ["return list(s.level).index(x)", "a = s.level; return sorted(a)", "sum(1 for x in s.level)"]
)
def test_an_order_of_levels_is_found(trespass: str) -> None:
    assert any(orders_levels(node) for node in ast.walk(ast.parse(f"def f(s, x):\n    {trespass}")))


def test_a_number_or_a_colour_for_a_level_is_found() -> None:
    (value, _) = next(
        found for node in ast.walk(ast.parse("{'concern': 2, 'priority': 3}")) if (found := keyed_by_levels(node))
    )
    assert isinstance(value, ast.Constant)
    assert value.value == 2
