"""Tom is away: what it takes to open what he had not finished, what is then said of it, and what nobody gets around."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.blind.two import AMINA, NOTE, OPEN_PART, PART, PRIYA, TOM, WORDS, Two, says

from hsb_wizard.assessment.agreement import compare
from hsb_wizard.assessment.independence import independence, ledger_lines
from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.casework.absence import days_have_passed, is_sealed, open_early
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import NotAllowed
from hsb_wizard.store.practitioners import Practitioner

ILL = "Tom is ill and the meeting is tomorrow"


@pytest.fixture
def desk(two: Two) -> Iterator[Casework]:
    opened = two.open()
    yield opened
    opened.close()


@pytest.fixture
def record(desk: Casework) -> Record:
    return desk.open_case("A-0007").result()


def named(desk: Casework, name: str) -> Practitioner:
    return next(each for each in desk.people().result() if each.name == name)


def test_it_takes_a_supervisor_both_passphrases_and_a_reason(desk: Casework, record: Record) -> None:
    priya, amina = named(desk, PRIYA), named(desk, AMINA)
    for by, because, refused in ((amina, ILL, "supervisor"), (priya, ILL, "own passphrase")):
        with pytest.raises(NotAllowed, match=refused):
            open_early(desk, record, OPEN_PART, Voice.CO, by, because)
    desk.confirm(PRIYA, WORDS[PRIYA]).result()
    with pytest.raises(NotAllowed, match="Say in one line why"):
        open_early(desk, record, OPEN_PART, Voice.CO, priya, "  ")
    with pytest.raises(NotAllowed, match="Nothing is sealed"):
        open_early(desk, record, "account", Voice.CO, priya, ILL)


def test_a_supervisor_who_opened_the_store_needs_the_present_assessor(two: Two) -> None:
    desk = two.open(PRIYA)
    record = desk.open_case("A-0007").result()
    with pytest.raises(NotAllowed, match=f"{AMINA} gives their own passphrase"):
        open_early(desk, record, OPEN_PART, Voice.CO, named(desk, PRIYA), ILL)
    desk.confirm(AMINA, WORDS[AMINA]).result()
    opened = open_early(desk, record, OPEN_PART, Voice.CO, named(desk, PRIYA), ILL).result()
    assert is_sealed(opened, PART, Voice.CO)
    assert not is_sealed(opened, OPEN_PART, Voice.CO)
    desk.close()


def early(desk: Casework, record: Record, part: str) -> Record:
    desk.confirm(PRIYA, WORDS[PRIYA]).result()
    return open_early(desk, record, part, Voice.CO, named(desk, PRIYA), ILL).result()


def test_what_was_not_finished_can_be_read_and_the_rest_stays_sealed(desk: Casework, record: Record, two: Two) -> None:
    opened = early(desk, record, OPEN_PART)
    said = opened.assessment.answer(two.paths[2], Voice.CO)
    assert said is not None
    assert said.note == NOTE
    assert opened.assessment.answer(two.paths[0], Voice.CO) is None
    assert OPEN_PART not in opened.assessment.revealed, "Amina has not finished hers"
    assert desk.verify().result().sound


def test_whoever_had_not_finished_is_marked_as_having_seen_it_and_the_document_says_so(
    desk: Casework, record: Record, two: Two
) -> None:
    record = says(desk, record, two.paths[3], AnswerGiven("concern"), Voice.LEAD)
    record = says(desk, early(desk, record, OPEN_PART), two.paths[2], AnswerGiven("concern"), Voice.LEAD)
    finished = verbs.finish_pass(desk, record, OPEN_PART, Voice.LEAD)
    finished.saved.result()
    record = desk.as_seen(record).result()
    assert OPEN_PART in record.assessment.revealed
    assert {each.path: each.distance for each in compare(record.form, record.assessment, OPEN_PART)}[
        two.paths[2]
    ] == "next"
    sentence = independence(record.form, record.assessment)
    assert f"{TOM}'s ratings of Behaviour were opened before finished because {ILL}." in sentence
    assert f"{AMINA} had not finished and had seen them." in sentence


def test_where_the_present_assessor_had_finished_both_are_shown_at_once(
    desk: Casework, record: Record, two: Two
) -> None:
    record = says(desk, record, two.paths[2], AnswerGiven("concern"), Voice.LEAD)
    record = verbs.finish_pass(desk, record, OPEN_PART, Voice.LEAD).record
    record = early(desk, record, OPEN_PART)
    assert OPEN_PART in record.assessment.revealed
    assert "had seen them" not in independence(record.form, record.assessment)
    lines = [line for line in ledger_lines(record.form, record.assessment) if "before finished" in line.what]
    assert [line.how for line in lines] == [f"by {PRIYA} and {AMINA} together"]


def test_it_is_an_entry_with_reason_and_names_and_every_later_reader_sees_what_it_opened(
    desk: Casework, record: Record, two: Two
) -> None:
    early(desk, record, OPEN_PART)
    desk.close()
    priya = two.open(PRIYA)
    again = priya.open_case("A-0007").result()
    (entry,) = (
        each
        for each in priya.on_vault(lambda vault: vault.entries(again.assessment.case)).result()
        if each.kind is Kind.PASS_OPENED_EARLY
    )
    assert (entry.target, entry.voice) == (OPEN_PART, Voice.CO)
    assert again.assessment.answer(two.paths[2], Voice.CO) is not None
    priya.close()


def test_five_working_days_are_counted_from_the_day_the_present_assessor_finished(
    desk: Casework, record: Record
) -> None:
    assert not days_have_passed(record, OPEN_PART, Voice.LEAD)
    clock = desk.clock()
    desk.clock = lambda: clock.replace(year=2026, month=11, day=20)  # a Friday
    record = verbs.finish_pass(desk, record, OPEN_PART, Voice.LEAD).record
    for days, passed in ((6, False), (7, True)):  # Thursday, and the Friday after
        desk.clock = lambda days=days: clock.replace(year=2026, month=11, day=20) + timedelta(days=days)  # type: ignore[misc]
        assert days_have_passed(desk.as_seen(record).result(), OPEN_PART, Voice.LEAD) is passed


def test_tell_someone_and_the_safety_plan_are_read_by_everybody_who_opens_the_store(two: Two) -> None:
    tom = two.open(TOM)
    record = tom.open_case("A-0007").result()
    verbs.tell_someone(tom, record, {"heard": "I am not safe at home"}).saved.result()
    says(tom, record, "safety.home", AnswerGiven("Nan has the key"))
    tom.close()
    for name in (AMINA, PRIYA):
        desk = two.open(name)
        seen = desk.open_case("A-0007").result().assessment
        desk.close()
        assert seen.told[0].fields["heard"] == "I am not safe at home"
        assert seen.text("safety.home") == "Nan has the key"


def test_one_that_was_finished_and_waits_for_its_owner_is_opened_without_them_and_said_so(
    desk: Casework, record: Record, two: Two
) -> None:
    record = early(desk, record, PART)
    assert record.assessment.answer(two.paths[0], Voice.CO) is not None
    record = verbs.finish_pass(desk, record, PART, Voice.LEAD).record
    opened = [line for line in ledger_lines(record.form, record.assessment) if "opened" in line.what]
    assert [line.what for line in opened] == [f"{TOM}'s answers were opened without them because {ILL}"]
