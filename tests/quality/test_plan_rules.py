"""Q41, Q42, Q80, Q81, Q83: each fires, does not fire, and stands at its edge."""

from __future__ import annotations

import pytest
from tests.quality.judged import places, said
from tests.worlds import World, new_world

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads import Empty, GoesAheadBecause, TwoViews

BOXES = ["sense.triggers", "sense.planning", "sense.pattern", "sense.raises_concern"]
WHOLE = {
    "factors": ("family.pressures",),
    "who": "Dan Petrov",
    "agency": "Children's social care",
    "by_when": "2026-12-18",
    "measure": "Mother says who does what",
}


def planned(**changed: object) -> World:
    return new_world().row("plan.line", "r1", {key: value for key, value in (WHOLE | changed).items() if value})


# ---- Q41, Q42


def test_a_blank_box_of_the_analysis_stops_and_one_word_does_not() -> None:
    assert places(new_world(), "Q41") == BOXES
    assert places(new_world().says("sense.planning", "None."), "Q41") == [
        each for each in BOXES if "planning" not in each
    ]


@pytest.mark.parametrize("path", [*BOXES, "sense.how", "sense.why"])
def test_cannot_be_judged_yet_counts_when_it_says_what_would_settle_it(path: str) -> None:
    rule = "Q41" if path in BOXES else "Q42"
    assert path in places(new_world().says(path, missing="held_back"), rule)
    assert path not in places(new_world().says(path, missing="held_back", until="2027-01-15"), rule)
    assert path not in places(new_world().says(path, missing="not_known", note="the report of the clinic"), rule)


def test_how_and_why_are_each_asked_for() -> None:
    assert places(new_world(), "Q42") == ["sense.how", "sense.why"]
    assert places(new_world().says("sense.how", "In steps"), "Q42") == ["sense.why"]


def test_the_short_route_is_asked_for_no_analysis() -> None:
    short = new_world().says("setup.response", "short_route")
    assert (said(short, "Q41"), said(short, "Q42")) == ([], [])


# ---- Q80


def priority(world: World | None = None) -> World:
    return (world or new_world()).rated("family.pressures", "priority", "concern", "priority")


def test_a_priority_needs_a_line_of_the_plan_or_a_reason_why_not_now() -> None:
    (finding,) = said(priority(), "Q80")
    assert finding.place == "plan.line"
    assert "5.4" in finding.message
    assert said(priority(planned()), "Q80") == []
    not_now = priority().row("plan.not_now", "r1", {"factor": ("family.pressures",), "because": "In February"})
    assert said(not_now, "Q80") == []


def test_a_line_for_another_factor_does_not_answer_it() -> None:
    assert said(priority(planned(factors=("family.stance",))), "Q80")


def test_a_line_that_was_taken_out_again_answers_nothing() -> None:
    assert said(priority(planned()).wrote(Kind.ROW_REMOVED, Empty(), "plan.line/r1"), "Q80")


def test_only_what_the_pair_agreed_is_a_priority_and_two_views_count_for_both() -> None:
    world = new_world().rated("family.pressures", "priority", "priority", "concern")
    assert said(world, "Q80") == []
    differ = new_world().rated("family.pressures", "concern", "priority")
    assert said(differ, "Q80") == []
    assert said(differ.wrote(Kind.TWO_VIEWS_RECORDED, TwoViews(would_settle="x"), "family.pressures"), "Q80")


def test_each_priority_goes_ahead_for_a_reason_of_its_own() -> None:
    world = priority().rated("family.stance", "priority", "priority", "priority")
    first, second = said(world, "Q80")
    assert first.key != second.key
    said_once = said(world.wrote(Kind.GOES_AHEAD_BECAUSE, GoesAheadBecause("waiting list"), first.key), "Q80")
    assert [each.goes_ahead for each in said_once] == ["waiting list", ""]


# ---- Q81, Q83


def test_a_line_names_its_factor() -> None:
    assert places(planned(factors=None), "Q81") == ["plan.line/r1/factors"]
    assert said(planned(), "Q81") == []
    assert said(new_world(), "Q81") == []


@pytest.mark.parametrize("field", ["who", "agency", "by_when"])
def test_a_line_names_one_person_their_agency_and_a_day(field: str) -> None:
    assert places(planned(**{field: None}), "Q83", "stop") == [f"plan.line/r1/{field}"]
    assert said(planned(), "Q83") == []


@pytest.mark.parametrize(("who", "fires"), [("MAPPA", True), (" everyone ", True), ("tbc", True), ("Ali Tbc", False)])
def test_a_line_is_not_owned_by_everybody(who: str, fires: bool) -> None:
    assert bool(said(planned(who=who), "Q83", "stop")) is fires


def test_how_we_will_know_is_asked_for_and_does_not_stop() -> None:
    assert places(planned(measure=None), "Q83") == ["plan.line/r1/measure"]
    assert said(planned(measure=None), "Q83", "stop") == []
