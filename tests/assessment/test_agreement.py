"""Two assessors: what is covered until both have finished, how two answers stand to each other, what is printed."""

from __future__ import annotations

import pytest
from tests.worlds import World, form, new_world

from hsb_wizard.assessment.agreement import (
    alone_parts,
    alone_paths,
    both_finished,
    compare,
    compare_one,
    needs_settling,
    pass_state,
    visible,
)
from hsb_wizard.assessment.independence import independence
from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import AssessmentStarted, Empty, ModeChosen, PassFinished, TwoViews

PATH = "family.supervision"


def finished(world: World, part: str, *voices: Voice) -> World:
    for voice in voices:
        world = world.wrote(Kind.PASS_FINISHED, PassFinished(), part, voice)
    return world


def test_what_the_other_wrote_is_covered_until_both_were_shown() -> None:
    world = finished(new_world().rated(PATH, "strength", "concern"), "family", Voice.LEAD, Voice.CO)
    assert both_finished(world.a, "family")
    assert not visible(world.a, "family", Voice.LEAD, Voice.CO)
    assert visible(world.a, "family", Voice.LEAD, Voice.LEAD)
    shown = world.wrote(Kind.PASSES_REVEALED, Empty(), "family")
    assert visible(shown.a, "family", Voice.LEAD, Voice.CO)
    assert not visible(shown.a, "behaviour", Voice.LEAD, Voice.CO)


def test_of_a_pass_the_other_knows_only_how_far_it_is() -> None:
    world = new_world()
    assert pass_state(world.form, world.a, "family", Voice.CO) == "Not started"
    begun = world.says(PATH, "concern", Voice.CO)
    assert pass_state(begun.form, begun.a, "family", Voice.CO) == "In progress"
    assert pass_state(begun.form, begun.a, "family", Voice.LEAD) == "Not started"
    done = finished(begun, "family", Voice.CO)
    assert pass_state(done.form, done.a, "family", Voice.CO) == "Finished"


@pytest.mark.parametrize(
    ("lead", "co", "distance", "settle"),
    [
        ("concern", "concern", "same", False),
        ("concern", "priority", "next", True),
        ("nothing_of_note", "priority", "far", True),
        ("strength", "nothing_of_note", "next", True),
        ("strength", "concern", "opposed", True),
        ("strength", "priority", "opposed", True),
        ("concern", None, "unanswered", False),
    ],
)
def test_two_ratings_are_same_next_far_or_opposed(lead: str, co: str | None, distance: str, settle: bool) -> None:
    world = new_world().rated(PATH, lead, co)
    found = compare_one(world.form, world.a, PATH)
    assert (found.distance, needs_settling(found)) == (distance, settle)


def test_the_same_level_from_other_sources_needs_no_settling() -> None:
    world = new_world().says(PATH, "concern", Voice.LEAD, sources=("School",)).says(PATH, "concern", Voice.CO)
    found = compare_one(world.form, world.a, PATH)
    assert (found.distance, needs_settling(found)) == ("other_evidence", False)


def test_a_missing_state_differs_from_a_level_and_not_from_itself() -> None:
    one = new_world().says(PATH, missing="not_known", voice=Voice.LEAD).says(PATH, "concern", Voice.CO)
    assert compare_one(one.form, one.a, PATH).distance == "one_missing"
    both = new_world().says(PATH, missing="not_known", voice=Voice.LEAD).says(PATH, missing="not_known", voice=Voice.CO)
    assert compare_one(both.form, both.a, PATH).distance == "same"


def test_the_worst_difference_comes_first() -> None:
    world = new_world().rated("family.supervision", "concern", "concern").rated("family.stance", "concern", "priority")
    world = world.rated("family.pressures", "strength", "priority")
    order = [each.path for each in compare(world.form, world.a, "family")]
    assert order[:2] == ["family.pressures", "family.stance"]
    assert order[-1] == "family.supervision"
    assert sorted(order) == sorted(alone_paths(world.form, world.a, "family"))


def test_parts_that_are_rated_together_hold_no_pass() -> None:
    world = new_world()
    alone = ("behaviour", "account", "own_harm", "family", "living.friends_online", "strengths.strengths", "judgements")
    assert alone_parts(world.form, world.a) == alone
    together = world.wrote(Kind.MODE_CHOSEN, ModeChosen("together", "one hour"), "family")
    assert alone_parts(together.form, together.a) == tuple(part for part in alone if part != "family")


def test_the_document_says_how_the_ratings_were_made() -> None:
    world = new_world().rated("family.supervision", "concern", "concern", "concern")
    world = world.rated("family.stance", "concern", "priority", "priority").rated(
        "family.pressures", "concern", "strength"
    )
    world = world.wrote(Kind.TWO_VIEWS_RECORDED, TwoViews(would_settle="a visit"), "family.pressures")
    world = world.says("health.emotional", "concern")
    assert independence(form(), world.a) == (
        "Each assessor rated 3 factors alone before seeing the other's; they differed on 2 and record two views on 1. "
        "Rated together: 1 factor."
    )
    assert independence(form(), new_world().a) == "No factor is rated yet."


def test_a_review_counts_its_own_ratings_and_says_what_it_carried_and_how_those_before_were_made() -> None:
    path, other = "family.supervision", "family.stance"
    world = new_world().rated(path, "concern", "priority", "concern").rated(other, "strength", "strength", "strength")
    begun = AssessmentStarted("f", "1", "h", "review", "f" * 64, "A report came in")
    world = world.wrote(Kind.ASSESSMENT_STARTED, begun)
    before = independence(form(), world.a.then) if world.a.then else ""
    assert independence(form(), world.a).startswith("At this review: No factor is rated yet. ")
    said = independence(form(), world.rated(path, "strength", "strength", "strength").a)
    assert said.startswith(
        "At this review: Each assessor rated 1 factor alone before seeing the other's; they differed on 0"
    )
    assert f"Carried forward: 1 factor. The assessment before: {before}" in said
    assert "rated 2 factors alone" in before
