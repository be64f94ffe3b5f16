"""Q38, Q51, Q52: each fires, does not fire, and stands at its edge."""

from __future__ import annotations

import pytest
from tests.quality.judged import places, said
from tests.worlds import World, new_world

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import TwoViews

JUDGEMENTS = ["judgements.safety_of_others", "judgements.own_safety"]

# ---- Q38


def test_what_is_reported_has_a_line_with_its_status() -> None:
    assert places(new_world(), "Q38") == ["behaviour.matter"]
    assert said(new_world().row("behaviour.matter", "r1", {"status": "admitted"}), "Q38") == []
    bare = new_world().row("behaviour.matter", "r1", {"reported": "Messages"})
    assert places(bare, "Q38") == ["behaviour.matter/r1/status"]


def test_nothing_reported_is_an_answer_when_it_says_who_was_asked() -> None:
    assert said(new_world().says("behaviour.matter", missing="does_not_apply"), "Q38")
    nil = new_world().says(
        "behaviour.matter", missing="does_not_apply", note="Nil returns: police, social care, school"
    )
    assert said(nil, "Q38") == []


def test_within_expected_development_nothing_needs_to_be_reported() -> None:
    assert said(new_world().says("setup.response", "within_expected"), "Q38") == []


# ---- Q51


def test_children_at_home_are_asked_about_and_each_has_a_line() -> None:
    assert places(new_world(), "Q51") == ["family.children_at_home"]
    assert said(new_world().says("family.children_at_home", "no"), "Q51") == []
    yes = new_world().says("family.children_at_home", "yes")
    assert places(yes, "Q51") == ["family.child_at_home"]
    kept = yes.row("family.child_at_home", "r1", {"relationship": "Cousin", "safe_care": "Same room as aunt"})
    assert said(kept, "Q51") == []
    bare = kept.row("family.child_at_home", "r2", {"relationship": "Cousin"})
    assert places(bare, "Q51") == ["family.child_at_home/r2/safe_care"]


def test_not_known_counts_when_somebody_finds_out() -> None:
    assert said(new_world().says("family.children_at_home", missing="not_known"), "Q51")
    asked = new_world().says("family.children_at_home", missing="not_known", who="Dan Petrov", until="2026-11-27")
    assert said(asked, "Q51") == []


def test_lines_of_children_who_no_longer_come_do_not_matter() -> None:
    world = new_world().row("family.child_at_home", "r1", {"relationship": "Cousin"})
    assert said(world.says("family.children_at_home", "no"), "Q51") == []


# ---- Q52


def judged(voice: Voice = Voice.AGREED) -> World:
    world = new_world().says("screen.outcome", "go_on")
    for path in JUDGEMENTS:
        world = world.says(path, "extra", voice)
    return world


def test_both_judgements_are_made() -> None:
    assert places(new_world(), "Q52") == JUDGEMENTS
    assert said(judged(), "Q52") == []


@pytest.mark.parametrize("voice", [Voice.LEAD, Voice.CO])
def test_one_assessor_s_own_answer_is_not_the_pair_s(voice: Voice) -> None:
    assert places(judged(voice), "Q52") == JUDGEMENTS


def test_two_views_and_cannot_say_yet_are_answers() -> None:
    world = new_world().says("screen.outcome", "hold").says(JUDGEMENTS[1], "cannot_say")
    world = world.wrote(Kind.TWO_VIEWS_RECORDED, TwoViews(would_settle="a report"), JUDGEMENTS[0])
    assert said(world, "Q52") == []


def test_the_short_route_makes_no_judgement() -> None:
    assert said(new_world().says("setup.response", "short_route"), "Q52") == []
