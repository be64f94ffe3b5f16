"""Two laptops meet: the union of both journals, what is refused, and what waits because it was said apart."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.stories import AMINA, TOM, WORDS, summary
from tests.store.two_laptops import Laptop, two

from hsb_wizard.assessment.kinds import CaseId, Kind, Voice
from hsb_wizard.assessment.payloads import (
    AnswerGiven,
    CaseErased,
    ConflictSettled,
    HoldSet,
    ModeChosen,
    PayloadRemoved,
    TwoViews,
)
from hsb_wizard.assessment.retention import keeping
from hsb_wizard.errors import AlreadyHere, SealedCopyDamaged, WentOnTwice, WrongCase
from hsb_wizard.shapes import shaped
from hsb_wizard.store import carrying, meeting
from hsb_wizard.store.carrying import Carried
from hsb_wizard.store.opening import unlock
from hsb_wizard.values import replace

PATH = "family.supervision"
WAITS = (Voice.AGREED, PATH)


@pytest.fixture(scope="module")
def laptops(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Laptop, Laptop]]:
    """Return two open stores; every story begins a case of its own."""
    made = two(tmp_path_factory.mktemp("laptops"))
    yield made
    for each in made:
        assert each.vault.verify().sound
        each.vault.close(back_up=False)


@pytest.fixture
def amina(laptops: tuple[Laptop, Laptop]) -> Laptop:
    return laptops[0]


@pytest.fixture
def tom(laptops: tuple[Laptop, Laptop]) -> Laptop:
    return laptops[1]


@pytest.fixture
def case(amina: Laptop, tom: Laptop) -> CaseId:
    """Return a case that was begun on Amina's laptop and is on both."""
    begun = amina.begin()
    amina.says(begun, PATH, "as it was")
    tom.brings_in(amina.seal(begun))
    return begun


def exchange(amina: Laptop, tom: Laptop, case: CaseId) -> None:
    """Each sends, then each brings in: neither sees the other's before sending."""
    one, other = amina.seal(case), tom.seal(case)
    amina.brings_in(other)
    tom.brings_in(one)


def test_a_case_that_was_brought_in_is_the_same_case_and_everything_proves_itself(
    amina: Laptop, tom: Laptop, case: CaseId
) -> None:
    assert tom.record(case).text(PATH) == "as it was"
    assert tom.vault.record_code(case) == amina.vault.record_code(case)
    assert tom.vault.verify().sound
    assert tom.vault.kept_forms()[0].canonical == amina.vault.kept_forms()[0].canonical


def test_what_each_went_on_with_is_there_on_both_whoever_brings_in_first(
    amina: Laptop, tom: Laptop, case: CaseId
) -> None:
    amina.says(case, "family.a", "from Amina's laptop")
    tom.says(case, "family.b", "from Tom's laptop")
    exchange(amina, tom, case)
    assert amina.rows(case) == tom.rows(case)
    assert amina.record(case).answers == tom.record(case).answers
    assert amina.record(case).apart == {}
    assert amina.vault.record_code(case) == tom.vault.record_code(case)


def test_what_both_changed_apart_stands_for_neither_and_waits(amina: Laptop, tom: Laptop, case: CaseId) -> None:
    one, other = amina.says(case, PATH, "Amina's"), tom.says(case, PATH, "Tom's")
    exchange(amina, tom, case)
    for laptop in (amina, tom):
        record = laptop.record(case)
        assert record.answer(PATH) is None
        assert {each.entry for each in record.apart[WAITS]} == {one.id, other.id}
    assert amina.record(case).apart == tom.record(case).apart


def test_the_newer_of_two_never_wins_however_much_later_it_was_said(amina: Laptop, tom: Laptop, case: CaseId) -> None:
    amina.says(case, PATH, "Amina's")
    for number in range(5):
        tom.says(case, PATH, f"Tom's, said again {number}")
    exchange(amina, tom, case)
    assert len(amina.record(case).apart[WAITS]) == 2


def test_both_saying_the_same_is_no_conflict(amina: Laptop, tom: Laptop, case: CaseId) -> None:
    amina.says(case, PATH, "the same")
    tom.says(case, PATH, "the same")
    exchange(amina, tom, case)
    assert amina.record(case).text(PATH) == tom.record(case).text(PATH) == "the same"
    assert amina.record(case).apart == {}


