"""One assessor goes on alone on two laptops: what she says differently there is named, and never guessed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from tests.casework.stories import AMINA, TOM, WORDS
from tests.casework.two_desks import FACTORS, PART, REFERENCE, Desk, begun

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.casework.door import unlock
from hsb_wizard.casework.sealed_copies import look_into
from hsb_wizard.casework.sealed_words import told
from hsb_wizard.casework.settling import leave_open, settle, waiting

DIFFERENT, SAME, ONCE = FACTORS[:3]
CANARY = "a dipper under the bridge"


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store in which Amina's pass is begun, closed."""
    folder = begun(tmp_path_factory.mktemp("window") / "store")
    desk = unlock(folder, AMINA, WORDS[AMINA])
    Desk(desk, folder, desk.open_case(REFERENCE).result()).says(FACTORS[4], "concern", Voice.LEAD, "before")
    desk.close()
    return folder


def laptop(window: Path, place: Path, name: str) -> Desk:
    folder = place / name
    shutil.copytree(window, folder)
    (place / f"outbox of {name}").mkdir()
    with patch.dict(os.environ, {"XDG_DATA_HOME": str(place / f"memory of {name}")}):
        desk = unlock(folder, AMINA, WORDS[AMINA])
    return Desk(desk, place / f"outbox of {name}", desk.open_case(REFERENCE).result())


@pytest.fixture
def both(window: Path, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """Return two laptops on which Amina went on with one pass, not knowing of the other."""
    made = laptop(window, tmp_path, "office"), laptop(window, tmp_path, "home")
    for desk, value, note in zip(made, ("concern", "strength"), ("at school", CANARY), strict=True):
        desk.says(DIFFERENT, value, Voice.LEAD, note)
        desk.says(SAME, "priority", Voice.LEAD, "the same words")
    made[1].says(ONCE, "concern", Voice.LEAD, "only here")
    yield made
    for desk in made:
        desk.desk.close(back_up=False)


def test_before_it_is_brought_in_it_says_whose_pass_went_on_and_nothing_of_what_is_in_it(
    both: tuple[Desk, Desk],
) -> None:
    office, home = both
    coming = look_into(office.desk, *home.sends()).result()
    words = " ".join(told(coming))
    assert f"{AMINA} in " in words
    assert "went on alone on both laptops" in words
    assert coming.apart == ()
    assert coming.changes == 0
    assert CANARY not in words
    assert office.record.form.question(DIFFERENT).short_label not in words


def test_she_finds_what_she_said_differently_and_nothing_stands_there_until_she_has_settled_it(
    both: tuple[Desk, Desk],
) -> None:
    office, home = both
    office.brings_in(home.sends())
    a = office.record.assessment
    assert list(a.apart) == [(Voice.LEAD, DIFFERENT)]
    assert a.answer(DIFFERENT, Voice.LEAD) is None
    assert a.value(SAME, Voice.LEAD) == "priority"
    assert a.value(ONCE, Voice.LEAD) == "concern"
    assert a.value(FACTORS[4], Voice.LEAD) == "concern"
    (apart,) = waiting(office.desk, office.record).result()
    assert {CANARY in side.words for side in apart.sides} == {True, False}


def test_what_she_settles_alone_says_to_nobody_where_it_was(both: tuple[Desk, Desk]) -> None:
    office, home = both
    office.brings_in(home.sends())
    (apart,) = waiting(office.desk, office.record).result()
    hers = next(side for side in apart.sides if CANARY in side.words)
    step = settle(office.desk, office.record, apart, hers.id)
    step.saved.result()
    assert [each.kind for each in step.entries] == [Kind.ANSWER_GIVEN]
    assert step.record.assessment.value(DIFFERENT, Voice.LEAD) == "strength"
    office.reopen()
    assert office.record.assessment.apart == {}
    tom = next(each.id for each in office.desk.people().result() if each.name == TOM)
    seen = office.desk.on_vault(lambda vault: vault.entries(apart.sides[0].source.case, tom)).result()
    assert DIFFERENT not in str(seen)
    assert office.desk.verify().result().sound


def test_neither_may_stand_and_the_question_is_open_again(both: tuple[Desk, Desk]) -> None:
    office, home = both
    office.brings_in(home.sends())
    (apart,) = waiting(office.desk, office.record).result()
    leave_open(office.desk, office.record, apart).saved.result()
    office.reopen()
    assert office.record.assessment.apart == {}
    assert office.record.assessment.answer(DIFFERENT, Voice.LEAD) is None


def test_both_laptops_say_the_same_of_it_in_either_order(both: tuple[Desk, Desk]) -> None:
    office, home = both
    from_home, from_office = home.sends(), office.sends()
    office.brings_in(from_home)
    home.brings_in(from_office)
    one, other = office.record.assessment, home.record.assessment
    assert one.answers == other.answers
    assert set(one.apart) == set(other.apart) == {(Voice.LEAD, DIFFERENT)}


def test_what_was_not_settled_before_both_were_shown_waits_for_the_pair(both: tuple[Desk, Desk]) -> None:
    office, home = both
    office.brings_in(home.sends())
    office.finishes(Voice.LEAD)
    office.desk.confirm(TOM, WORDS[TOM]).result()
    office.desk.hand_over(office.record.assessment.co)
    office.reopen()
    assert office.record.assessment.apart == {}  # not Tom's to read
    office.says(DIFFERENT, "concern", Voice.CO, "told by school")
    office.finishes(Voice.CO)
    office.shows_both(TOM)
    assert PART in office.record.assessment.revealed
    assert list(office.record.assessment.apart) == [(Voice.LEAD, DIFFERENT)]
    (apart,) = waiting(office.desk, office.record).result()
    assert len(apart.sides) == 2
    assert office.desk.verify().result().sound
