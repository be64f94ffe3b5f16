"""What is open when: the table of practice row by row, then the short route, live proceedings and branches."""

from __future__ import annotations

import pytest
from tests.worlds import World, form, new_world

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import GateOverridden, ModeChosen
from hsb_wizard.assessment.play import closed_because, mode_of, offered, voices_of

RATINGS = form().factors
JUDGEMENTS = ("judgements.safety_of_others", "judgements.own_safety")
ALWAYS = ("setup.born", "journey.allocated", "safety.home", "tell.heard", "session_notes.note", "screen.outcome")
FACTS = ("family.household", "health.conditions", "education.provision", "account.account_given", "plan.line")
ADVICE_HOLDS = tuple(path for path in RATINGS if path.startswith(("behaviour.", "account.")))


def closed(world: World, *paths: str) -> list[str]:
    """The paths that are closed, of those given."""
    return [path for path in paths if closed_because(world.form, world.play, path)]


def with_outcome(outcome: str) -> World:
    return new_world().says("setup.proceedings", "decided").says("screen.outcome", outcome)


def overridden() -> World:
    said = GateOverridden("Ruth Ellery", "court on Monday", "2026-11-27")
    return new_world().wrote(Kind.GATE_OVERRIDDEN, said)


def test_before_an_outcome_ratings_and_judgements_wait_and_nothing_else_does() -> None:
    world = new_world()
    assert closed(world, *ALWAYS, *FACTS) == []
    assert closed(world, *RATINGS, *JUDGEMENTS) == [*RATINGS, *JUDGEMENTS]
    assert closed_because(world.form, world.play, "family.supervision") == "Ratings open after 1"
    assert closed_because(world.form, world.play, "judgements.own_safety") == "Opens after 1"


@pytest.mark.parametrize("outcome", ["go_on", "go_on_with_changes", "go_on_awaiting"])
def test_outcomes_one_to_three_open_everything(outcome: str) -> None:
    world = with_outcome(outcome)
    parts_of_it = [path for path in world.form.questions if world.play.on_route(path.partition(".")[0])]
    shown = [path for path in parts_of_it if path in world.play.shown]
    assert closed(world, *shown) == []


def test_only_the_third_outcome_of_these_is_provisional() -> None:
    provisional = {outcome: with_outcome(outcome).play.provisional for outcome in ("go_on", "go_on_awaiting", "hold")}
    assert provisional == {"go_on": False, "go_on_awaiting": True, "hold": True}


def test_while_advice_is_awaited_ratings_and_prompts_about_the_behaviour_are_closed_and_all_else_goes_on() -> None:
    world = with_outcome("hold")
    prompts = ["behaviour.own_lead_up", "account.own_words"]
    assert closed(world, *RATINGS, *prompts) == [*ADVICE_HOLDS, *prompts]
    assert closed(world, *ALWAYS, *FACTS, *JUDGEMENTS, "behaviour.matter") == []
    assert closed_because(world.form, world.play, "behaviour.access").startswith("Held until we have advice")


def test_while_advice_is_awaited_a_judgement_can_only_be_that_we_cannot_say_yet() -> None:
    held, going_on = with_outcome("hold"), with_outcome("go_on")
    for path in JUDGEMENTS:
        assert offered(held.form, held.play, path) == ("cannot_say",)
        assert len(offered(going_on.form, going_on.play, path)) == 4


def test_an_override_opens_as_the_third_outcome_does() -> None:
    world = overridden()
    assert closed(world, *RATINGS, *JUDGEMENTS) == []
    assert world.play.gate == "overridden"
    assert world.play.provisional


def test_an_outcome_takes_the_place_of_an_override() -> None:
    assert overridden().says("screen.outcome", "hold").play.gate == "hold"
    assert not overridden().says("screen.outcome", "go_on").play.provisional


def test_a_missing_state_is_no_outcome() -> None:
    world = new_world().says("screen.outcome", missing="not_known")
    assert world.play.gate is None
    assert closed(world, "family.supervision") == ["family.supervision"]