def test_what_was_taken_back_here_and_changed_there_waits(amina: Laptop, tom: Laptop, case: CaseId) -> None:
    amina.says(case, PATH, None)
    tom.says(case, PATH, "Tom's")
    exchange(amina, tom, case)
    assert WAITS in amina.record(case).apart
    assert WAITS in tom.record(case).apart


def test_two_views_beside_an_agreed_answer_wait(amina: Laptop, tom: Laptop, case: CaseId) -> None:
    amina.write(case, amina.entry(case, Kind.TWO_VIEWS_RECORDED, TwoViews("a", "b"), PATH))
    tom.says(case, PATH, "Tom's")
    exchange(amina, tom, case)
    assert WAITS in amina.record(case).apart
    assert amina.record(case).two_views == {}


def test_an_answer_given_after_bringing_in_is_given_knowing_the_other(amina: Laptop, tom: Laptop, case: CaseId) -> None:
    amina.says(case, PATH, "Amina's")
    tom.brings_in(amina.seal(case))
    tom.says(case, PATH, "Tom's, having read hers")
    amina.brings_in(tom.seal(case))
    assert amina.record(case).text(PATH) == "Tom's, having read hers"
    assert amina.record(case).apart == {}


def test_a_settled_conflict_travels_and_is_settled_on_both(amina: Laptop, tom: Laptop, case: CaseId) -> None:
    one, other = amina.says(case, PATH, "Amina's"), tom.says(case, PATH, "Tom's")
    exchange(amina, tom, case)
    settled = amina.entry(case, Kind.CONFLICT_SETTLED, ConflictSettled(other.id, "We asked."), PATH, Voice.AGREED)
    basis = (one.id, other.id)
    again = amina.answers(case, PATH, "Tom's")
    amina.write(case, replace(settled, basis=basis), replace(again, basis=basis))
    tom.brings_in(amina.seal(case))
    for laptop in (amina, tom):
        assert laptop.record(case).apart == {}
        assert laptop.record(case).text(PATH) == "Tom's"


def test_a_conflict_settled_differently_on_both_waits_again(amina: Laptop, tom: Laptop, case: CaseId) -> None:
    amina.says(case, PATH, "Amina's")
    tom.says(case, PATH, "Tom's")
    exchange(amina, tom, case)
    for laptop, words in ((amina, "Amina's"), (tom, "Tom's")):
        settled = laptop.entry(case, Kind.CONFLICT_SETTLED, ConflictSettled(), PATH, Voice.AGREED)
        laptop.write(case, settled, laptop.answers(case, PATH, words))
    exchange(amina, tom, case)
    assert WAITS in amina.record(case).apart
    assert amina.record(case).apart == tom.record(case).apart


def test_a_row_taken_out_here_and_gone_on_with_there_stays_and_waits(amina: Laptop, tom: Laptop, case: CaseId) -> None:
    from hsb_wizard.assessment.payloads import Empty

    row = "plan.line/abc"
    amina.write(case, amina.entry(case, Kind.ROW_ADDED, Empty(), row, Voice.AGREED))
    amina.says(case, f"{row}/who", "Tom")
    tom.brings_in(amina.seal(case))
    amina.removes(case, row)
    tom.says(case, f"{row}/who", "Tom, from Monday")
    exchange(amina, tom, case)
    for laptop in (amina, tom):
        assert laptop.record(case).rows["plan.line"] == ("abc",)
        assert (Voice.AGREED, row) in laptop.record(case).apart
    assert amina.record(case).answers == tom.record(case).answers


def test_a_way_of_rating_chosen_differently_on_both_waits(amina: Laptop, tom: Laptop, case: CaseId) -> None:
    for laptop, mode in ((amina, "together"), (tom, "paper")):
        laptop.write(case, laptop.entry(case, Kind.MODE_CHOSEN, ModeChosen(mode), "family"))
    exchange(amina, tom, case)
    assert amina.record(case).modes == tom.record(case).modes == {}
    assert (Voice.AGREED, "mode family") in amina.record(case).apart


def test_a_hold_set_here_stands_beside_one_lifted_there(amina: Laptop, tom: Laptop, case: CaseId) -> None:
    amina.vault.append_access(amina.entry(case, Kind.HOLD_SET, HoldSet(on=True, reason="first")))
    tom.brings_in(amina.seal(case))
    tom.vault.append_access(tom.entry(case, Kind.HOLD_SET, HoldSet(on=False, reason="the first is over")))
    amina.vault.append_access(amina.entry(case, Kind.HOLD_SET, HoldSet(on=True, reason="second")))
    exchange(amina, tom, case)
    for laptop in (amina, tom):
        assert keeping(laptop.vault.entries(case)).held


