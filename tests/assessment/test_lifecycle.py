"""Where a record stands after what happened to it, and who may do what next."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.worlds import AMINA, CASE, PEN, TOM, World, new_world

from hsb_wizard.assessment.kinds import EntryId, Kind, PractitionerId, Voice
from hsb_wizard.assessment.lifecycle import (
    CARDS,
    NEXT,
    STATUSES,
    Act,
    judged_now,
    refusal,
    state_of,
    status,
    unjudged,
    version,
)
from hsb_wizard.assessment.payloads import (
    AgenciesAgreed,
    AssessmentStarted,
    CardJudged,
    Closed,
    Countersigned,
    GoesAheadBecause,
    Payload,
    QuestionAnswered,
    QuestionAsked,
    QuestionClosed,
    Returned,
    SignatureFell,
    Signed,
)
from hsb_wizard.assessment.reviewing import carried, then_and_now
from hsb_wizard.values import replace

PRIYA = PractitionerId("priya")
SUPERVISOR = frozenset({"supervisor"})
PATH = "family.supervision"


def by(world: World, who: PractitionerId, kind: Kind, payload: Payload, target: str | None = None) -> World:
    return world.after(replace(PEN, who=who, typed_by=who).write(CASE, kind, payload, target))


def signed(world: World) -> World:
    for who, name in ((AMINA, "Amina Khan"), (TOM, "Tom Rees")):
        world = by(world, who, Kind.SIGNED, Signed("assessor", name, "f" * 64))
    return world


def judged(world: World, card: str, how: str = "enough") -> World:
    return by(world, PRIYA, Kind.CARD_JUDGED, CardJudged(how, "It does."), card)


def all_judged(world: World) -> World:
    for card in CARDS:
        world = judged(world, card)
    return world


def asked(world: World) -> tuple[World, EntryId]:
    world = by(world, PRIYA, Kind.QUESTION_ASKED, QuestionAsked("What moved you?"), PATH)
    return world, world.a.asked[-1].entry


def on(world: World, who: PractitionerId, question: EntryId, kind: Kind, payload: Payload) -> World:
    entry = replace(PEN, who=who, typed_by=who).write(CASE, kind, payload, PATH)
    return world.after(replace(entry, basis=(question,)))


DOING: dict[Act, tuple[Kind, Payload]] = {
    Act.RETURN: (Kind.RETURNED, Returned("Two answers rest on one visit.", "Priya Nair", "f" * 64)),
    Act.COUNTERSIGN: (Kind.COUNTERSIGNED, Countersigned("supervisor", "Priya Nair", "f" * 64)),
    Act.AGREE: (Kind.AGENCIES_AGREED, AgenciesAgreed("2026-11-20", "Amina Khan", "f" * 64)),
    Act.CLOSE: (Kind.CLOSED, Closed("The plan is done.", "Priya Nair", "f" * 64)),
    Act.REVIEW: (Kind.ASSESSMENT_STARTED, AssessmentStarted("f", "1", "h", "review", "f" * 64, "Three months")),
    Act.CHANGE: (Kind.SIGNATURE_FELL, SignatureFell("A report came in.")),
}


def done(world: World, act: Act) -> World:
    return signed(world) if act is Act.SIGN else by(world, PRIYA, *DOING[act])


@given(st.lists(st.sampled_from(list(Act)), max_size=14), st.booleans())
@settings(max_examples=60, deadline=None)
def test_every_act_that_may_follow_leads_where_the_table_says(acts: list[Act], gap: bool) -> None:
    world = new_world()
    if gap:
        world = world.wrote(Kind.GOES_AHEAD_BECAUSE, GoesAheadBecause("The report is awaited."), "Q42:sense.how")
    for act in acts:
        before = status(world.a)
        assert before in STATUSES
        if act not in NEXT[before]:
            assert refusal(world.a, act, PRIYA, SUPERVISOR)
            continue
        world = done(world, act)
        assert status(world.a) in NEXT[before][act]


def test_one_signature_of_two_changes_nothing_yet() -> None:
    world = by(new_world(), AMINA, Kind.SIGNED, Signed("lead", "Amina Khan", "f"))
    assert status(world.a) == "Draft"


def test_a_returned_record_is_back_until_both_have_signed_again_and_is_another_version() -> None:
    back = done(signed(new_world()), Act.RETURN)
    assert (status(back.a), version(back.a), back.a.signatures) == ("Back with assessors", 2, ())
    half = by(back, TOM, Kind.SIGNED, Signed("co", "Tom Rees", "f"))
    assert status(half.a) == "Back with assessors"
    assert status(signed(half).a) == "Signed"


def test_a_return_holds_what_the_record_said_then() -> None:
    world = done(signed(new_world().says("sense.why", "Before")), Act.RETURN).says("sense.why", "After")
    assert (world.a.returns[-1].record.text("sense.why"), world.a.text("sense.why")) == ("Before", "After")


def test_a_change_takes_away_the_check_and_the_agreement_as_well() -> None:
    world = done(done(done(signed(new_world()), Act.COUNTERSIGN), Act.AGREE), Act.CHANGE)
    assert (status(world.a), world.a.countersigned, world.a.agreed) == ("Draft", None, None)


@pytest.mark.parametrize("act", [Act.RETURN, Act.COUNTERSIGN])
@pytest.mark.parametrize("who", [AMINA, TOM])
def test_nobody_checks_their_own_work_whatever_their_roles(act: Act, who: PractitionerId) -> None:
    assert "own work" in refusal(signed(new_world()).a, act, who, frozenset({"assessor", "supervisor"}))
    assert "role of supervisor" in refusal(signed(new_world()).a, act, PRIYA, frozenset({"assessor"}))


def test_a_record_is_checked_once_six_cards_are_judged_and_every_question_is_closed() -> None:
    world = signed(new_world())
    assert "six cards" in refusal(world.a, Act.COUNTERSIGN, PRIYA, SUPERVISOR)
    world = judged(all_judged(world), "heard", "not_enough")
    assert "not enough" in refusal(world.a, Act.COUNTERSIGN, PRIYA, SUPERVISOR)
    world, question = asked(judged(world, "heard"))
    assert "not settled" in refusal(world.a, Act.COUNTERSIGN, PRIYA, SUPERVISOR)
    assert refusal(world.a, Act.RETURN, PRIYA, SUPERVISOR) == ""
    world = on(world, PRIYA, question, Kind.QUESTION_CLOSED, QuestionClosed())
    assert refusal(world.a, Act.COUNTERSIGN, PRIYA, SUPERVISOR) == ""


def test_cards_are_judged_on_the_version_that_lies_there() -> None:
    world = all_judged(signed(new_world()))
    assert unjudged(world.a) == ()
    again = signed(done(world, Act.RETURN))
    assert unjudged(again.a) == tuple(CARDS)
    assert judged_now(again.a) == {}
    assert set(again.a.cards) == set(CARDS)


def test_a_question_is_open_then_answered_then_asked_on_then_closed() -> None:
    world, question = asked(new_world())
    states = [state_of(world.a, world.a.asked[-1])]
    for who, kind, words in (
        (TOM, Kind.QUESTION_ANSWERED, QuestionAnswered("The school wrote.")),
        (PRIYA, Kind.QUESTION_ANSWERED, QuestionAnswered("When?")),
        (AMINA, Kind.QUESTION_ANSWERED, QuestionAnswered("On Monday.")),
        (PRIYA, Kind.QUESTION_CLOSED, QuestionClosed("Thank you.")),
    ):
        world = on(world, who, question, kind, words)
        states.append(state_of(world.a, world.a.asked[-1]))
    assert states == ["Open", "Answered", "Open", "Answered", "Closed"]
    assert [each.text for each in world.a.asked[-1].replies][-1] == "Thank you."


def test_a_review_goes_on_with_what_was_said_and_knows_what_was_confirmed() -> None:
    world = new_world().rated(PATH, "concern", "concern", "concern").says("sense.why", "Because")
    world = done(done(signed(world), Act.COUNTERSIGN), Act.REVIEW)
    assert (status(world.a), world.a.signatures, version(world.a)) == ("Being reviewed", (), 1)
    assert carried(world.a, PATH)
    assert carried(world.a, "sense.why")
    world = world.says(PATH, "strength")
    assert not carried(world.a, PATH)
    [line] = then_and_now(world.form, world.a)
    assert (line.path, line.then and line.then.value, line.now and line.now.value) == (PATH, "concern", "strength")


def test_no_review_no_then() -> None:
    assert then_and_now(new_world().form, new_world().says("sense.why", "x", Voice.AGREED).a) == ()


def test_a_check_that_was_made_of_another_version_on_another_laptop_counts_for_nothing() -> None:
    changed = signed(done(signed(new_world()), Act.CHANGE))
    late = by(changed, PRIYA, Kind.COUNTERSIGNED, Countersigned("supervisor", "Priya Nair", "f", version=1))
    assert (status(late.a), version(late.a)) == ("Signed", 2)
    unsigned = by(done(signed(new_world()), Act.CHANGE), PRIYA, *DOING[Act.COUNTERSIGN])
    assert status(signed(unsigned).a) == "Signed"
    card = by(changed, PRIYA, Kind.CARD_JUDGED, CardJudged("enough", "It does.", version=1), "heard")
    assert "heard" in unjudged(card.a)


def test_nothing_is_agreed_or_closed_that_nobody_has_checked() -> None:
    world = by(by(signed(new_world()), AMINA, *DOING[Act.AGREE]), AMINA, *DOING[Act.CLOSE])
    assert status(world.a) == "Signed"


def test_work_is_not_closed_over_an_open_question() -> None:
    world, _ = asked(done(signed(new_world()), Act.COUNTERSIGN))
    assert "not settled" in refusal(world.a, Act.CLOSE, AMINA, frozenset({"assessor"}))
