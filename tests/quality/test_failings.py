"""Made-up cases written from what inspectors found: the rules that must speak, and that no other does.

They are small changes to the complete case, so what a rule says is about the failing and nothing else.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.quality.telling import tell
from tests.worlds import TODAY, World, form

from hsb_wizard.casework.bringing_in import in_memory
from hsb_wizard.casework.review import STOP, WHY, findings

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = tomllib.loads((HERE / "failings.toml").read_text(encoding="utf-8"))["case"]
OF_ANY_DRAFT = {"Q104", "Q121", "Q122", "Q127"}  # the meeting and the supervisor come after signing


@cache
def complete() -> World:
    """The complete case, folded once, as on the day of these stories."""
    file = HERE.parent / "data" / "complete_case.json"
    record = in_memory(form(), file.read_text(encoding="utf-8"))
    return World(record.form, record.assessment, TODAY)


def spoken(world: World) -> tuple[set[str], set[str]]:
    """The rules that speak at signing and have no reason yet, and those of later steps."""
    found = findings(world.record)
    all_ = [each for each in (*found.now, *found.later) if not each.goes_ahead]
    at_signing = {each.id for each in all_ if each.step in {"open", "sign"}}
    return at_signing, {each.id for each in all_ if each.step not in {"open", "sign"}}


@pytest.mark.parametrize("case", CASES, ids=[each["id"] for each in CASES])
def test_its_failings_are_found_and_nothing_else(case: dict[str, Any]) -> None:
    before, _ = spoken(complete())
    at_signing, later = spoken(tell(case["lines"], over=complete()))
    assert at_signing - before == set(case["fires"])
    assert later - OF_ANY_DRAFT == set(case.get("later", ()))
    assert before - at_signing == set(case.get("stills", ()))


def test_the_complete_case_raises_no_false_alarm() -> None:
    found = findings(complete().record)
    assert found.stops == ()
    lines = [each for each in found.now if each.moment in {STOP, WHY}]
    assert len(lines) <= 3
    assert len([each for each in found.now if each.moment not in {STOP, WHY}]) <= 5


def test_there_are_enough_of_them_and_each_says_where_it_is_from() -> None:
    assert len(CASES) >= 10
    for case in CASES:
        assert case["from"].startswith("HMIP 2013 ")
        assert case["what"].endswith(".")


def test_a_case_of_good_work_stays_as_quiet_as_the_complete_one() -> None:
    quiet = [case["id"] for case in CASES if not case["fires"] and not case.get("later")]
    assert {"a good first response", "denied, and worked with all the same", "parents deny, school holds"} <= set(quiet)
