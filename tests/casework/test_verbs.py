"""What a pair does with an open record, through reception and into the store and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.casework.stories import AMINA, TOM, WORDS, brought_in

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.lifecycle import SIGNED_WITH_GAPS, status, version
from hsb_wizard.assessment.payloads import AnswerGiven, TwoViews
from hsb_wizard.casework import verbs
from hsb_wizard.casework.door import unlock
from hsb_wizard.casework.exporting import Wanted, export
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.errors import NotAllowed, StoreReadOnly, TargetInProgram, UnknownRecord, WrongPassphrase

PATH = "family.supervision"


@pytest.fixture
def record(desk: Casework) -> Record:
    """A new case whose screen has an outcome, so that ratings are open."""
    lead, co = desk.people().result()
    started = desk.start_case("A-0007", lead, co).record
    return said(verbs.answer(desk, started, "screen.outcome", AnswerGiven("go_on")))


def said(step: object) -> Record:
    assert isinstance(step, Step)
    step.saved.result()
    return step.record


def tom(desk: Casework) -> None:
    desk.hand_over(next(person.id for person in desk.people().result() if person.name == TOM))


def both_finished(desk: Casework, record: Record) -> Record:
    record = said(verbs.answer(desk, record, PATH, AnswerGiven("strength"), Voice.LEAD))
    record = said(verbs.finish_pass(desk, record, "family", Voice.LEAD))
    tom(desk)
    record = said(verbs.answer(desk, record, PATH, AnswerGiven("concern"), Voice.CO))
    return said(verbs.finish_pass(desk, record, "family", Voice.CO))


def test_what_was_said_is_there_when_the_store_is_opened_again(desk: Casework, record: Record, tmp_path: Path) -> None:
    said(verbs.answer(desk, record, "sense.why", AnswerGiven("Because care was turned round")))
    desk.close()
    again = unlock(tmp_path / "store", TOM, WORDS[TOM])
    reopened = again.open_case("A-0007").result()
    assert reopened.assessment.text("sense.why") == "Because care was turned round"
    assert again.verify().result().problems == ()
    again.close()


def test_the_same_answer_again_is_no_entry_and_an_empty_one_clears(desk: Casework, record: Record) -> None:
    record = said(verbs.answer(desk, record, "sense.why", AnswerGiven("x")))
    assert verbs.answer(desk, record, "sense.why", AnswerGiven("x")) is None
    cleared = said(verbs.answer(desk, record, "sense.why", AnswerGiven()))
    assert cleared.assessment.answer("sense.why") is None
    assert verbs.answer(desk, cleared, "sense.why", AnswerGiven()) is None


def test_a_closed_question_takes_no_answer_and_says_what_opens_it(desk: Casework) -> None:
    lead, co = desk.people().result()
    started = desk.start_case("A-0008", lead, co).record
    with pytest.raises(NotAllowed, match="Ratings open after 1"):
        verbs.answer(desk, started, PATH, AnswerGiven("strength"), Voice.LEAD)


def test_while_advice_is_awaited_a_judgement_takes_one_answer_only(desk: Casework, record: Record) -> None:
    held = said(verbs.answer(desk, record, "screen.outcome", AnswerGiven("hold")))
    with pytest.raises(NotAllowed, match="We cannot say yet"):
        verbs.answer(desk, held, "judgements.own_safety", AnswerGiven("everyday"), Voice.LEAD)
    assert verbs.answer(desk, held, "judgements.own_safety", AnswerGiven("cannot_say"), Voice.LEAD)


def test_nobody_answers_for_the_other_and_nobody_agrees_before_both_are_shown(desk: Casework, record: Record) -> None:
    with pytest.raises(NotAllowed, match=f"{TOM}'s answers"):
        verbs.answer(desk, record, PATH, AnswerGiven("strength"), Voice.CO)
    with pytest.raises(NotAllowed, match="Each answers alone first"):
        verbs.answer(desk, record, PATH, AnswerGiven("strength"))
    with pytest.raises(NotAllowed, match="Each answers alone first"):
        verbs.two_views(desk, record, PATH, TwoViews("home", "school", "a visit", "Tom", "2026-12-04"))


def test_when_both_have_finished_both_are_shown_and_they_agree_or_keep_two_views(
    desk: Casework, record: Record
) -> None:
    record = both_finished(desk, record)
    assert record.assessment.revealed == {"family"}
    with pytest.raises(NotAllowed, match="Both answers have been shown"):
        verbs.reopen_pass(desk, record, "family", Voice.LEAD)
    agreed = said(verbs.answer(desk, record, PATH, AnswerGiven("concern", settled="The bus")))
    assert agreed.assessment.text(PATH) == "concern"
    differ = said(verbs.two_views(desk, agreed, PATH, TwoViews("home", "school", "a visit", "Tom", "2026-12-04")))
    assert differ.assessment.answer(PATH) is None


def test_a_finished_pass_can_be_opened_again_before_both_were_shown(desk: Casework, record: Record) -> None:
    record = said(verbs.finish_pass(desk, record, "family", Voice.LEAD))
    with pytest.raises(NotAllowed, match="This is finished"):
        verbs.answer(desk, record, PATH, AnswerGiven("strength"), Voice.LEAD)
    record = said(verbs.reopen_pass(desk, record, "family", Voice.LEAD))
    assert verbs.answer(desk, record, PATH, AnswerGiven("strength"), Voice.LEAD)


def test_the_ledger_says_who_gave_their_own_passphrase(desk: Casework, record: Record) -> None:
    record = both_finished(desk, record)
    finished = record.assessment.finished
    assert finished["family", Voice.LEAD].how == "own_passphrase"
    assert finished["family", Voice.CO].how == "declared"


def test_answers_from_paper_are_their_owner_s_typed_by_whoever_is_here(desk: Casework, record: Record) -> None:
    record = said(verbs.choose_mode(desk, record, "family", "paper"))
    record = said(verbs.answer(desk, record, PATH, AnswerGiven("strength"), Voice.CO))
    answer = record.assessment.answer(PATH, Voice.CO)
    assert answer is not None
    assert answer.by == record.assessment.co
    record = said(verbs.finish_pass(desk, record, "family", Voice.CO))
    assert record.assessment.finished["family", Voice.CO].how == "paper"


def test_an_override_names_somebody_a_reason_and_a_day(desk: Casework, record: Record) -> None:
    with pytest.raises(NotAllowed):
        verbs.override_gate(desk, record, "Ruth Ellery", " ", "2026-11-27")
    made = said(verbs.override_gate(desk, record, "Ruth Ellery", "court on Monday", "2026-11-27"))
    assert made.assessment.override is not None


def test_what_a_child_said_is_kept_first_and_completed_later(desk: Casework, record: Record) -> None:
    record = said(verbs.tell_someone(desk, record, {"words": "I am afraid"}))
    first = record.assessment.told[0].entry
    record = said(verbs.tell_someone(desk, record, {"words": "I am afraid", "told_whom": "Dan Petrov"}, first))
    assert [dict(each.fields)["told_whom"] for each in record.assessment.told] == ["Dan Petrov"]


def test_a_working_note_is_gone_on_with_by_whoever_wrote_it_and_by_nobody_else(desk: Casework, record: Record) -> None:
    record = said(verbs.working_note(desk, record, "Ask the school", PATH))
    first = record.assessment.working_notes[0].entry
    record = said(verbs.working_note(desk, record, "Ask the school for the log", PATH, first))
    assert [(each.words, each.about) for each in record.assessment.working_notes] == [
        ("Ask the school for the log", PATH)
    ]
    amina_s = record.assessment.working_notes[0].entry
    tom(desk)
    record = said(verbs.working_note(desk, record, "It came", "", amina_s))
    assert [each.words for each in record.assessment.working_notes] == ["Ask the school for the log", "It came"]


def test_a_working_note_leaves_the_signatures_standing(desk: Casework) -> None:
    record = signed(desk)
    noted = said(verbs.working_note(desk, record, "Ask the school"))
    assert len(noted.assessment.signatures) == 2


def test_a_row_comes_with_its_cells_and_goes_with_them(desk: Casework, record: Record) -> None:
    step, row = verbs.add_row(desk, record, "plan.line", {"who": AnswerGiven("Tom Rees"), "agency": AnswerGiven()})
    record = said(step)
    assert record.assessment.text(f"plan.line/{row}/who") == "Tom Rees"
    assert said(verbs.remove_row(desk, record, "plan.line", row)).assessment.rows["plan.line"] == ()


def signed(desk: Casework) -> Record:
    record = brought_in(desk)
    code = desk.record_code(record.assessment.case).result()
    record = said(verbs.sign(desk, record, code, "Youth justice service"))
    desk.confirm(TOM, WORDS[TOM]).result()
    tom(desk)
    return said(verbs.sign(desk, record, code))


def test_both_sign_with_their_own_passphrase_and_then_the_whole_document_can_leave(
    desk: Casework, tmp_path: Path
) -> None:
    record = brought_in(desk)
    out = tmp_path / "out.pdf"
    with pytest.raises(NotAllowed, match="not signed"):
        export(desk, record, Wanted("full", out))
    assert not out.exists()
    record = signed(desk)
    assert status(record.assessment) == SIGNED_WITH_GAPS
    export(desk, record, Wanted("full", out))
    assert out.read_bytes().startswith(b"%PDF")


def test_nobody_signs_without_their_passphrase_twice_or_for_another(desk: Casework) -> None:
    record = brought_in(desk)
    said(verbs.sign(desk, record, "f"))
    tom(desk)
    with pytest.raises(NotAllowed, match="own passphrase"):
        verbs.sign(desk, record, "f")
    with pytest.raises(WrongPassphrase):
        desk.confirm(TOM, "not his").result()
    desk.hand_over(desk.me.id)
    record = signed(desk)
    with pytest.raises(NotAllowed, match="signed this version already"):
        verbs.sign(desk, record, "f")


def test_a_signed_record_changes_only_for_a_reason_and_the_signatures_fall(desk: Casework) -> None:
    record = signed(desk)
    with pytest.raises(NotAllowed, match="signed"):
        verbs.answer(desk, record, "sense.why", AnswerGiven("Something new"))
    told = said(verbs.tell_someone(desk, record, {"words": "I am afraid"}))
    assert status(told.assessment) == SIGNED_WITH_GAPS
    desk.change_because("a report came in")
    changed = said(verbs.answer(desk, told, "sense.why", AnswerGiven("Something new")))
    assert (status(changed.assessment), version(changed.assessment)) == ("Draft", 2)
    assert changed.assessment.signatures_fell == ("a report came in",)


def test_two_assessors_are_two_people(desk: Casework) -> None:
    lead, _ = desk.people().result()
    with pytest.raises(NotAllowed, match="two assessors"):
        desk.start_case("A-0009", lead, lead)


@pytest.mark.parametrize("reference", ["A-0009", "0123456789abcdef", ""])
def test_a_record_that_is_not_there_is_said_to_be_not_there(desk: Casework, record: Record, reference: str) -> None:
    with pytest.raises(UnknownRecord):
        desk.open_case(reference).result()


DOINGS: list[Callable[[Casework, Record], object]] = [
    lambda desk, record: verbs.answer(desk, record, "sense.why", AnswerGiven("x")),
    lambda desk, record: verbs.add_row(desk, record, "plan.line", {}),
    lambda desk, record: verbs.tell_someone(desk, record, {"words": "x"}),
    lambda desk, record: verbs.sign(desk, record, "f"),
    lambda desk, record: verbs.finish_pass(desk, record, "family", Voice.LEAD),
]


@pytest.mark.parametrize("doing", DOINGS, ids=["answer", "add_row", "tell_someone", "sign", "finish_pass"])
def test_a_store_that_may_only_be_read_takes_nothing(
    desk: Casework, record: Record, doing: Callable[[Casework, Record], object]
) -> None:
    desk.read_only = True
    with pytest.raises(StoreReadOnly):
        doing(desk, record)


def test_a_draft_being_typed_becomes_an_answer_when_the_case_is_opened(desk: Casework, record: Record) -> None:
    desk.save_draft(record, "sense.why", Voice.AGREED, "Half a sente").result()
    again = desk.open_case("A-0007").result()
    assert again.assessment.text("sense.why") == "Half a sente"
    assert desk.drafts().result() == ()


def test_a_draft_of_a_note_leaves_the_answer_beside_it(desk: Casework, record: Record) -> None:
    said(verbs.answer(desk, record, PATH, AnswerGiven("strength"), Voice.LEAD))
    desk.save_draft(record, f"{PATH}#note", Voice.LEAD, "Seen twi").result()
    answer = desk.open_case("A-0007").result().assessment.answer(PATH, Voice.LEAD)
    assert answer is not None
    assert (answer.value, answer.note) == ("strength", "Seen twi")


def test_every_document_is_noted_with_its_reader_and_its_hash(desk: Casework, record: Record, tmp_path: Path) -> None:
    made = export(desk, record, Wanted("safety-plan", tmp_path / "out.pdf", reader="School", purpose="From Monday"))
    entries = desk.run(lambda vault: vault.entries(record.assessment.case)).result()
    (note,) = [each.payload for each in entries if each.kind is Kind.EXPORTED]  # type: ignore[attr-defined]
    assert (note.reader, note.purpose, note.sha256, note.draft) == ("School", "From Monday", made.sha256, False)


def test_no_document_is_written_inside_the_program(desk: Casework, record: Record) -> None:
    out = Path(__file__).parents[2] / "out.pdf"
    with pytest.raises(TargetInProgram):
        export(desk, record, Wanted("safety-plan", out))
    assert not out.exists()


def test_only_an_administrator_adds_people(desk: Casework, tmp_path: Path) -> None:
    desk.close()
    again = unlock(tmp_path / "store", TOM, WORDS[TOM])
    with pytest.raises(NotAllowed, match="administrator"):
        again.add_person("Somebody Else", frozenset({"assessor"}), "saddle pepper window orchid thunder")
    again.close()
    assert AMINA != TOM
