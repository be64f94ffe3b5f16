"""Q02, Q05, Q06, Q86: each fires, does not fire, and stands at its edge."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.quality.judged import places, said
from tests.worlds import TODAY, World, new_world

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads import GoesAheadBecause

LINES = ("home", "other_children", "education", "community_online", "person_harmed", "own_safety", "placement")


def on_day(day: int) -> World:
    return new_world().says("journey.allocated", (TODAY - timedelta(days=day)).isoformat())


def with_plan(*left_out: str) -> World:
    world = new_world()
    for line in LINES:
        world = world if line in left_out else world.says(f"safety.{line}", "Arranged by grandmother")
    return world


# ---- Q02


@pytest.mark.parametrize(("day", "fires"), [(0, False), (20, False), (21, True), (28, True), (29, True)])
def test_a_delay_is_asked_about_from_day_21(day: int, fires: bool) -> None:
    assert bool(said(on_day(day), "Q02")) is fires


def test_without_a_date_of_allocation_nothing_is_late() -> None:
    assert said(new_world(), "Q02") == []


def test_before_day_28_a_reason_is_enough_and_after_it_what_is_in_place_is_needed_too() -> None:
    reason = on_day(28).says("journey.delay_reason", ("sickness",))
    assert said(reason, "Q02") == []
    over = on_day(29).says("journey.delay_reason", ("sickness",))
    assert places(over, "Q02") == ["journey.delay_reason"]
    assert said(over.says("journey.delay_meanwhile", "The safety plan, and a visit each week"), "Q02") == []


# ---- Q05


def test_no_safety_plan_stops_and_no_reason_lets_it_go_ahead() -> None:
    (finding,) = said(new_world(), "Q05")
    assert (finding.moment, finding.step, finding.place) == ("stop", "sign", "safety.home")
    explained = new_world().wrote(Kind.GOES_AHEAD_BECAUSE, GoesAheadBecause("no time"), finding.key)
    assert said(explained, "Q05")[0].goes_ahead == ""


def test_one_line_is_a_beginning_and_a_date_alone_is_not() -> None:
    assert said(new_world().says("safety.until", "2026-12-18"), "Q05")
    assert said(new_world().says("safety.own_safety", "Grandfather asks each evening"), "Q05") == []


# ---- Q06


def test_each_line_that_says_nothing_is_named_once_there_is_a_plan() -> None:
    assert places(with_plan("placement", "home"), "Q06") == ["safety.home", "safety.placement"]
    assert said(with_plan(), "Q06") == []


def test_while_there_is_no_plan_at_all_only_that_is_said() -> None:
    assert said(new_world(), "Q06") == []


@pytest.mark.parametrize(
    ("honest", "more"),
    [
        (True, {"missing": "not_known", "who": "Dan Petrov", "until": "2026-12-04"}),
        (True, {"missing": "does_not_apply", "note": "Lives alone with both grandparents"}),
        (False, {"missing": "not_known"}),
        (False, {"missing": "not_known", "who": "Dan Petrov"}),
        (False, {"note": "to be thought about"}),
    ],
)
def test_being_arranged_by_somebody_by_a_day_counts_and_not_known_alone_does_not(
    honest: bool, more: dict[str, Any]
) -> None:
    assert (said(with_plan("placement").says("safety.placement", **more), "Q06") == []) is honest


# ---- Q86


def test_the_safety_of_those_harmed_is_asked_for() -> None:
    assert places(new_world(), "Q86") == ["plan.harmed_safety"]
    assert said(new_world().says("plan.harmed_safety", "Own worker; looked at on 27 November"), "Q86") == []


def test_no_person_to_protect_counts_with_its_reason_only() -> None:
    bare = new_world().says("plan.harmed_safety", missing="does_not_apply")
    assert said(bare, "Q86")
    because = new_world().says("plan.harmed_safety", missing="does_not_apply", note="Nobody was directly affected")
    assert said(because, "Q86") == []


def test_where_there_is_no_assessment_there_is_no_plan_to_ask_about() -> None:
    assert said(new_world().says("setup.response", "within_expected"), "Q86") == []
