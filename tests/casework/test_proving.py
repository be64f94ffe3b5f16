"""Proving at reception: lists made again only on request, a printed code against the journal, the journal to read."""

import json
from pathlib import Path

import pytest
from tests.casework.stories import AMINA, WORDS, open_desk

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.casework.door import unlock
from hsb_wizard.casework.history import events, history, names_of
from hsb_wizard.casework.proving import compare_code, repair
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import NotAllowed, RefusedInput, UnknownRecord

CANARY = "the heron waits by the weir"


@pytest.fixture
def record(desk: Casework) -> Record:
    """Return a record with a word said in it and a rating that is still covered."""
    begun = desk.start_case("A-0009", *desk.people().result()).record
    begun = desk.keep(begun, desk.pen().answer(begun.assessment, "screen.outcome", AnswerGiven("go_on"))).record
    rated = AnswerGiven("concern", note=CANARY)
    return desk.keep(begun, desk.pen().answer(begun.assessment, "family.supervision", rated, Voice.LEAD)).record


def harm(desk: Casework, *statements: str) -> None:
    """Change tables by hand, under the open store."""

    def work(vault: object) -> None:
        connection = vault.room.connection  # type: ignore[attr-defined]
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            connection.execute(statement)

    desk.run(work).result()


def test_a_line_that_went_from_the_list_is_missed_and_made_again_only_when_asked(
    desk: Casework, record: Record
) -> None:
    harm(desk, "DELETE FROM assessment", "DELETE FROM answer WHERE target = 'screen.outcome'")
    report = desk.verify().result()
    assert {problem.check for problem in report.problems} == {"projections"}
    assert len(desk.verify().result().problems) == 2  # proving mends nothing
    repaired = repair(desk).result()
    assert len(repaired.before.problems) == 2
    assert repaired.after.sound
    assert [each.reference for each in desk.cases().result()] == ["A-0009"]


def test_lists_are_never_made_from_a_journal_that_does_not_hold(desk: Casework, record: Record) -> None:
    harm(desk, "DELETE FROM assessment", "UPDATE entry SET who = 'x' WHERE kind = 'answer_given'")
    with pytest.raises(NotAllowed, match="were not made again"):
        repair(desk).result()
    assert desk.cases().result() == ()


def test_a_printed_code_is_known_as_that_of_now_or_of_so_many_changes_ago(desk: Casework, record: Record) -> None:
    case = record.assessment.case
    then = desk.record_code(case).result()
    assert compare_code(desk, then).result().later == 0
    step = desk.keep(record, desk.pen().answer(record.assessment, "family.stance", AnswerGiven("concern"), Voice.LEAD))
    assert step.saved.result() != then
    assert compare_code(desk, then, "A-0009").result().later == 1
    assert compare_code(desk, then.upper(), case).result().case == case


def test_the_short_code_is_read_as_people_read_it_out(desk: Casework, record: Record) -> None:
    from hsb_wizard.casework.exporting import check_code

    short = check_code(desk.record_code(record.assessment.case).result())
    typed = short.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert compare_code(desk, typed).result().later == 0


def test_a_code_that_no_record_ever_had_is_refused(desk: Casework, record: Record) -> None:
    with pytest.raises(RefusedInput, match="no record in this store has or had that code"):
        compare_code(desk, "7QF2-K9XM").result()


def test_the_journal_says_who_and_when_and_never_what(desk: Casework, record: Record) -> None:
    told = history(desk, "A-0009").result()
    assert [each.what for each in told][:3] == ["Opened the case", "Started the assessment", "Named the two assessors"]
    assert {each.who for each in told} == {AMINA}
    assert CANARY not in json.dumps([(each.at, each.who, each.what, each.about) for each in told])
    assert [each.kind for each in history(desk, "A-0009").result()][-1] == "viewed"  # looking is itself an entry


def test_nothing_of_a_covered_pass_stands_in_the_journal_until_both_were_shown(desk: Casework, record: Record) -> None:
    def about(record: Record) -> list[str]:
        return [each.about for each in history(desk, record.assessment.case).result() if each.kind == "answer_given"]

    label = record.form.question("family.supervision").short_label
    assert label not in about(record)
    for voice in (Voice.LEAD, Voice.CO):
        record = verbs.finish_pass(desk, record, "family", voice).record
    assert label in about(record)


def test_the_journal_of_the_store_names_people_and_backups(desk: Casework, record: Record) -> None:
    desk.run(lambda vault: vault.backup()).result()
    told = history(desk, "store").result()
    assert ("Gave somebody a passphrase", AMINA) in [(each.what, each.about) for each in told]
    assert told[-1].what == "Made a backup"


def test_the_journal_of_a_record_that_is_not_here_is_said_so(desk: Casework) -> None:
    with pytest.raises(UnknownRecord):
        history(desk, "A-9999").result()


def test_every_doing_with_the_store_and_its_records_leaves_an_entry(tmp_path: Path) -> None:
    from hsb_wizard.casework.exporting import Wanted, export

    desk = open_desk(tmp_path / "store")
    record = desk.start_case("A-0009", *desk.people().result()).record
    desk.open_case("A-0009").result()
    export(desk, record, Wanted("safety-plan", tmp_path / "plan.pdf"))
    desk.close()
    desk = unlock(tmp_path / "store", AMINA, WORDS[AMINA])
    kinds = {each.kind for each in history(desk, record.assessment.reference).result()}
    assert {"viewed", "exported"} <= kinds
    kinds = {each.kind for each in history(desk, "store").result()}
    assert {"unlocked", "locked", "slot_added", "heads_noted", "backed_up"} <= kinds
    assert desk.on_vault(names_of).result()["recovery"] == "The recovery code"
    assert events((), {}, None) == ()
    desk.close(back_up=False)
