"""The chain as arithmetic: what it covers, what may leave it, and that nothing else can."""

import hashlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import CaseId, EntryId, Kind, PractitionerId, Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.store.chain import (
    GENESIS,
    HASHED,
    Link,
    canonical,
    chain_id,
    entry_hash,
    first_break,
    record_code,
    spoken,
)
from hsb_wizard.store.journal import entry_of, link_of
from hsb_wizard.values import replace

texts = st.text(st.characters(codec="utf-8"), max_size=40)


def entry(number: int, text: str) -> Entry:
    me = PractitionerId("p")
    name, said = EntryId(f"{number:032x}"), AnswerGiven(text)
    return Entry(name, CaseId("c"), "t", Kind.ANSWER_GIVEN, me, me, said, Voice.CO, "q")


def chained(said: list[str], name: str = "chain") -> list[Link]:
    links: list[Link] = []
    for number, text in enumerate(said, 1):
        tip = links[-1].hash if links else GENESIS
        links.append(link_of(entry(number, text), name, number, tip, number))
    return links


def test_canonical_json_has_one_spelling_for_one_value() -> None:
    assert canonical({"ŵ": [1, None], "a": b"\x01"}) == '{"a":"01","ŵ":[1,null]}'.encode()
    assert canonical({"b": 1, "a": 2}) == canonical({"a": 2, "b": 1})
    with pytest.raises(TypeError):
        canonical({1, 2})


@given(texts, st.none() | texts, st.lists(texts, max_size=3))
def test_an_entry_is_hashed_over_the_canonical_json_of_its_columns(
    word: str, target: str | None, basis: list[str]
) -> None:
    columns: dict[str, Any] = dict.fromkeys(HASHED, word) | {"seq": 3, "lamport": 4, "prev": b"p", "digest": b"\xff"}
    columns |= {"target": target, "voice": target, "basis": tuple(basis)}
    plain = {name: value.hex() if isinstance(value, bytes) else value for name, value in columns.items()}
    assert entry_hash(columns) == hashlib.sha256(b"hsb entry 1" + canonical(plain)).digest()


@given(st.lists(texts, max_size=12))
def test_what_was_chained_holds_and_comes_back_as_it_was_said(said: list[str]) -> None:
    links = chained(said)
    assert first_break(links) is None
    assert [entry_of(link) for link in links] == [entry(number, text) for number, text in enumerate(said, 1)]


@given(st.lists(texts, min_size=1, max_size=8), st.data())
def test_a_payload_can_be_taken_out_and_the_chain_still_stands(said: list[str], data: st.DataObject) -> None:
    links = chained(said)
    at = data.draw(st.integers(0, len(links) - 1))
    links[at] = replace(links[at], payload=None, salt=None)
    assert first_break(links) is None
    assert entry_of(links[at]).payload is None


@settings(max_examples=200)
@given(st.lists(texts, min_size=2, max_size=8), st.data())
def test_any_other_change_to_a_link_is_found_at_that_link(said: list[str], data: st.DataObject) -> None:
    links = chained(said)
    at = data.draw(st.integers(0, len(links) - 1))
    column = data.draw(st.sampled_from(["who", "typed_by", "at", "kind", "target", "voice", "case_id", "id", "origin"]))
    other: dict[str, Any] = {column: f"{getattr(links[at], column)}!"}
    links[at] = replace(links[at], **other)
    broken = first_break(links)
    assert broken is not None
    assert broken.seq == at + 1


@given(st.lists(texts, min_size=3, max_size=8), st.data())
def test_a_link_cut_out_of_the_middle_or_moved_is_found(said: list[str], data: st.DataObject) -> None:
    links = chained(said)
    at = data.draw(st.integers(0, len(links) - 2))
    assert first_break(links[:at] + links[at + 1 :]) is not None
    links[at], links[at + 1] = links[at + 1], links[at]
    assert first_break(links) is not None


def test_a_short_answer_is_not_told_by_its_digest() -> None:
    one, other = chained(["yes"])[0], chained(["yes"])[0]
    assert one.payload == other.payload
    assert one.digest != other.digest


def test_the_record_code_does_not_hang_on_the_order_of_finding() -> None:
    heads = {"b": b"2" * 32, "a": b"1" * 32}
    assert record_code(heads) == record_code(dict(reversed(heads.items())))
    assert record_code(heads) != record_code({"a": b"2" * 32, "b": b"1" * 32})


def test_a_code_is_spoken_in_two_groups_of_four_without_letters_that_look_alike() -> None:
    assert spoken("0" * 64) == "0000-0000"
    assert spoken("f" * 64) == "ZZZZ-ZZZZ"
    assert spoken("00000000210" + "0" * 53) == "0000-0011"


def test_a_chain_belongs_to_one_writer_and_one_case() -> None:
    assert len({chain_id("w1", "c1"), chain_id("w1", "c2"), chain_id("w2", "c1")}) == 3