def test_the_second_time_it_is_said_that_all_is_here_already(amina: Laptop, tom: Laptop, case: CaseId) -> None:
    amina.says(case, "family.a", "more")
    sealed = amina.seal(case)
    tom.brings_in(sealed)
    before = tom.vault.entries(case)
    with pytest.raises(AlreadyHere, match=f"brought in on .* by {TOM}"):
        tom.brings_in(sealed)
    assert tom.vault.entries(case) == before


def test_contents_taken_out_on_one_laptop_are_gone_on_the_other_as_well(
    amina: Laptop, tom: Laptop, case: CaseId
) -> None:
    said = amina.says(case, "family.secret", "not to be kept")
    tom.brings_in(amina.seal(case))
    removal = PayloadRemoved(said.id, "recorded by mistake", AMINA)
    with amina.vault.room.writing() as connection:
        from hsb_wizard.store import journal

        journal.empty(connection, said.id)
    amina.write(case, amina.entry(case, Kind.PAYLOAD_REMOVED, removal))
    tom.brings_in(amina.seal(case))
    (hollow,) = [each for each in tom.vault.entries(case) if each.id == said.id]
    assert hollow.payload is None
    assert tom.record(case).answer("family.secret") is None
    amina.says(case, "family.a", "more")
    tom.says(case, "family.b", "more")
    exchange(amina, tom, case)
    assert all(each.payload is None for each in amina.vault.entries(case) if each.id == said.id)


def test_a_pass_alone_comes_first_and_the_rest_fills_its_rows_later(amina: Laptop, tom: Laptop, case: CaseId) -> None:
    amina.says(case, "family.a", "of the pass")
    other = amina.says(case, "family.b", "of another pass")
    kept = carrying.gather(
        amina.vault.room,
        case,
        lambda link: link.id != other.id,
        {"what": "pass", "reference": "A-0007", "sender": AMINA, "reader": TOM, "made": "now", "part": "family"},
    )
    tom.brings_in(carrying.read(kept.as_bytes))
    assert tom.record(case).text("family.a") == "of the pass"
    assert tom.record(case).answer("family.b") is None
    assert tom.vault.verify().sound
    tom.brings_in(amina.seal(case))
    assert tom.record(case).text("family.b") == "of another pass"
    assert tom.vault.verify().sound


# ------------------------------------------------------------------------------------------------------------ refused


def bent(sealed: Carried, **changes: object) -> Carried:
    """Return the sealed copy after a change that keeps its shape."""
    return carrying.read(shaped(Carried, {**sealed.to_plain(), **changes}).as_bytes)


def test_one_changed_word_anywhere_in_a_chain_is_refused(amina: Laptop, tom: Laptop, case: CaseId) -> None:
    amina.says(case, "family.a", "more")
    sealed = amina.seal(case)
    for column, to in (("who", "x"), ("at", "x"), ("payload", "7b7d"), ("lamport", 77), ("target", "x")):
        links = [each.to_plain() for each in sealed.links]
        links[-1][column] = to
        with pytest.raises(SealedCopyDamaged, match="of chain"):
            meeting.meet(tom.vault.room, bent(sealed, links=links))
    with pytest.raises(SealedCopyDamaged, match="entry 2 is missing"):
        meeting.meet(
            tom.vault.room, bent(sealed, links=[each for each in sealed.to_plain()["links"] if each["seq"] != 2])
        )


def test_a_chain_that_is_no_writers_of_this_case_is_refused(amina: Laptop, tom: Laptop, case: CaseId) -> None:
    sealed = amina.seal(case)
    with pytest.raises(SealedCopyDamaged, match="not of this case"):
        meeting.meet(tom.vault.room, bent(sealed, writers=[]))


def test_a_form_that_is_not_what_its_hash_says_or_does_not_come_is_refused(
    amina: Laptop, tom: Laptop, case: CaseId
) -> None:
    sealed = amina.seal(case)
    forms = [{**each.to_plain(), "canonical": "{}"} for each in sealed.forms]
    with pytest.raises(SealedCopyDamaged, match="not the one its hash says"):
        meeting.meet(tom.vault.room, bent(sealed, forms=forms))
    with pytest.raises(SealedCopyDamaged, match="does not come with it"):
        meeting.meet(tom.vault.room, bent(sealed, forms=[]))


