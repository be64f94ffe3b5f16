"""A passphrase is lost, a recovery code replaced, a supervisor new, and a pass unfinished: no answer of it is lost."""

from __future__ import annotations

import pytest
from tests.blind.two import AMINA, NOTE, OPEN_PART, PRIYA, TOM, WORDS, Two

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework import door
from hsb_wizard.casework.absence import open_early
from hsb_wizard.casework.reception import Casework
from hsb_wizard.errors import NotAllowed
from hsb_wizard.store.keys import TEST

NEW = "marble dolphin garden trumpet winter"
ILL = "Tom is ill"


def his(desk: Casework, two: Two, path: int = 2) -> str:
    """What he said there, as whoever is at the keyboard reads it."""
    said = desk.open_case("A-0007").result().assessment.answer(two.paths[path], Voice.CO)
    return said.note if said else ""


def loses_it(two: Two, code: str) -> Casework:
    """Tom has lost his passphrase; the recovery code gives him another."""
    desk = door.recover(two.folder, code)
    tom = next(each for each in desk.people().result() if each.name == TOM)
    return door.replace_passphrase(desk, tom, NEW, TEST)


def test_a_lost_passphrase_loses_no_answer_of_an_unfinished_pass(two: Two) -> None:
    desk = loses_it(two, two.code)
    assert his(desk, two) == NOTE
    assert his(desk, two, 0) == NOTE, "nor of one that is finished and not shown"
    assert desk.verify().result().sound
    desk.close()
    amina = two.open()
    assert his(amina, two) == ""
    amina.close()


def test_after_it_the_absence_rule_holds_as_before(two: Two) -> None:
    loses_it(two, two.code).close()
    desk = two.open()
    assert his(desk, two) == ""
    desk.confirm(PRIYA, WORDS[PRIYA]).result()
    priya = next(each for each in desk.people().result() if each.name == PRIYA)
    open_early(desk, desk.open_case("A-0007").result(), OPEN_PART, Voice.CO, priya, ILL).result()
    assert his(desk, two) == NOTE
    desk.close()


@pytest.mark.parametrize("lost", [AMINA, PRIYA])
def test_where_one_of_the_two_who_could_open_it_lost_theirs_they_still_can(two: Two, lost: str) -> None:
    desk = door.recover(two.folder, two.code)
    person = next(each for each in desk.people().result() if each.name == lost)
    door.replace_passphrase(desk, person, NEW, TEST).close()
    words = WORDS | {lost: NEW}
    desk = door.unlock(two.folder, AMINA, words[AMINA])
    desk.confirm(PRIYA, words[PRIYA]).result()
    priya = next(each for each in desk.people().result() if each.name == PRIYA)
    open_early(desk, desk.open_case("A-0007").result(), OPEN_PART, Voice.CO, priya, ILL).result()
    assert his(desk, two) == NOTE
    desk.close()


def test_a_new_recovery_code_opens_his_pass_once_he_has_opened_the_store_again(two: Two) -> None:
    code = door.new_recovery_code(two.open())
    two.open(TOM).close()
    desk = loses_it(two, code)
    assert his(desk, two) == NOTE
    desk.close()


def test_before_that_the_new_code_has_no_box_of_it_and_the_supervisor_has(two: Two) -> None:
    """What the page on data protection says: until its owner opens the store once, only the absence rule opens it."""
    code = door.new_recovery_code(two.open())
    desk = loses_it(two, code)
    assert his(desk, two) == ""
    desk.close()
    amina = two.open()
    amina.confirm(PRIYA, WORDS[PRIYA]).result()
    priya = next(each for each in amina.people().result() if each.name == PRIYA)
    open_early(amina, amina.open_case("A-0007").result(), OPEN_PART, Voice.CO, priya, ILL).result()
    assert his(amina, two) == NOTE
    amina.close()


def test_a_supervisor_who_came_later_can_open_it_early_once_its_owner_was_here(two: Two) -> None:
    desk = two.open()
    desk.run(lambda vault: vault.add_person("Lena Marsh", {"supervisor"}, NEW, TEST)).result()
    lena = desk.confirm("Lena Marsh", NEW).result()
    with pytest.raises(NotAllowed, match="no halves"):
        open_early(desk, desk.open_case("A-0007").result(), OPEN_PART, Voice.CO, lena, ILL).result()
    desk.close()
    two.open(TOM).close()
    desk = two.open()
    lena = desk.confirm("Lena Marsh", NEW).result()
    open_early(desk, desk.open_case("A-0007").result(), OPEN_PART, Voice.CO, lena, ILL).result()
    assert his(desk, two) == NOTE
    desk.close()


def test_a_passphrase_that_somebody_changes_leaves_their_pass_theirs(two: Two) -> None:
    desk = two.open(TOM)
    desk.change_passphrase(WORDS[TOM], NEW, TEST).result()
    desk.close()
    again = door.unlock(two.folder, TOM, NEW)
    assert his(again, two) == NOTE
    again.close()
