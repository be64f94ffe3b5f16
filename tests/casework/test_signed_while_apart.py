"""Two answers of one voice stand for neither, and one of them is sealed: whoever cannot open it may sign meanwhile.

Once its owner has settled it, what was signed is no longer what stands: the signature falls, wherever it was given.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.casework.stories import AMINA, TOM, WORDS
from tests.casework.test_pass_apart import CANARY, DIFFERENT
from tests.casework.test_sealed_meets_open import Pair, apart, until_closed, untouched
from tests.casework.two_desks import Desk
from tests.faults.counts import WHOLE

from hsb_wizard.assessment.apart import UNSETTLED
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.lifecycle import may_sign
from hsb_wizard.casework import verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.settling import SETTLED, leave_open, settle, waiting
from hsb_wizard.errors import AlreadyHere, NotAllowed
from hsb_wizard.store.keys import TEST

__all__ = ["untouched"]
HISTORIES = 40 if "thorough" in os.environ.get("PROPERTIES", "") or WHOLE else 6


@pytest.fixture
def pair(untouched: Path, tmp_path: Path) -> Iterator[Pair]:
    """Return two laptops; at home Amina said something sealed that the office could not know of."""
    yield from until_closed(apart(untouched, tmp_path))


def takes_over(desk: Desk, name: str) -> None:
    """Whoever is called ``name`` gives their passphrase and is at the keyboard."""
    desk.desk.confirm(name, WORDS[name]).result()
    a = desk.record.assessment
    desk.desk.hand_over(a.lead if name == AMINA else a.co)
    desk.reopen()


def signs(desk: Desk, name: str) -> None:
    takes_over(desk, name)
    verbs.sign(desk.desk, desk.record, desk.desk.record_code(desk.record.assessment.case).result()).saved.result()
    desk.reopen()


def settles(desk: Desk) -> None:
    """Amina takes what she said under the seal."""
    takes_over(desk, AMINA)
    (waits,) = waiting(desk.desk, desk.record).result()
    hers = next(side for side in waits.sides if CANARY in side.words)
    settle(desk.desk, desk.record, waits, hers.id, settled="read again").saved.result()
    desk.reopen()


def signed_by(desk: Desk) -> set[str]:
    a = desk.record.assessment
    return {each.by for each in a.signatures}


def test_who_cannot_open_the_sealed_side_signs_and_the_signature_falls_when_it_is_settled(pair: Pair) -> None:
    office, home = pair
    office.brings_in(home.sends())
    signs(office, TOM)
    assert office.record.assessment.value(DIFFERENT, Voice.LEAD) == "concern"  # what Tom signed
    settles(office)
    a = office.record.assessment
    assert a.value(DIFFERENT, Voice.LEAD) == "priority"
    assert a.signatures == ()
    assert a.signatures_fell == (SETTLED,)
    assert may_sign(a, a.co) == ""
    assert office.desk.verify().result().sound


def test_who_sees_both_sides_does_not_sign_before_they_are_settled(pair: Pair) -> None:
    office, home = pair
    office.brings_in(home.sends())
    takes_over(office, AMINA)
    with pytest.raises(NotAllowed, match=UNSETTLED):
        signs(office, AMINA)
    settles(office)
    signs(office, AMINA)
    assert signed_by(office) == {office.record.assessment.lead}


def test_leaving_it_open_takes_the_signature_as_well_and_says_nothing_of_where(pair: Pair) -> None:
    office, home = pair
    office.brings_in(home.sends())
    signs(office, TOM)
    takes_over(office, AMINA)
    (waits,) = waiting(office.desk, office.record).result()
    leave_open(office.desk, office.record, waits, "we talk about it").saved.result()
    office.reopen()
    a = office.record.assessment
    assert a.signatures == ()
    assert a.answer(DIFFERENT, Voice.LEAD) is None
    assert DIFFERENT not in str(a.signatures_fell)


def test_signed_on_one_laptop_and_settled_on_the_other_falls_where_they_meet(pair: Pair) -> None:
    office, home = pair
    from_office, from_home = office.sends(), home.sends()
    office.brings_in(from_home)
    home.brings_in(from_office)
    signs(office, TOM)
    settles(home)
    assert home.record.assessment.signatures == ()
    office.brings_in(home.sends())
    assert office.record.assessment.signatures == ()
    assert office.record.assessment.value(DIFFERENT, Voice.LEAD) == "priority"


def test_what_both_signed_before_the_sealed_side_came_is_signed_no_more_when_it_comes(pair: Pair) -> None:
    office, home = pair
    signs(office, TOM)
    signs(office, AMINA)
    assert len(signed_by(office)) == 2
    office.brings_in(home.sends())
    assert signed_by(office) == set()


def test_a_reason_given_for_nothing_does_not_wait_for_the_next_change(pair: Pair) -> None:
    office, home = pair
    office.brings_in(home.sends())
    settles(office)  # nothing is signed: no reason is left lying about
    signs(office, AMINA)
    with pytest.raises(NotAllowed, match="This record is signed"):
        office.says(DIFFERENT, "strength", Voice.LEAD)


def test_only_the_two_assessors_settle(pair: Pair) -> None:
    office, home = pair
    office.brings_in(home.sends())
    (waits,) = waiting(office.desk, office.record).result()
    desk: Casework = office.desk
    words = "walnut ferry cotton bridge marble"
    desk.run(lambda vault: vault.add_person("Ruth Bell", {"supervisor"}, words, TEST)).result()
    desk.confirm("Ruth Bell", words).result()
    desk.hand_over(next(each.id for each in desk.people().result() if each.name == "Ruth Bell"))
    with pytest.raises(NotAllowed, match="Only the two assessors"):
        leave_open(desk, office.record, waits)


ACTS = ("office brings in", "home brings in", "Tom signs", "Amina signs", "office settles", "home settles")


def act(office: Desk, home: Desk, what: str, signed: dict[str, object]) -> None:
    """Do one thing, where it can be done; ``signed`` holds what stood at the place when each of them signed."""
    try:
        if what.endswith("brings in"):
            here, there = (office, home) if what.startswith("office") else (home, office)
            here.brings_in(there.sends())
        elif what.endswith("signs"):
            name = TOM if what.startswith("Tom") else AMINA
            signs(office, name)
            signed[office.desk.at_keyboard] = office.record.assessment.value(DIFFERENT, Voice.LEAD)
        else:
            settles(office if what.startswith("office") else home)
    except (AlreadyHere, NotAllowed, ValueError):
        return  # nothing new, signed already, or nothing waits there


@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.sampled_from(ACTS), max_size=7))
@example(acts=["office brings in", "Tom signs", "office settles"])
@example(acts=["office brings in", "home brings in", "Tom signs", "home settles"])
@example(acts=["Tom signs", "Amina signs", "office brings in", "office settles", "Amina signs"])
def test_in_any_order_a_signature_that_stands_is_under_what_its_signer_saw(
    untouched: Path, tmp_path_factory: pytest.TempPathFactory, acts: list[str]
) -> None:
    office, home = apart(untouched, tmp_path_factory.mktemp("any"))
    signed: dict[str, object] = {}
    for what in (*acts, "office brings in", "home brings in", "office brings in"):
        act(office, home, what, signed)
    for desk in (office, home):
        for name in (AMINA, TOM):
            takes_over(desk, name)
            a = desk.record.assessment
            for each in a.signatures:
                if each.by == desk.desk.at_keyboard:
                    assert signed[each.by] == a.value(DIFFERENT, Voice.LEAD)
        desk.desk.close(back_up=False)
