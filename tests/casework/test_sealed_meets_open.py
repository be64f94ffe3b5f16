"""One laptop shows both and goes on in the open; on another the same assessor went on under the seal, not knowing it.

What is then said of one place in one voice stands for neither, until its owner has settled it. Whoever cannot open the
sealed side sees nothing of it, not even that it is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.casework.stories import AMINA, TOM, WORDS
from tests.casework.test_pass_apart import CANARY, DIFFERENT, ONCE, SAME, laptop, window
from tests.casework.two_desks import PART, Desk, begun, two_desks

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.casework.sealed_copies import look_into
from hsb_wizard.casework.sealed_words import told
from hsb_wizard.casework.settling import settle, waiting

__all__ = ["window"]
Pair = tuple[Desk, Desk]


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store in which nobody has said anything alone, closed: each laptop begins a seal of its own."""
    return begun(tmp_path_factory.mktemp("untouched") / "store")


def shown_at_the_office(office: Desk) -> None:
    """Both finish, both are shown; then Amina says in the open what she says now."""
    office.says(DIFFERENT, "nothing_of_note", Voice.LEAD, "at first")
    office.says(SAME, "priority", Voice.LEAD, "the same words")
    office.finishes(Voice.LEAD)
    office.desk.confirm(TOM, WORDS[TOM]).result()
    office.desk.hand_over(office.record.assessment.co)
    office.reopen()
    office.says(DIFFERENT, "concern", Voice.CO, "told by school")
    office.finishes(Voice.CO)
    office.shows_both(TOM)
    office.desk.hand_over(office.record.assessment.lead)
    office.reopen()
    office.says(DIFFERENT, "concern", Voice.LEAD, "after talking")
    office.says(SAME, "priority", Voice.LEAD, "the same words")


def apart(place: Path, tmp_path: Path) -> Pair:
    office, home = laptop(place, tmp_path, "office"), laptop(place, tmp_path, "home")
    home.says(DIFFERENT, "priority", Voice.LEAD, CANARY)
    home.says(SAME, "priority", Voice.LEAD, "the same words")
    home.says(ONCE, "concern", Voice.LEAD, "only at home")
    shown_at_the_office(office)
    return office, home


def until_closed(pair: Pair) -> Iterator[Pair]:
    """Give the laptops, and close both after."""
    yield pair
    for desk in pair:
        desk.desk.close(back_up=False)


@pytest.fixture
def one_seal(window: Path, tmp_path: Path) -> Iterator[Pair]:
    """Return laptops that went on with one seal, whose key both were given at the office."""
    yield from until_closed(apart(window, tmp_path))


@pytest.fixture
def two_seals(untouched: Path, tmp_path: Path) -> Iterator[Pair]:
    """Return laptops each of which began a seal of its own: that of home was shown to nobody."""
    yield from until_closed(apart(untouched, tmp_path))


@pytest.mark.parametrize("seals", ["one_seal", "two_seals"])
def test_what_stood_sealed_and_what_was_said_in_the_open_stand_for_neither(
    seals: str, request: pytest.FixtureRequest
) -> None:
    office, home = request.getfixturevalue(seals)
    from_office, from_home = office.sends(), home.sends()
    office.brings_in(from_home)
    home.brings_in(from_office)
    for desk in (office, home):
        a = desk.record.assessment
        assert list(a.apart) == [(Voice.LEAD, DIFFERENT)]
        assert a.answer(DIFFERENT, Voice.LEAD) is None
        assert a.value(SAME, Voice.LEAD) == "priority"  # the same words are no conflict
        assert a.value(ONCE, Voice.LEAD) == "concern"  # and what is said once stands
        (waits,) = waiting(desk.desk, desk.record).result()
        assert len(waits.sides) == 2
        assert {CANARY in side.words for side in waits.sides} == {True, False}
        assert desk.desk.verify().result().sound


@pytest.mark.parametrize("seals", ["one_seal", "two_seals"])
def test_what_she_settles_stands_on_both_laptops(seals: str, request: pytest.FixtureRequest) -> None:
    office, home = request.getfixturevalue(seals)
    office.brings_in(home.sends())
    (waits,) = waiting(office.desk, office.record).result()
    hers = next(side for side in waits.sides if CANARY in side.words)
    settle(office.desk, office.record, waits, hers.id, settled="read again together").saved.result()
    home.brings_in(office.sends())
    office.reopen()
    for desk in (office, home):
        assert desk.record.assessment.apart == {}
        assert desk.record.assessment.value(DIFFERENT, Voice.LEAD) == "priority"
        assert desk.desk.verify().result().sound


def test_who_cannot_open_the_sealed_side_sees_the_open_one_and_nothing_of_the_other(two_seals: Pair) -> None:
    office, home = two_seals
    sealed = home.sends()
    words = " ".join(told(look_into(office.desk, *sealed).result()))
    assert CANARY not in words
    assert "Said differently" not in words  # where it is, is hers to know
    office.brings_in(sealed)
    office.desk.confirm(TOM, WORDS[TOM]).result()
    office.desk.hand_over(office.record.assessment.co)
    office.reopen()
    a = office.record.assessment
    assert PART in a.revealed
    assert a.apart == {}
    assert a.value(DIFFERENT, Voice.LEAD) == "concern"
    seen = office.desk.on_vault(lambda vault: vault.entries(a.case, a.co)).result()
    assert CANARY not in str(seen)
    assert [each.beside for each in seen if each.kind is Kind.ANSWER_GIVEN and each.beside] == []


def test_two_who_each_rate_alone_on_their_own_laptop_did_not_go_on_apart(untouched: Path, tmp_path: Path) -> None:
    amina, tom = two_desks(untouched, tmp_path)
    amina.says(DIFFERENT, "concern", Voice.LEAD, "at school")
    tom.says(DIFFERENT, "strength", Voice.CO, CANARY)
    words = " ".join(told(look_into(amina.desk, *tom.sends()).result()))
    assert "went on alone on both laptops" not in words
    amina.brings_in(tom.sends())
    assert amina.record.assessment.apart == {}
    assert amina.record.assessment.value(DIFFERENT, Voice.LEAD) == "concern"
    assert AMINA not in words
    for desk in (amina, tom):
        desk.desk.close(back_up=False)
