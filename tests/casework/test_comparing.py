"""For any two passes: comparing and agreeing, however it goes, leaves both originals as they were, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.casework.stories import AMINA, TOM, WORDS, open_desk

from hsb_wizard.assessment.agreement import alone_paths, compare_one, same_open
from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import AnswerGiven, TwoViews, payload_to_plain
from hsb_wizard.casework import verbs
from hsb_wizard.casework.agreeing import take_same
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import NotAllowed

PART = "family"
LEVELS = ("strength", "nothing_of_note", "concern", "priority")
TEXT = st.text("abc åß\n[b]%\\", max_size=12)
SAID = st.builds(
    AnswerGiven,
    value=st.sampled_from(LEVELS),
    note=TEXT,
    sources=st.lists(st.sampled_from(("School, 5 November", "school 5 Nov", "Home visit")), max_size=2).map(tuple),
) | st.builds(AnswerGiven, missing=st.sampled_from(("not_known", "held_back")), note=TEXT)
VIEWS = TwoViews("one", "other", "a visit", "Tom", "2026-12-04")
FEW = settings(max_examples=max(10, settings().max_examples // 20))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casework]:
    opened = open_desk(tmp_path_factory.mktemp("comparing") / "store")
    opened.confirm(TOM, WORDS[TOM]).result()
    yield opened
    opened.close()


def begun(desk: Casework) -> Record:
    people = {each.name: each for each in desk.people().result()}
    record = desk.start_case("A-0007", people[AMINA], people[TOM]).record
    step = verbs.answer(desk, record, "screen.outcome", AnswerGiven("go_on"))
    assert step is not None
    return step.record


def passes(desk: Casework, said: dict[Voice, list[AnswerGiven]]) -> Record:
    """Both rate alone and finish."""
    record = begun(desk)
    a = record.assessment
    for voice, who in ((Voice.LEAD, a.lead), (Voice.CO, a.co)):
        desk.hand_over(who)
        for path, given_ in zip(alone_paths(record.form, a, PART), said[voice], strict=False):
            step = verbs.answer(desk, record, path, given_, voice)
            record = step.record if step else record
        record = verbs.finish_pass(desk, record, PART, voice).record
    return record


def originals(desk: Casework, record: Record) -> bytes:
    """What the journal holds of both passes, as bytes."""
    case = record.assessment.case
    entries: Any = desk.run(lambda vault: vault.entries(case)).result()
    mine = [
        [each.id, each.target, each.voice, payload_to_plain(each.payload)]
        for each in entries
        if each.voice in (Voice.LEAD, Voice.CO) and each.kind in (Kind.ANSWER_GIVEN, Kind.ANSWER_CLEARED)
    ]
    return json.dumps(mine, ensure_ascii=False).encode()


def alone(record: Record) -> dict[Any, Any]:
    return {key: said for key, said in record.assessment.answers.items() if key[0] is not Voice.AGREED}


def resolved(desk: Casework, record: Record, path: str, how: str) -> Record:
    """One question of the two, settled in one of the ways there are."""
    found = compare_one(record.form, record.assessment, path)
    if how == "views":
        return verbs.two_views(desk, record, path, VIEWS).record
    taken = found.lead if how == "lead" else found.co if how == "co" else None
    given_ = AnswerGiven("concern", settled="a third", for_whom="both")
    if taken is not None:
        given_ = AnswerGiven(taken.value, taken.missing, settled="taken")
    step = verbs.answer(desk, record, path, given_)
    return step.record if step else record


@FEW
@given(data=st.data())
def test_comparing_and_agreeing_keeps_both_passes_byte_for_byte(desk: Casework, data: st.DataObject) -> None:
    said = {voice: data.draw(st.lists(SAID, min_size=2, max_size=5)) for voice in (Voice.LEAD, Voice.CO)}
    record = passes(desk, said)
    before, journal = alone(record), originals(desk, record)
    by_key = bool(data.draw(st.integers(0, 1)))
    if by_key and same_open(record.form, record.assessment, PART):
        for voice in (Voice.LEAD, Voice.CO):
            record = take_same(desk, record, PART, voice).record
    for path in alone_paths(record.form, record.assessment, PART):
        for how in data.draw(st.lists(st.sampled_from(("lead", "co", "new", "views")), max_size=2)):
            record = resolved(desk, record, path, how)
    assert alone(record) == before
    assert originals(desk, record) == journal


def test_what_both_said_the_same_is_agreed_only_by_a_key_from_each_and_each_key_is_an_entry(desk: Casework) -> None:
    said = [AnswerGiven("concern", sources=("School",)), AnswerGiven("strength"), AnswerGiven("priority")]
    other = [AnswerGiven("concern", sources=("Home",)), AnswerGiven("strength"), AnswerGiven("concern")]
    record = passes(desk, {Voice.LEAD: said, Voice.CO: other})
    first, second, third = alone_paths(record.form, record.assessment, PART)[:3]
    one = take_same(desk, record, PART, Voice.LEAD).record
    assert one.assessment.answer(first) is None
    step = take_same(desk, one, PART, Voice.CO)
    assert [each.kind for each in step.entries] == [Kind.SAME_TAKEN, Kind.ANSWER_GIVEN, Kind.ANSWER_GIVEN]
    assert step.entries[0].who == record.assessment.co
    assert payload_to_plain(step.entries[0].payload or VIEWS)["how"] == "own_passphrase"
    a = step.record.assessment
    assert (a.value(first), a.value(second), a.answer(third)) == ("concern", "strength", None)
    with pytest.raises(NotAllowed, match="no answer here"):
        take_same(desk, step.record, PART, Voice.LEAD)


def test_a_decision_is_changed_later_freely_and_the_journal_keeps_the_first(desk: Casework) -> None:
    record = passes(desk, {Voice.LEAD: [AnswerGiven("concern")], Voice.CO: [AnswerGiven("priority")]})
    path = alone_paths(record.form, record.assessment, PART)[0]
    record = resolved(desk, record, path, "lead")
    first = record.assessment.answer(path)
    changed = resolved(desk, resolved(desk, record, path, "views"), path, "co")
    assert changed.assessment.value(path) == "priority"
    assert path not in changed.assessment.two_views
    case = record.assessment.case
    entries: Any = desk.run(lambda vault: vault.entries(case)).result()
    assert first is not None
    assert first.entry in [each.id for each in entries]
