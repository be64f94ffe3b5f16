"""Whatever is in a sealed copy, it is refused in a sentence or read: it never stops the program."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.two_laptops import Laptop, two

from hsb_wizard.assessment.kinds import CaseId, Kind
from hsb_wizard.errors import HsbWizardError, RefusedInput, SealedCopyDamaged
from hsb_wizard.shapes import shaped
from hsb_wizard.store import carrying, chain, meeting
from hsb_wizard.store.border import ABOUT_A_CASE, OF_A_STORE
from hsb_wizard.store.carrying import Carried, LinkIn
from hsb_wizard.store.chain import GENESIS, Link
from hsb_wizard.values import replace

ESCAPE = "\x1b]52;c;x\x07"


@pytest.fixture(scope="module")
def laptops(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Laptop, Laptop]]:
    """Return two open stores."""
    made = two(tmp_path_factory.mktemp("laptops"))
    yield made
    for each in made:
        each.vault.close(back_up=False)


@pytest.fixture(scope="module")
def sealed(laptops: tuple[Laptop, Laptop]) -> Carried:
    """Return a sealed copy of a small case that is nowhere else."""
    case = laptops[0].begin()
    laptops[0].says(case, "family.a", "words")
    return laptops[0].seal(case)


def forged(sealed: Carried, **changes: Any) -> Carried:
    """Return the copy with another last entry and its chain made anew, as a holder of the phrase could."""
    links, tip = list(sealed.rows), GENESIS
    links[-1] = replace(links[-1], signature=None, **changes)
    made: list[Link] = []
    for link in links:
        digest = chain.payload_digest(link.salt or b"", link.payload or b"")
        columns = {name: getattr(link, name) for name in chain.HASHED} | {"prev": tip, "digest": digest}
        tip = chain.entry_hash(columns)
        made.append(replace(link, prev=columns["prev"], digest=digest, hash=tip))
    plain = sealed.to_plain() | {"links": [carrying._link_in(link, True).to_plain() for link in made]}
    return shaped(Carried, plain)


@pytest.mark.parametrize(
    "payload",
    [
        {"value": ESCAPE},
        {"value": "right\u202eto left"},
        {"note": "a\x00b"},
        {"sources": ["school\x9b2J"]},
        {"value": {"a": 1}},
        {"value": 1.5},
        {"words": "a field of tomorrow"},
        {"sources": "school"},
        ["a list"],
    ],
)
def test_a_payload_that_no_laptop_of_ours_writes_is_refused(payload: Any, sealed: Carried, laptops: Any) -> None:
    bent = forged(sealed, payload=chain.canonical(payload))
    with pytest.raises((SealedCopyDamaged, RefusedInput)) as refused:
        meeting.meet(laptops[1].vault.room, bent)
    assert "\x1b" not in str(refused.value)


def test_the_same_copy_forged_with_honest_words_would_be_read(sealed: Carried, laptops: Any) -> None:
    bent = forged(sealed, payload=chain.canonical({"value": "other words"}))
    assert meeting.meet(laptops[1].vault.room, bent).case == sealed.case


def test_a_payload_in_another_spelling_is_refused(sealed: Carried, laptops: Any) -> None:
    with pytest.raises(SealedCopyDamaged, match="not written as this program writes"):
        meeting.meet(laptops[1].vault.room, forged(sealed, payload=b'{"value": "words"}'))


@pytest.mark.parametrize("columns", [{"kind": "of_tomorrow"}, {"voice": "chorus"}, {"origin": "elsewhere"}])
def test_a_kind_of_a_later_program_is_said_so(columns: dict[str, str], sealed: Carried, laptops: Any) -> None:
    with pytest.raises(RefusedInput, match="a later version of the program"):
        meeting.meet(laptops[1].vault.room, forged(sealed, **columns))


@pytest.mark.parametrize("kind", ["slot_added", "slot_changed", "person_brought_in", "case_erased", "unlocked"])
def test_nothing_about_a_store_comes_in_with_a_case(kind: str, sealed: Carried, laptops: Any) -> None:
    with pytest.raises(SealedCopyDamaged, match="about a store and not about a case"):
        meeting.meet(laptops[1].vault.room, forged(sealed, kind=kind, payload=b"{}"))


def test_every_kind_that_is_no_content_is_about_a_case_or_about_a_store() -> None:
    """Whoever adds a kind says here where it belongs."""
    assert {kind for kind in Kind if not kind.changes_the_record} == ABOUT_A_CASE | OF_A_STORE
    assert not ABOUT_A_CASE & OF_A_STORE


def test_a_copy_of_the_store_itself_is_of_no_case(sealed: Carried, laptops: Any) -> None:
    with pytest.raises(SealedCopyDamaged, match="of no case"):
        meeting.meet(laptops[1].vault.room, shaped(Carried, sealed.to_plain() | {"case": "store"}))


@pytest.mark.parametrize("at", ["yesterday", "2026-11-20T10:00:00", ""])
def test_a_time_that_cannot_be_read_is_refused(at: str, sealed: Carried, laptops: Any) -> None:
    with pytest.raises(SealedCopyDamaged, match="no time that can be read"):
        meeting.meet(laptops[1].vault.room, forged(sealed, at=at))


@pytest.mark.parametrize("cover", ["reference", "sender", "reader"])
def test_control_characters_on_the_cover_are_refused(cover: str, sealed: Carried, laptops: Any) -> None:
    with pytest.raises(SealedCopyDamaged, match="what it says of itself"):
        meeting.meet(laptops[1].vault.room, shaped(Carried, sealed.to_plain() | {cover: ESCAPE}))


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 1 << 50)
    | st.text(max_size=8)
    | st.sampled_from(["ab" * 32, "store", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=4,
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_a_copy_bent_anywhere_is_refused_in_a_sentence_or_read(
    data: st.DataObject, sealed: Carried, laptops: tuple[Laptop, Laptop]
) -> None:
    plain = json.loads(sealed.as_bytes)
    name = data.draw(st.sampled_from(sorted(plain)))
    target, key = plain, name
    if isinstance(plain[name], list) and plain[name] and data.draw(st.booleans()):
        target = data.draw(st.sampled_from(plain[name]))
        key = data.draw(st.sampled_from(sorted(target)))
    target[key] = data.draw(PLAIN)
    try:
        carried = carrying.read(json.dumps(plain).encode())
        meeting.meet(laptops[1].vault.room, carried)
    except HsbWizardError as refused:
        assert "\x1b" not in str(refused)
    assert CaseId(sealed.case) not in laptops[1].vault.case_ids()


def test_every_column_of_a_row_is_carried() -> None:
    assert set(LinkIn.known_keys()) == set(Link.__struct_fields__)