def test_what_one_assessor_alone_says_of_the_outcome_opens_nothing() -> None:
    assert new_world().says("screen.outcome", "go_on", Voice.LEAD).play.gate is None


@pytest.mark.parametrize("proceedings", ["police", "no_plea", "not_guilty"])
def test_while_something_is_before_the_police_or_a_court_the_account_comes_from_records(proceedings: str) -> None:
    world = with_outcome("go_on").says("setup.proceedings", proceedings)
    assert world.play.live
    assert {"setup.proceedings_agreed", "setup.solicitor", "behaviour.records_only"} <= world.play.shown
    assert not {"behaviour.own_lead_up", "account.own_words"} & world.play.shown
    assert closed(world, "account.own_wishes") == [], "what they would like is not the account"
    assert closed(world, *RATINGS, *FACTS) == []


def test_their_wishes_wait_with_the_rest_of_the_section_where_advice_on_how_to_ask_is_awaited() -> None:
    world = with_outcome("hold").says("setup.proceedings", "police")
    assert closed(world, "account.own_wishes") == ["account.own_wishes"]


@pytest.mark.parametrize("proceedings", ["none", "decided"])
def test_when_nothing_is_open_there_the_young_person_may_be_asked(proceedings: str) -> None:
    world = with_outcome("go_on").says("setup.proceedings", proceedings)
    assert not world.play.live
    assert closed(world, "account.own_words", "behaviour.own_lead_up") == []


def test_the_short_route_is_fewer_sections_and_asks_nothing_of_the_others() -> None:
    world = with_outcome("go_on").says("setup.response", "short_route")
    assert world.play.route == "short"
    numbered = [each for each in world.play.sections if world.form.section(each).number is not None]
    assert numbered == [each.id for each in world.form.sections if each.number is not None and each.short_route]
    assert "judgements" not in numbered
    assert closed_because(world.form, world.play, "sense.why") == "Not on this route."
    assert not [path for path in world.play.required if path.startswith(("sense.", "account.", "judgements."))]


def test_within_expected_development_there_is_no_assessment_but_the_open_pages() -> None:
    world = new_world().says("setup.response", "within_expected")
    assert world.play.sections == (*("setup", "journey", "safety", "tell", "sources", "chronology", "session_notes"),)


def test_an_answer_behind_a_closed_branch_no_longer_counts() -> None:
    world = new_world().says("journey.justice_dates", "yes").says("journey.order_ends", "2027-09-09")
    assert "plan.continues" in world.play.shown
    assert "plan.continues" not in world.says("journey.justice_dates", "no").play.shown
    assert world.says("journey.justice_dates", "no").a.text("journey.order_ends") == "2027-09-09"


def test_held_back_opens_no_branch() -> None:
    assert "safety.shared_action" in new_world().says("safety.shared_places", "yes").play.shown
    assert "safety.shared_action" not in new_world().says("safety.shared_places", missing="held_back").play.shown


def test_a_part_is_rated_as_the_form_says_or_as_the_pair_chose() -> None:
    world = new_world()
    assert voices_of(world.form, world.a, "family.supervision") == (Voice.LEAD, Voice.CO, Voice.AGREED)
    assert voices_of(world.form, world.a, "health.emotional") == (Voice.AGREED,)
    together = world.wrote(Kind.MODE_CHOSEN, ModeChosen("together", "one hour left"), "family")
    assert voices_of(together.form, together.a, "family.supervision") == (Voice.AGREED,)
    paper = world.wrote(Kind.MODE_CHOSEN, ModeChosen("paper"), "health")
    assert mode_of(paper.form, paper.a, "health.emotional") == "alone"


def test_facts_stay_together_whatever_the_part_is_and_the_judgements_come_alone_first() -> None:
    world = new_world().wrote(Kind.MODE_CHOSEN, ModeChosen("alone"), "health")
    assert voices_of(world.form, world.a, "health.conditions") == (Voice.AGREED,)
    assert voices_of(world.form, world.a, "family.household") == (Voice.AGREED,)
    assert [voices_of(world.form, world.a, path)[0] for path in JUDGEMENTS] == [Voice.LEAD, Voice.LEAD]
