"""Two assessors on two laptops: what a sealed copy would do is said before it is done, and both end with one record."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.casework.stories import AMINA, TOM, WORDS, open_desk
from tests.casework.two_desks import FACTORS, PART, REFERENCE, Desk, begun, two_desks

from hsb_wizard.assessment.apart import UNSETTLED
from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import AnswerGiven, Signed
from hsb_wizard.casework import verbs
from hsb_wizard.casework.door import create
from hsb_wizard.casework.history import history
from hsb_wizard.casework.sealed_copies import Cover, bring_in, file_name, look_into, send
from hsb_wizard.casework.sealed_words import told
from hsb_wizard.casework.settling import settle, waiting
from hsb_wizard.errors import (
    AlreadyHere,
    NotAllowed,
    RefusedInput,
    RefusedTarget,
    SealedCopyDamaged,
    UnknownPractitioner,
    WrongCase,
    WrongPassphrase,
    WrongPhrase,
)
from hsb_wizard.store.keys import TEST

SUMMARY = "family.going_well"
CANARY = "the heron waits by the weir"


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the store that is copied and never opened."""
    return begun(tmp_path_factory.mktemp("window") / "store")


@pytest.fixture
def desks(window: Path, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """Return two laptops with the same case."""
    made = two_desks(window, tmp_path)
    yield made
    for each in made:
        assert each.desk.verify().result().problems == ()
        each.desk.close(back_up=False)


@pytest.fixture
def amina(desks: tuple[Desk, Desk]) -> Desk:
    return desks[0]


@pytest.fixture
def tom(desks: tuple[Desk, Desk]) -> Desk:
    return desks[1]


def rate(amina: Desk, tom: Desk) -> None:
    """Each rates alone on their own laptop, and finishes."""
    for factor in FACTORS:
        amina.says(factor, "concern", Voice.LEAD, "seen at home")
        tom.says(factor, "strength" if factor == FACTORS[0] else "concern", Voice.CO, "told by school")
    amina.finishes(Voice.LEAD)
    tom.finishes(Voice.CO)


@pytest.mark.parametrize("first", ["Amina brings in first", "Tom brings in first"])
def test_a_pair_on_two_laptops_ends_with_the_same_record_in_either_order(amina: Desk, tom: Desk, first: str) -> None:
    rate(amina, tom)
    from_amina, from_tom = amina.sends(reader=TOM), tom.sends(PART, reader=AMINA)
    for desk, sealed in [(amina, from_tom), (tom, from_amina)][:: 1 if first.startswith("Amina") else -1]:
        desk.brings_in(sealed)
    amina.shows_both(TOM)
    tom.brings_in(amina.sends())
    one, other = amina.record.assessment, tom.record.assessment
    assert one.answers == other.answers
    assert one.finished == other.finished
    assert one.revealed == other.revealed == {PART}
    assert one.apart == other.apart == {}
    codes = {each.desk.record_code(one.case).result() for each in (amina, tom)}
    assert len(codes) == 1


def test_what_it_would_do_is_said_first_and_then_nothing_was_done(amina: Desk, tom: Desk) -> None:
    tom.says(SUMMARY, CANARY)
    sealed = tom.sends()
    before = amina.desk.on_vault(lambda vault: vault.entries(tom.record.assessment.case)).result()
    coming = look_into(amina.desk, *sealed).result()
    assert (coming.reference, coming.new_case, coming.changes, coming.by) == (REFERENCE, False, 1, (TOM,))
    assert CANARY not in str(told(coming))
    assert amina.desk.on_vault(lambda vault: vault.entries(tom.record.assessment.case)).result() == before
    assert amina.brings_in(sealed).apart == 0
    assert amina.record.assessment.text(SUMMARY) == CANARY


def test_nothing_of_an_unfinished_pass_is_counted_in_what_it_would_do(amina: Desk, tom: Desk) -> None:
    tom.says(FACTORS[0], "concern", Voice.CO, CANARY)
    tom.says(FACTORS[1], "concern", Voice.CO, CANARY)
    coming = look_into(amina.desk, *tom.sends()).result()
    assert coming.changes == 0
    assert coming.by == ()


@pytest.mark.parametrize("longer", [0, 5], ids=["whose journal is shorter", "whose journal is longer"])
def test_what_both_changed_waits_for_the_pair_and_is_settled_by_an_entry_that_names_both(
    amina: Desk, tom: Desk, longer: int
) -> None:
    for number in range(longer):
        amina.says("family.least_sure", f"{number}")
    amina.says(SUMMARY, "Amina's words")
    tom.says(SUMMARY, "Tom's words")
    sealed = tom.sends()
    assert look_into(amina.desk, *sealed).result().apart == (amina.record.form.question(SUMMARY).short_label,)
    assert amina.brings_in(sealed).apart == 1
    (apart,) = waiting(amina.desk, amina.record).result()
    assert {(side.who, side.words) for side in apart.sides} == {(AMINA, "Amina's words"), (TOM, "Tom's words")}
    with pytest.raises(NotAllowed, match="said differently on two laptops"):
        verbs.answer(amina.desk, amina.record, SUMMARY, AnswerGiven("newest wins"))
    with pytest.raises(NotAllowed, match=UNSETTLED):
        verbs.sign(amina.desk, amina.record, "code")
    toms = next(side for side in apart.sides if side.who == TOM)
    step = settle(amina.desk, amina.record, apart, toms.id, settled="We asked the school.")
    step.saved.result()
    settled, again = step.entries
    assert settled.kind is Kind.CONFLICT_SETTLED
    assert set(settled.basis) == set(again.basis) == {side.id for side in apart.sides}
    assert step.record.assessment.text(SUMMARY) == "Tom's words"
    tom.brings_in(amina.sends())
    assert tom.record.assessment.text(SUMMARY) == "Tom's words"
    assert tom.record.assessment.apart == {}


def test_something_new_may_be_said_and_an_old_choice_is_refused(amina: Desk, tom: Desk) -> None:
    amina.says(SUMMARY, "Amina's words")
    tom.says(SUMMARY, "Tom's words")
    amina.brings_in(tom.sends())
    (apart,) = waiting(amina.desk, amina.record).result()
    with pytest.raises(NotAllowed, match="Choose one of the two"):
        settle(amina.desk, amina.record, apart)
    step = settle(amina.desk, amina.record, apart, said=AnswerGiven("Both together"))
    assert step.record.assessment.text(SUMMARY) == "Both together"
    with pytest.raises(NotAllowed, match="Nothing waits"):
        settle(amina.desk, step.record, apart, apart.sides[0].id)


def test_a_second_time_all_is_here_already(amina: Desk, tom: Desk) -> None:
    tom.says(SUMMARY, "Tom's words")
    sealed = tom.sends()
    amina.brings_in(sealed)
    with pytest.raises(AlreadyHere, match=f"brought in on .* by {AMINA}"):
        bring_in(amina.desk, *sealed).result()


def test_a_wrong_phrase_a_wrong_case_and_a_damaged_file_bring_nothing_in(amina: Desk, tom: Desk) -> None:
    path, phrase = tom.sends()
    with pytest.raises(WrongPhrase):
        bring_in(amina.desk, path, "five other words than those").result()
    with pytest.raises(WrongCase, match="not of A-0001"):
        bring_in(amina.desk, path, phrase, "A-0001").result()
    whole = path.read_bytes()
    for place in (0, 30, 60, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises((SealedCopyDamaged, RefusedInput)):
            bring_in(amina.desk, path, phrase).result()
    path.write_bytes(whole[:-200])
    with pytest.raises(SealedCopyDamaged):
        bring_in(amina.desk, path, phrase).result()
    with pytest.raises(RefusedInput, match="cannot be read"):
        bring_in(amina.desk, path / "nowhere", phrase)


def test_nothing_can_be_read_in_the_file_and_its_name_is_neutral(amina: Desk, tom: Desk) -> None:
    tom.says(SUMMARY, CANARY)
    path, phrase = tom.sends()
    data = path.read_bytes()
    assert all(word.encode() not in data for word in (CANARY, TOM, REFERENCE, phrase))
    assert file_name(tom.record) == f"Assessment {REFERENCE}.sealed"
    with pytest.raises(RefusedTarget, match="a file of that name already"):
        send(tom.desk, tom.record, path)


def test_only_a_part_that_is_finished_is_sent_alone_and_nothing_else_goes_with_it(amina: Desk, tom: Desk) -> None:
    with pytest.raises(NotAllowed, match="Only a part that you have finished"):
        tom.sends(PART)
    tom.says(SUMMARY, CANARY)
    tom.says(FACTORS[0], "concern", Voice.CO)
    tom.finishes(Voice.CO)
    amina.brings_in(tom.sends(PART))
    assert (PART, Voice.CO) in amina.record.assessment.finished
    assert amina.record.assessment.value(FACTORS[0], Voice.CO) is None  # sealed until both were shown
    assert amina.record.assessment.answer(SUMMARY) is None


def test_what_was_signed_on_one_laptop_and_changed_on_the_other_is_no_longer_signed(amina: Desk, tom: Desk) -> None:
    signed = Signed("lead assessor", AMINA, "code")
    amina.record = amina.desk.note(amina.record, Kind.SIGNED, signed).record
    tom.says(SUMMARY, "Tom's words")
    sealed = tom.sends()
    assert look_into(amina.desk, *sealed).result().signatures_fall
    amina.brings_in(sealed)
    assert amina.record.assessment.signatures == ()
    assert len(amina.record.assessment.signatures_fell) == 1


def test_a_supervisor_reads_on_a_laptop_of_their_own_and_what_they_wrote_comes_back(
    amina: Desk, tmp_path: Path
) -> None:
    desk, _ = create(
        tmp_path / "hers", "Sian Price", frozenset({"supervisor"}), "otter candle bridge velvet plum", TEST
    )
    path, phrase = amina.sends(reader="Sian Price")
    coming = look_into(desk, path, phrase).result()
    assert coming.new_case
    assert AMINA in coming.people
    bring_in(desk, path, phrase).result()
    record = desk.open_case(REFERENCE).result()
    assert record.assessment.answers == amina.record.assessment.answers
    assert desk.verify().result().sound
    back = tmp_path / "back.sealed"
    sent = send(desk, record, back, Cover(AMINA), profile=TEST)
    with pytest.raises(AlreadyHere):
        bring_in(desk, back, sent.phrase).result()
    amina.brings_in((back, sent.phrase))
    assert {"bundle_sent", "bundle_brought_in"} <= {each.kind for each in history(amina.desk, REFERENCE).result()}
    desk.close(back_up=False)


def test_on_a_third_laptop_each_opens_their_own_seal_with_the_passphrase_they_have_at_home(
    amina: Desk, tom: Desk, tmp_path: Path
) -> None:
    rate(amina, tom)
    amina.brings_in(tom.sends())
    path, phrase = amina.sends()
    theirs, _ = create(
        tmp_path / "team", "Sian Price", frozenset({"assessor"}), "otter candle bridge velvet plum", TEST
    )
    bring_in(theirs, path, phrase).result()
    record = theirs.open_case(REFERENCE).result()
    assert record.assessment.answer(FACTORS[0], Voice.LEAD) is None
    with pytest.raises(WrongPassphrase):
        theirs.confirm(TOM, WORDS[AMINA]).result()
    with pytest.raises(UnknownPractitioner):
        theirs.confirm("Nobody Here", WORDS[AMINA]).result()
    for name in (AMINA, TOM):
        assert theirs.confirm(name, WORDS[name]).result().roles == frozenset()
    theirs.hand_over(record.assessment.lead)
    verbs.show_both(theirs, theirs.open_case(REFERENCE).result(), PART).saved.result()
    shown = theirs.open_case(REFERENCE).result().assessment
    assert (shown.value(FACTORS[0], Voice.LEAD), shown.value(FACTORS[0], Voice.CO)) == ("concern", "strength")
    assert theirs.verify().result().sound
    back = send(theirs, theirs.open_case(REFERENCE).result(), tmp_path / "back.sealed", profile=TEST)
    amina.brings_in((back.path, back.phrase))
    assert amina.record.assessment.revealed == {PART}
    theirs.close(back_up=False)


def test_words_of_a_case_that_is_nowhere_near_are_not_mixed_in(amina: Desk, tmp_path: Path) -> None:
    other = open_desk(tmp_path / "other")
    record = other.start_case("A-0008", *other.people().result()).record
    sent = send(other, record, tmp_path / "other.sealed", profile=TEST)
    with pytest.raises(WrongCase, match="is of A-0008, not of A-0007"):
        bring_in(amina.desk, sent.path, sent.phrase, REFERENCE).result()
    assert WORDS[AMINA] not in sent.phrase
    other.close(back_up=False)
