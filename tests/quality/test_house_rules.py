"""What a team sets for its rules: numbers and raised rules, each by itself, kept in the settings of the laptop."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from tests.worlds import new_world

from hsb_wizard import settings
from hsb_wizard.quality.house_rules import DEFAULTS, Thresholds, house_rules
from hsb_wizard.quality.review import review
from hsb_wizard.settings import Settings


def test_settings_keep_thresholds_and_raised_rules_beside_the_rest(tmp_path: Path) -> None:
    kept = Settings(service="East", thresholds={"chase_days": 7}, raised={"Q77": "why"})
    settings.write(tmp_path, kept)
    assert settings.read(tmp_path) == kept


def test_a_number_of_the_team_takes_the_place_of_the_first_one() -> None:
    made = house_rules({"chase_days": 7}, {"Q77": "why"})
    assert made.thresholds == Thresholds(chase_days=7)
    assert made.raised == {"Q77": "why"}


@pytest.mark.parametrize("number", [0, -1, 367, True, "7", 2.5, None])
def test_a_number_that_makes_no_sense_takes_no_other_with_it(number: object) -> None:
    assert house_rules({"chase_days": number, "agencies": 4}, {}).thresholds == Thresholds(agencies=4)


def test_names_that_no_rule_knows_are_passed_over() -> None:
    assert house_rules({"nonsense": 3}, {"Q77": "off", "Q78": "think"}) == DEFAULTS


def test_every_threshold_can_be_set() -> None:
    names = [each.name for each in fields(Thresholds)]
    assert house_rules(dict.fromkeys(names, 1), {}).thresholds == Thresholds(**dict.fromkeys(names, 1))


@pytest.mark.parametrize("moment", ["why", "stop"])
def test_a_think_can_be_raised_and_nothing_can_be_lowered(moment: str) -> None:
    world, rules = new_world(), house_rules({}, {"Q77": moment, "Q05": "why"})
    weights = {each.id: each.moment for each in review(world.form, world.a, world.play, world.today, rules).now}
    assert (weights["Q77"], weights["Q05"]) == (moment, "stop")
    assert {each.id: each.moment for each in review(world.form, world.a, world.play, world.today).now}["Q77"] == "think"
