"""Entries in, one record out: what each kind means, and what no order of entries can break."""

from __future__ import annotations

from typing import Any, get_type_hints

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.worlds import AMINA, CASE, PEN, TOM, new_world

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.fold import apply, fold
from hsb_wizard.assessment.kinds import EntryId, Kind, Origin, Voice
from hsb_wizard.assessment.lifecycle import DRAFT, SIGNED, SIGNED_WITH_GAPS, may_sign, status, version
from hsb_wizard.assessment.payloads import (
    PAYLOADS,
    AnswerGiven,
    Empty,
    GoesAheadBecause,
    ModeChosen,
    PassFinished,
    SignatureFell,
    Signed,
    SittingNoted,
    ToldSomeone,
    TwoViews,
    payload_from_plain,
    payload_to_plain,
)

PATH, PART, ROW = "family.supervision", "family", "plan.line/r1"
TEXT = st.text(max_size=20)
TARGETS = st.sampled_from([PATH, PART, ROW, f"{ROW}/who", "Q05:safety.home", "", None])
VOICES = st.sampled_from([*Voice, None])


def payloads(kind: Kind) -> st.SearchStrategy[Any]:
    """Any payload of a kind, with something in every field."""
    fields = get_type_hints(PAYLOADS[kind])
    return st.builds(PAYLOADS[kind], **{name: st.from_type(of) for name, of in fields.items()})


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Any entry at all: any kind, with a payload of that kind or none."""
    kind = draw(st.sampled_from(sorted(Kind)))
    payload = draw(st.none() | payloads(kind))
    identifier = EntryId(draw(st.sampled_from("abcdef")))
    who = draw(st.sampled_from([AMINA, TOM]))
    return Entry(identifier, CASE, draw(TEXT), kind, who, who, payload, draw(VOICES), draw(TARGETS), Origin.HERE)


@given(st.lists(entries(), max_size=12))
@settings(max_examples=150)
def test_no_sequence_of_entries_stops_the_fold_and_one_by_one_is_the_same(journal: list[Entry]) -> None:
    one_by_one = fold(CASE, [])
    for place, entry in enumerate(journal, start=1):
        one_by_one = apply(one_by_one, entry)
        assert fold(CASE, journal[:place]) == one_by_one
    status(one_by_one)
    version(one_by_one)


@given(st.lists(entries(), max_size=12))
@settings(max_examples=60)
def test_access_entries_never_change_a_record(journal: list[Entry]) -> None:
    content = [entry for entry in journal if entry.kind.changes_the_record]
    assert fold(CASE, content) == fold(CASE, journal)


@given(st.sampled_from(sorted(Kind)).flatmap(lambda kind: st.tuples(st.just(kind), payloads(kind))))
def test_every_payload_goes_to_plain_values_and_back(pair: tuple[Kind, Any]) -> None:
    kind, payload = pair
    assert payload_from_plain(kind, payload_to_plain(payload)) == payload


@given(TEXT, TEXT, st.sampled_from(Voice))
def test_a_cleared_answer_leaves_the_record_as_before_it(first: str, second: str, voice: Voice) -> None:
    before = new_world()
    said = before.says(PATH, first, voice).says(PATH, second, voice)
    clearing = PEN.clear(said.a, PATH, voice)
    assert clearing is not None
    assert said.after(clearing).a.answers == before.a.answers


def test_there_is_nothing_to_clear_where_nothing_was_said() -> None:
    assert PEN.clear(new_world().a, PATH) is None


def test_where_what_an_entry_said_was_taken_out_nothing_is_said_and_nothing_of_before_comes_back() -> None:
    world = new_world().says(PATH, "strength")
    hollow = Entry(EntryId("x"), CASE, PEN.at, Kind.ANSWER_GIVEN, AMINA, AMINA, None, Voice.AGREED, PATH)
    assert world.after(hollow).a.answer(PATH) is None


def test_voices_are_held_apart() -> None:
    a = new_world().rated(PATH, "strength", "concern").a
    assert (a.value(PATH, Voice.LEAD), a.value(PATH, Voice.CO), a.value(PATH)) == ("strength", "concern", None)


def test_rows_keep_their_order_and_a_row_added_twice_stands_once() -> None:
    world = new_world().row("plan.line", "b", {}).row("plan.line", "a", {}).row("plan.line", "b", {})
    assert world.a.rows["plan.line"] == ("b", "a")
    assert world.wrote(Kind.ROW_REMOVED, Empty(), "plan.line/b").a.rows["plan.line"] == ("a",)


def test_rows_that_are_put_back_stand_where_they_stood_whichever_comes_first() -> None:
    world = new_world()
    for row in "abcd":
        world = world.row("plan.line", row, {})
    for row in "abc":
        world = world.wrote(Kind.ROW_REMOVED, Empty(), f"plan.line/{row}")
    world = world.row("plan.line", "e", {})
    assert world.a.rows["plan.line"] == ("d", "e")
    world = world.row("plan.line", "b", {})
    assert world.a.rows["plan.line"] == ("b", "d", "e")
    world = world.row("plan.line", "a", {})
    assert world.a.rows["plan.line"] == ("a", "b", "d", "e")
    assert world.row("plan.line", "c", {}).a.rows["plan.line"] == ("a", "b", "c", "d", "e")


def test_two_views_take_the_agreed_answer_away_and_an_agreed_answer_takes_the_two_views_away() -> None:
    world = new_world().rated(PATH, "strength", "concern", "concern")
    differ = world.wrote(Kind.TWO_VIEWS_RECORDED, TwoViews(would_settle="a visit"), PATH)
    assert differ.a.answer(PATH) is None
    assert PATH in differ.a.two_views
    assert differ.says(PATH, "strength", Voice.LEAD).a.two_views == differ.a.two_views
    assert differ.says(PATH, "concern").a.two_views == {}


def test_a_pass_is_finished_reopened_and_shown() -> None:
    world = new_world().wrote(Kind.PASS_FINISHED, PassFinished("paper"), PART, Voice.CO)
    assert world.a.finished == {(PART, Voice.CO): PassFinished("paper")}
    assert world.wrote(Kind.PASS_REOPENED, Empty(), PART, Voice.CO).a.finished == {}
    assert world.wrote(Kind.PASSES_REVEALED, Empty(), PART).a.revealed == {PART}


def test_a_later_telling_completes_the_first() -> None:
    world = new_world().wrote(Kind.TOLD_SOMEONE, ToldSomeone({"words": "first"}))
    second = Entry(
        EntryId("x"), CASE, PEN.at, Kind.TOLD_SOMEONE, AMINA, AMINA, ToldSomeone({"words": "all of it"}),
        basis=(world.a.told[0].entry,),
    )  # fmt: skip
    assert [each.fields["words"] for each in world.after(second).a.told] == ["all of it"]
    third = world.after(second).wrote(Kind.TOLD_SOMEONE, ToldSomeone({"words": "another thing"}))
    assert len(third.a.told) == 2


def test_a_blank_reason_takes_back_what_goes_ahead() -> None:
    world = new_world().wrote(Kind.GOES_AHEAD_BECAUSE, GoesAheadBecause("asked for"), "Q86:plan.harmed_safety")
    assert world.a.goes_ahead["Q86:plan.harmed_safety"].because == "asked for"
    assert world.wrote(Kind.GOES_AHEAD_BECAUSE, GoesAheadBecause(""), "Q86:plan.harmed_safety").a.goes_ahead == {}


def test_a_child_is_in_the_room_only_while_the_sitting_lasts() -> None:
    world = new_world().wrote(Kind.SITTING_NOTED, SittingNoted(True, with_child=True))
    assert (world.a.in_sitting, world.a.with_child) == (True, True)
    ended = world.wrote(Kind.SITTING_NOTED, SittingNoted(False, with_child=True))
    assert (ended.a.in_sitting, ended.a.with_child) == (False, False)


def signed_by_both() -> Any:
    world = new_world()
    for who, name in ((AMINA, "Amina Khan"), (TOM, "Tom Rees")):
        signed = Signed("assessor", name, "f" * 64)
        world = world.after(Entry(EntryId(name), CASE, PEN.at, Kind.SIGNED, who, who, signed))
    return world


def test_a_record_is_signed_when_both_have_signed() -> None:
    world = signed_by_both()
    assert status(new_world().a) == DRAFT
    assert status(world.a) == SIGNED
    assert may_sign(world.a, AMINA) == "You have signed this version already."
    assert may_sign(new_world().a, AMINA) == ""
    gaps = world.wrote(Kind.GOES_AHEAD_BECAUSE, GoesAheadBecause("asked for"), "Q86:plan.harmed_safety")
    assert status(gaps.a) == SIGNED_WITH_GAPS


def test_signatures_fall_with_their_reason_and_the_next_version_begins() -> None:
    fallen = signed_by_both().wrote(Kind.SIGNATURE_FELL, SignatureFell("a report came in"))
    assert (status(fallen.a), version(fallen.a), fallen.a.signatures_fell) == (DRAFT, 2, ("a report came in",))


def test_a_chosen_mode_is_kept_with_its_reason() -> None:
    world = new_world().wrote(Kind.MODE_CHOSEN, ModeChosen("together", "one hour left"), PART)
    assert world.a.modes[PART] == ModeChosen("together", "one hour left")


def test_what_is_said_is_cleaned_on_its_way_in() -> None:
    a = new_world().says("sense.why", "be\x1b[31mfore", sources=(" School ", " ")).a
    said = a.answer("sense.why")
    assert said is not None
    assert (said.value, said.sources) == ("before", ("School",))
    told = PEN.write(CASE, Kind.TOLD_SOMEONE, ToldSomeone({"words": "a\x00b"}))
    assert told.payload == ToldSomeone({"words": "ab"})


def test_an_answer_names_the_answer_it_replaces() -> None:
    world = new_world().says(PATH, "strength")
    before = world.a.answer(PATH)
    assert before is not None
    assert PEN.answer(world.a, PATH, AnswerGiven("concern")).basis == (before.entry,)
