"""How far the work is: plain words that count work, never a child."""

from __future__ import annotations

from tests.worlds import World, new_world

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import ToldSomeone, TwoViews
from hsb_wizard.assessment.progress import is_answered, look_again, next_unanswered, section_progress


def status(world: World, section: str) -> str:
    return section_progress(world.form, world.a, world.play, section).status


def test_a_section_is_not_started_then_in_progress_then_completed() -> None:
    world = new_world()
    assert status(world, "judgements") == "Opens after 1"
    assert status(world, "safety") == "Not yet started"
    world = world.says("safety.home", "An adult is there")
    assert status(world, "safety") == "In progress"
    for path in sorted(world.play.required):
        if path.startswith("safety.") and path != "safety.until":
            world = world.says(path, "Arranged")
    assert status(world, "safety") == "In progress"
    assert status(world.says("safety.until", "2026-12-18"), "safety") == "Completed"


def test_an_honest_missing_state_counts_as_an_answer_and_a_note_alone_does_not() -> None:
    world = new_world().says("safety.placement", note="asked")
    assert not is_answered(world.form, world.a, "safety.placement")
    assert is_answered(world.form, world.says("safety.placement", missing="not_known").a, "safety.placement")


def test_two_views_settle_a_factor_and_one_answer_alone_does_not() -> None:
    world = new_world().says("family.stance", "concern", Voice.LEAD)
    assert not is_answered(world.form, world.a, "family.stance")
    differ = world.wrote(Kind.TWO_VIEWS_RECORDED, TwoViews(would_settle="a visit"), "family.stance")
    assert is_answered(differ.form, differ.a, "family.stance")


def test_a_repeat_is_answered_with_a_row_and_telling_somebody_counts_as_one() -> None:
    world = new_world()
    assert not is_answered(world.form, world.a, "plan.line")
    assert is_answered(world.form, world.row("plan.line", "r1", {"who": "Tom"}).a, "plan.line")
    told = world.wrote(Kind.TOLD_SOMEONE, ToldSomeone({"words": "I am afraid"}))
    assert is_answered(told.form, told.a, "tell.heard")


def test_something_odd_is_looked_at_again() -> None:
    world = new_world().says("safety.until", "soon")
    assert look_again(world.form, world.a, "safety.until")
    assert status(world, "safety") == "Look again at 1 answer"


def test_the_next_question_is_the_first_that_needs_this_voice() -> None:
    world = new_world()
    first = next_unanswered(world.form, world.a, world.play)
    assert first == "setup.born"
    world = world.says("setup.born", "2011-03").says("screen.outcome", "go_on")
    assert next_unanswered(world.form, world.a, world.play) == "setup.proceedings"
    after = next_unanswered(world.form, world.a, world.play, Voice.CO, after="family.supervision")
    assert after == "family.stance"
    answered = world.says("family.stance", "concern", Voice.CO)
    assert (
        next_unanswered(answered.form, answered.a, answered.play, Voice.CO, after="family.supervision")
        != "family.stance"
    )


def test_ratings_that_wait_are_never_offered_as_the_next() -> None:
    world = new_world()
    offered = next_unanswered(world.form, world.a, world.play, Voice.LEAD, after="behaviour.earlier")
    assert offered is not None
    assert world.form.question(offered).type != "rating"
