"""We have 40 minutes: what fits, who must be there, what can be done alone."""

from __future__ import annotations

from tests.worlds import World, new_world

from hsb_wizard.assessment.fitting import BOTH, CO, LEAD, Offer, fitting, offers
from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import PassesRevealed, PassFinished
from hsb_wizard.assessment.progress import asked


def opened() -> World:
    return new_world().says("screen.outcome", "go_on")


def found(world: World, section: str) -> list[Offer]:
    return [each for each in offers(world.form, world.a, world.play) if each.section == section]


def finished(world: World, *voices: Voice) -> World:
    for voice in voices:
        world = world.wrote(Kind.PASS_FINISHED, PassFinished(), "family", voice)
    return world


def test_before_the_screen_has_an_outcome_nobody_is_offered_ratings() -> None:
    world = new_world()
    assert not [each for each in offers(world.form, world.a, world.play) if each.what in {"rate", "compare"}]


def test_what_is_rated_alone_is_offered_to_each_until_they_have_finished() -> None:
    world = opened()
    assert {each.who for each in found(world, "family") if each.what == "rate"} == {LEAD, CO}
    after = finished(world, Voice.LEAD)
    assert {each.who for each in found(after, "family") if each.what == "rate"} == {CO}


def test_what_is_offered_says_nothing_of_how_far_the_other_is() -> None:
    world = opened()
    begun = world.says("family.supervision", "concern", Voice.CO)
    assert found(begun, "family") == found(world, "family")


def test_when_both_have_finished_both_compare_and_a_difference_takes_longer_than_what_is_the_same() -> None:
    world = finished(opened().rated("family.supervision", "strength", "priority"), Voice.LEAD, Voice.CO)
    shown = world.wrote(Kind.PASSES_REVEALED, PassesRevealed(), "family")
    (compare,) = [each for each in found(shown, "family") if each.what == "compare"]
    same = finished(opened().rated("family.supervision", "concern", "concern"), Voice.LEAD, Voice.CO)
    same = same.wrote(Kind.PASSES_REVEALED, PassesRevealed(), "family")
    (quick,) = [each for each in found(same, "family") if each.what == "compare"]
    assert compare.who == BOTH
    assert compare.minutes >= quick.minutes
    agreed = shown
    for path in [each for each in shown.form.factors if each.startswith("family.")]:
        agreed = agreed.says(path, "concern")
    assert not [each for each in found(agreed, "family") if each.what == "compare"]


def test_the_minutes_are_the_forms_own_and_less_is_left_when_some_is_done() -> None:
    world = opened()
    (facts,) = [each for each in found(world, "sense") if each.what == "facts"]
    assert facts.minutes <= world.form.section("sense").minutes
    must = [path for path in asked(world.form, world.play, "sense") if path in world.play.required]
    half = world
    for path in must[: len(must) // 2 + 1]:
        half = half.says(path, "words")
    (less,) = [each for each in found(half, "sense") if each.what == "facts"]
    assert (less.left < facts.left, less.minutes <= facts.minutes) == (True, True)


def test_only_what_can_be_finished_fits() -> None:
    world = opened()
    every = offers(world.form, world.a, world.play)
    assert all(each.minutes <= 15 for each in fitting(every, 15))
    assert fitting(every, 1) == ()
    assert set(fitting(every, 600)) == set(every)