def test_somebody_known_under_other_keys_is_refused(amina: Laptop, tom: Laptop, case: CaseId) -> None:
    amina.says(case, "family.a", "more")
    sealed = amina.seal(case)
    people = [{**each.to_plain(), "sign_key": "ab" * 32} for each in sealed.people]
    with pytest.raises(WrongCase, match=f"{AMINA} has other keys"):
        meeting.meet(tom.vault.room, bent(sealed, people=people))


def test_a_part_of_a_case_that_is_not_here_is_refused(amina: Laptop, tom: Laptop) -> None:
    elsewhere = amina.begin()
    with pytest.raises(WrongCase, match="not in this store"):
        meeting.meet(tom.vault.room, bent(amina.seal(elsewhere), what="pass"))


def test_a_case_that_was_erased_here_does_not_come_back(amina: Laptop, tom: Laptop) -> None:
    erased = amina.begin()
    mark = CaseErased(meeting.erased_mark(erased), "the time was over", 3)
    with tom.vault.room.writing():
        tom.vault.room.append(tom.entry(CaseId("store"), Kind.CASE_ERASED, mark))
    with pytest.raises(WrongCase, match="was erased here"):
        meeting.meet(tom.vault.room, amina.seal(erased))


def test_a_store_that_was_copied_with_its_memory_and_went_on_twice_is_refused_with_both_named(tmp_path: Path) -> None:
    amina, tom = two(tmp_path)
    case = amina.begin()
    tom.brings_in(amina.seal(case))
    amina.vault.close(back_up=False)
    folder, memory = tmp_path / AMINA, tmp_path / f"memory of {AMINA}"
    shutil.copytree(memory, tmp_path / "kept memory")
    before = (folder / "assessments.db").read_bytes()
    again = Laptop(unlock(folder, AMINA, WORDS[AMINA], memory))
    again.says(case, PATH, "said first")
    tom.brings_in(again.seal(case))
    again.vault.close(back_up=False)
    with (folder / "assessments.db").open("r+b") as file:  # the same file, as it was before: an image put back
        file.truncate()
        file.write(before)
    shutil.rmtree(memory)
    shutil.copytree(tmp_path / "kept memory", memory)
    twice = Laptop(unlock(folder, AMINA, WORDS[AMINA], memory))
    twice.says(case, PATH, "said in its place")
    with pytest.raises(WentOnTwice) as refused:
        tom.brings_in(twice.seal(case))
    assert str(refused.value).count(f"by {AMINA} at ") == 2
    assert "said" not in str(refused.value)
    assert tom.record(case).text(PATH) == "said first"
    twice.vault.close(back_up=False)
    tom.vault.close(back_up=False)


def test_a_copy_of_the_folder_is_another_writer_and_both_can_be_brought_together(tmp_path: Path) -> None:
    amina, tom = two(tmp_path)
    tom.vault.close(back_up=False)
    case = amina.begin()
    amina.says(case, PATH, "as it was")
    amina.vault.close(back_up=False)
    shutil.copytree(tmp_path / AMINA, tmp_path / "second laptop")
    one = Laptop(unlock(tmp_path / AMINA, AMINA, WORDS[AMINA], tmp_path / f"memory of {AMINA}"))
    other = Laptop(unlock(tmp_path / "second laptop", AMINA, WORDS[AMINA], tmp_path / "memory of the second"))
    other.says(case, PATH, "read what was there, and changed it")
    one.brings_in(other.seal(case))
    assert one.record(case).text(PATH) == "read what was there, and changed it"
    one.says(case, PATH, "changed here")
    other.says(case, PATH, "changed there")
    exchange(one, other, case)
    assert WAITS in one.record(case).apart
    assert one.record(case).apart == other.record(case).apart
    for each in (one, other):
        assert each.vault.verify(lambda case, entries: summary(case)).sound
        each.vault.close(back_up=False)


def test_an_answer_may_hold_anything_and_travels_as_it_is(amina: Laptop, tom: Laptop, case: CaseId) -> None:
    words = "Wêl & <b>bold</b> \u0175 [x]\n\t'); DROP TABLE entry; --"
    given = amina.entry(case, Kind.ANSWER_GIVEN, AnswerGiven(words, note=words), "family.a", Voice.AGREED)
    amina.write(case, given)
    tom.brings_in(amina.seal(case))
    assert tom.record(case).text("family.a") == words
