"""The whole way of a record: signed with gaps, returned, answered, signed, checked, agreed, closed, reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.casework.stories import AMINA, TOM, brought_in, open_desk
from tests.casework.supervised import HERS, PRIYA, add_priya, both_sign, checked, code, met, said, turn

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.lifecycle import CARDS, state_of, status, version
from hsb_wizard.assessment.payloads import (
    AnswerGiven,
    CardJudged,
    Countersigned,
    Empty,
    QuestionAnswered,
    QuestionAsked,
    QuestionClosed,
    Returned,
)
from hsb_wizard.assessment.progress import section_progress
from hsb_wizard.assessment.reviewing import carried, carried_paths
from hsb_wizard.casework import supervising, verbs
from hsb_wizard.casework.door import unlock
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import STOP, findings, points_to_read_first
from hsb_wizard.casework.tasks import tasks
from hsb_wizard.errors import NotAllowed
from hsb_wizard.work.view_supervise import reading_view

PATH = "family.supervision"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casework]:
    """One store for all stories: a record is a value, so each goes its own way from where it begins."""
    opened = open_desk(tmp_path_factory.mktemp("supervised") / "store")
    add_priya(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def record(desk: Casework) -> Record:
    """The complete case, a draft."""
    return brought_in(desk)


@pytest.fixture(scope="module")
def signed(desk: Casework, record: Record) -> Record:
    return both_sign(desk, record)


@pytest.fixture(scope="module")
def seen(desk: Casework, signed: Record) -> Record:
    """Checked by a supervisor."""
    return checked(desk, signed)


def test_from_a_draft_to_a_review(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "store")
    add_priya(desk)
    draft = brought_in(desk)
    record = both_sign(desk, draft)
    stood = [status(draft.assessment), status(record.assessment)]
    record = returned_and_answered(desk, record)
    stood.append(status(record.assessment))
    record = both_sign(desk, record)
    stood.append(status(record.assessment))
    for step in (settled_and_checked, agreed, closed, reviewed):
        record = step(desk, record)
        stood.append(status(record.assessment))
    assert stood == [
        *("Draft", "Signed with gaps", "Back with assessors", "Signed with gaps"),
        *("Checked by supervisor", "Agreed by agencies", "Closed", "Being reviewed"),
    ]
    desk.close()
    again = unlock(tmp_path / "store", PRIYA, HERS)
    assert again.open_case(record.assessment.case).result().assessment == record.assessment
    assert again.verify().result().problems == ()
    again.close()


def returned_and_answered(desk: Casework, record: Record) -> Record:
    turn(desk, PRIYA)
    record = said(supervising.ask(desk, record, PATH, "What moved you here?"))
    record = said(supervising.give_back(desk, record, "One answer rests on one visit.", code(desk, record)))
    turn(desk, TOM)
    [question] = record.assessment.asked
    record = said(supervising.reply(desk, record, question.entry, "The school said the same on Monday."))
    assert state_of(record.assessment, record.assessment.asked[0]) == "Answered"
    return said(verbs.answer(desk, record, "sense.why", AnswerGiven("Written again.")))


def settled_and_checked(desk: Casework, record: Record) -> Record:
    assert version(record.assessment) == 2
    turn(desk, PRIYA)
    return checked(desk, said(supervising.settle(desk, record, record.assessment.asked[0].entry)))


def agreed(desk: Casework, record: Record) -> Record:
    turn(desk, AMINA)
    record = met(desk, record)
    day, agencies = record.today.isoformat(), "Social care, school, police"
    return said(supervising.agencies_agree(desk, record, code(desk, record), day, agencies))


def closed(desk: Casework, record: Record) -> Record:
    return said(supervising.close(desk, record, code(desk, record), "The plan is done.", "The club and an aunt."))


def reviewed(desk: Casework, record: Record) -> Record:
    return said(supervising.start_review(desk, record, code(desk, record), "Three months are over."))


def test_a_supervisor_reads_and_changes_nothing_but_can_always_keep_what_a_child_said(
    desk: Casework, record: Record
) -> None:
    turn(desk, PRIYA)
    with pytest.raises(NotAllowed, match="Only the two assessors change this record"):
        verbs.answer(desk, record, "sense.why", AnswerGiven("Mine"))
    with pytest.raises(NotAllowed, match="Only the two assessors change this record"):
        verbs.goes_ahead(desk, record, "Q42:sense.how", "Because")
    assert said(verbs.tell_someone(desk, record, {"words": "I am afraid"})).assessment.told


def test_nobody_checks_their_own_work(desk: Casework, signed: Record) -> None:
    for name in (AMINA, TOM):
        turn(desk, name)
        with pytest.raises(NotAllowed, match="own work"):
            supervising.countersign(desk, signed, "f", supervising.Check("A course"))
        with pytest.raises(NotAllowed, match="own work"):
            supervising.give_back(desk, signed, "Because", "f")


def test_keeping_safe_asking_and_sharing_go_on_while_the_signatures_stand(desk: Casework, signed: Record) -> None:
    turn(desk, AMINA)
    record = said(verbs.answer(desk, signed, "safety.home", AnswerGiven("An aunt stays this week.")))
    step, _ = verbs.add_row(desk, record, "sources.card", {"agency": AnswerGiven("police_records")})
    record = said(step)
    assert status(record.assessment) == "Signed with gaps"
    with pytest.raises(NotAllowed, match="Say why it is changed"):
        verbs.answer(desk, record, "sense.why", AnswerGiven("Another thing"))


def test_a_closed_record_takes_what_a_child_says_and_nothing_else(desk: Casework, seen: Record) -> None:
    turn(desk, AMINA)
    record = said(supervising.close(desk, seen, code(desk, seen), "It is done.", "An aunt, the club."))
    desk.change_because("I forgot something")
    with pytest.raises(NotAllowed, match="closed"):
        verbs.answer(desk, record, "sense.why", AnswerGiven("Another thing"))
    assert said(verbs.tell_someone(desk, record, {"words": "I am afraid"})).assessment.told


@pytest.fixture
def review(desk: Casework, seen: Record) -> Record:
    turn(desk, AMINA)
    return said(supervising.start_review(desk, seen, code(desk, seen), "A report came in."))


def test_in_a_review_one_key_says_that_an_answer_still_holds(desk: Casework, review: Record) -> None:
    assert carried(review.assessment, PATH)
    held = said(supervising.confirm_again(desk, review, PATH))
    assert not carried(held.assessment, PATH)
    assert held.assessment.value(PATH) == review.assessment.value(PATH)
    assert len(carried_paths(held.form, held.assessment, held.play)) + 1 == len(
        carried_paths(review.form, review.assessment, review.play)
    )
    with pytest.raises(NotAllowed, match="Nothing was carried forward"):
        supervising.confirm_again(desk, held, PATH)


def test_a_review_makes_the_two_judgements_anew_each_alone_first(desk: Casework, review: Record) -> None:
    path = review.form.role("own_safety")
    assert review.assessment.answer(path, Voice.LEAD) is None
    with pytest.raises(NotAllowed, match="Each answers alone first"):
        supervising.confirm_again(desk, review, path)
    assert review.assessment.answer(path) is not None


def test_where_something_moved_a_part_is_rated_alone_once_more(desk: Casework, review: Record) -> None:
    part = review.form.part_of(PATH)
    again = said(supervising.rate_alone_again(desk, review, part))
    assert again.assessment.answer(PATH, Voice.LEAD) is None
    for name, voice in ((AMINA, Voice.LEAD), (TOM, Voice.CO)):
        turn(desk, name)
        again = desk.as_seen(again).result()
        again = said(verbs.answer(desk, again, PATH, AnswerGiven("strength"), voice))
        again = said(verbs.finish_pass(desk, again, part, voice))
    assert part in again.assessment.revealed


def test_every_sentence_that_is_needed_is_asked_for(desk: Casework, signed: Record, seen: Record) -> None:
    turn(desk, PRIYA)
    with pytest.raises(NotAllowed, match="why it goes back"):
        supervising.give_back(desk, signed, " ", "f")
    with pytest.raises(NotAllowed, match="what you ask"):
        supervising.ask(desk, signed, PATH, "")
    with pytest.raises(NotAllowed, match="no such answer"):
        supervising.ask(desk, signed, "nowhere.at_all", "What?")
    with pytest.raises(NotAllowed, match="in one sentence"):
        supervising.judge(desk, signed, "heard", "enough", "")
    with pytest.raises(NotAllowed, match="Choose"):
        supervising.judge(desk, signed, "heard", "", "It is.")
    turn(desk, AMINA)
    held = met(desk, seen)
    with pytest.raises(NotAllowed, match="which agencies"):
        supervising.agencies_agree(desk, held, "f", "2026-11-20", "")
    with pytest.raises(NotAllowed, match="a day that has been"):
        supervising.agencies_agree(desk, held, "f", "2099-11-20", "School")
    with pytest.raises(NotAllowed, match="what keeps it going"):
        supervising.close(desk, seen, "f", "Done", " ")
    with pytest.raises(NotAllowed, match="why the review"):
        supervising.start_review(desk, seen, "f", "")


def test_more_than_three_exceptions_need_a_senior_manager(
    desk: Casework, signed: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervising, "exceptions", lambda record: 4)
    with pytest.raises(NotAllowed, match="which senior manager"):
        checked(desk, signed)


def test_of_the_assessors_own_support_a_date_is_kept_and_nothing_else(desk: Casework, signed: Record) -> None:
    turn(desk, PRIYA)
    record = signed
    for card in CARDS:
        record = said(supervising.judge(desk, record, card, "enough", "It is there."))
    with pytest.raises(NotAllowed, match="a date and nothing else"):
        supervising.countersign(desk, record, "f", supervising.Check("A course", talked_on="Tom is tired"))
    dated = said(supervising.countersign(desk, record, "f", supervising.Check("A course", talked_on="2026-11-20")))
    assert dated.assessment.countersigned
    assert dated.assessment.countersigned.said.talked_on == "2026-11-20"


def test_reading_stores_nothing_but_that_it_was_read(desk: Casework, signed: Record) -> None:
    case = signed.assessment.case
    turn(desk, PRIYA)
    before = desk.on_vault(lambda vault: len(vault.entries(case, desk.at_keyboard))).result()
    record = desk.open_case(case).result()
    assert points_to_read_first(record)
    assert reading_view(record).lines
    assert tasks(record)
    entries = desk.on_vault(lambda vault: vault.entries(case, desk.at_keyboard)).result()
    assert [each.kind for each in entries[before:]] == [Kind.VIEWED]
    assert entries[-1].payload == Empty()


def test_what_is_kept_of_supervision_has_no_place_for_how_the_assessors_work() -> None:
    kept = {
        Returned: {"reason", "name", "record_code"},
        QuestionAsked: {"text", "answer", "kind"},
        QuestionAnswered: {"text"},
        QuestionClosed: {"text"},
        CardJudged: {"judged", "sentence", "version"},
        Countersigned: {"role", "name", "record_code", "service", "knows", "senior", "talked_on", "version"},
    }
    for payload, names in kept.items():
        assert set(payload.__struct_fields__) == names
        assert not [name for name, of in payload.__annotations__.items() if of not in ("str", "EntryId", "int")]


def test_the_agencies_agree_after_they_have_met_or_for_a_reason(desk: Casework, seen: Record) -> None:
    turn(desk, AMINA)
    record = seen
    path = record.form.role("meeting")
    for row in record.assessment.rows.get(path, ()):
        record = said(verbs.remove_row(desk, record, path, row))
    day = record.today.isoformat()
    with pytest.raises(NotAllowed, match="No meeting of the agencies"):
        supervising.agencies_agree(desk, record, "f", day, "School")
    [stop] = [each for each in findings(record).now if each.id == "Q104" and each.moment == STOP]
    record = said(verbs.goes_ahead(desk, record, stop.key, "They agreed in writing.", TOM, day))
    assert status(record.assessment) == "Checked by supervisor"
    assert said(supervising.agencies_agree(desk, record, "f", day, "School")).assessment.agreed


def test_a_change_that_nobody_decided_on_stops_closing(desk: Casework, seen: Record) -> None:
    turn(desk, AMINA)
    cells = {"on": AnswerGiven(seen.today.isoformat()), "kind": AnswerGiven("address")}
    step, row = verbs.add_row(desk, seen, seen.form.role("change_log"), cells)
    record = said(step)
    assert status(record.assessment) == "Checked by supervisor"
    with pytest.raises(NotAllowed, match="hange"):
        supervising.close(desk, record, "f", "Done", "An aunt")
    at = f"{seen.form.role('change_log')}/{row}"
    record = said(verbs.answer(desk, record, f"{at}/looked_again", AnswerGiven(seen.today.isoformat())))
    record = said(verbs.answer(desk, record, f"{at}/decided", AnswerGiven("The plan holds, Tom Rees")))
    assert status(said(supervising.close(desk, record, "f", "Done", "An aunt")).assessment) == "Closed"


def test_a_section_of_a_review_is_not_complete_before_what_was_carried_is_confirmed(
    desk: Casework, review: Record
) -> None:
    section = PATH.partition(".")[0]
    before = section_progress(review.form, review.assessment, review.play, section).status
    held = said(supervising.confirm_again(desk, review, PATH))
    after = section_progress(held.form, held.assessment, held.play, section).status
    assert [each.split(" ", 1)[1] for each in (before, after)] == ["carried forward"] * 2
    assert int(before.split()[0]) == int(after.split()[0]) + 1
