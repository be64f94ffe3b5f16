"""Every rule has three stories: it fires at its place, it does not, and what happens at the edge between the two."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.quality.telling import tell
from tests.worlds import form

from hsb_wizard.casework.review import findings
from hsb_wizard.quality.finding import Finding
from hsb_wizard.quality.review import RULES

STORIES: list[dict[str, Any]] = [
    story
    for file in sorted((Path(__file__).parent / "stories").glob("*.toml"))
    for story in tomllib.loads(file.read_text(encoding="utf-8"))["rule"]
]
NAMES = [f"{each['id']} {each.get('moment', '')}".strip() for each in STORIES]


def spoken(story: dict[str, Any], delta: str) -> list[Finding]:
    """What the rule says once these lines are told after the base."""
    found = findings(tell(story.get("base", ""), delta).record)
    both = (*found.now, *found.later)
    return [each for each in both if each.id == story["id"] and story.get("moment", each.moment) == each.moment]


@pytest.mark.parametrize("story", STORIES, ids=NAMES)
def test_it_speaks_at_its_place_and_names_the_way_out(story: dict[str, Any]) -> None:
    said = spoken(story, story["fires"])
    assert story["at"] in {each.place for each in said}
    for each in said:
        assert each.message.endswith((".", "?"))
        assert each.remedy
        assert each.references
        assert each.place == "" or form().has(each.place)


@pytest.mark.parametrize("story", STORIES, ids=NAMES)
def test_it_is_silent_where_the_thing_is_done(story: dict[str, Any]) -> None:
    assert spoken(story, story["silent"]) == []


@pytest.mark.parametrize("story", STORIES, ids=NAMES)
def test_its_edge_is_where_the_story_says(story: dict[str, Any]) -> None:
    fires = "edge_fires" in story
    said = spoken(story, story["edge_fires"] if fires else story["edge_silent"])
    assert bool(said) is fires


def test_every_rule_and_every_half_of_one_has_its_stories() -> None:
    declared = {(rule.id, rule.moment) for section in form().sections for rule in section.rule}
    wanted = {(rule.id, rule.moment) for rule in RULES} | declared
    told = {(story["id"], story.get("moment", "")) for story in STORIES}
    halves = {rule for rule, _ in wanted if len({moment for each, moment in wanted if each == rule}) > 1}
    assert {rule for rule, _ in told} == {rule for rule, _ in wanted}
    assert {each for each in told if each[0] in halves} == {each for each in wanted if each[0] in halves}
    assert len(told) == len(STORIES)
