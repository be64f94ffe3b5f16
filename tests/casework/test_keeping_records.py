"""How long a record is kept: a date asks somebody to look, a hold stands in the way of erasing, each with a reason."""

from concurrent.futures import Future
from datetime import date
from pathlib import Path
from threading import Event, Thread

import pytest
from tests.casework.stories import AMINA, TOM, WORDS

from hsb_wizard.assessment.kinds import CaseId, Kind, PractitionerId
from hsb_wizard.assessment.payloads import AnswerGiven, HoldSet, PayloadRemoved, ReviewDateSet
from hsb_wizard.assessment.retention import Keeping, keeping
from hsb_wizard.assessment.say import Pen
from hsb_wizard.casework.access import write
from hsb_wizard.casework.door import unlock
from hsb_wizard.casework.history import history
from hsb_wizard.casework.keeping_records import Weighed, due, erase, hold, kept, review_by, take_out, weigh
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import NotAllowed, RefusedInput, Stopped, UnknownRecord
from hsb_wizard.store.erasing import COPYING, REPLACING
from hsb_wizard.values import replace
from hsb_wizard.watch import Progress, Watch

CANARY = "the heron waits by the weir"
PLACE = "family.going_well"
SOMEBODY = PractitionerId("a")
PEN = Pen(SOMEBODY, SOMEBODY, "2026-11-20T10:00:00+00:00")


@pytest.fixture
def record(desk: Casework) -> Record:
    """Return a record with a word said in it."""
    begun = desk.start_case("A-0009", *desk.people().result()).record
    return desk.keep(begun, desk.pen().answer(begun.assessment, PLACE, AnswerGiven(CANARY))).record


def test_what_stands_is_what_was_said_last() -> None:
    said = (
        (Kind.REVIEW_DATE_SET, ReviewDateSet("2027-01-01", "order ends")),
        (Kind.HOLD_SET, HoldSet(on=True, reason="a court asked")),
        (Kind.REVIEW_DATE_SET, ReviewDateSet("2028-02-29", "order was longer")),
        (Kind.HOLD_SET, HoldSet(on=False, reason="the court has it")),
    )
    entries = [PEN.write(CaseId("c"), kind, payload) for kind, payload in said]
    assert keeping(entries[:2]) == Keeping("2027-01-01", "order ends", True, "a court asked")
    assert keeping(entries) == Keeping("2028-02-29", "order was longer", False, "")


def test_a_hold_is_not_lifted_by_somebody_who_did_not_know_of_it() -> None:
    held = PEN.write(CaseId("c"), Kind.HOLD_SET, HoldSet(on=True, reason="a court asked"))
    lifted = PEN.write(CaseId("c"), Kind.HOLD_SET, HoldSet(on=False, reason="the first one is over"))
    assert not keeping([held, lifted]).held
    assert keeping([held, replace(lifted, beside=(held.id,))]).held


@pytest.mark.parametrize(
    ("day", "today", "is_due"),
    [
        ("2028-02-29", date(2028, 2, 28), False),
        ("2028-02-29", date(2028, 2, 29), True),
        ("2028-02-29", date(2028, 3, 1), True),
        ("", date(2026, 1, 1), True),  # nobody ever said: somebody has to look
    ],
)
def test_a_day_that_has_come_asks_somebody_to_look(day: str, today: date, is_due: bool) -> None:
    assert Keeping(day).due(today) is is_due


def test_the_list_of_what_is_due_is_a_list_and_takes_nothing_away(desk: Casework, record: Record) -> None:
    assert [each.reference for each in due(kept(desk).result(), desk.today())] == ["A-0009"]
    review_by(desk, record, "2020-01-01", "the order ended").result()
    (line,) = due(kept(desk).result(), desk.today())
    assert line.words == "look at it by 1 January 2020: the order ended"
    assert desk.open_case("A-0009").result().assessment.text(PLACE) == CANARY
    review_by(desk, record, "2199-01-01", "looked at, still needed").result()
    assert due(kept(desk).result(), desk.today()) == ()


def test_a_date_that_is_none_and_a_decision_without_a_reason_are_refused(desk: Casework, record: Record) -> None:
    with pytest.raises(RefusedInput):
        review_by(desk, record, "next year", "x")
    with pytest.raises(NotAllowed, match="needs a reason"):
        review_by(desk, record, "2027-01-01", " ")
    with pytest.raises(NotAllowed, match="needs a reason"):
        hold(desk, record, on=True, reason="")


def test_neither_a_date_nor_a_hold_changes_the_record(desk: Casework, record: Record) -> None:
    before = desk.record_code(record.assessment.case).result()
    review_by(desk, record, "2027-01-01", "order ends").result()
    hold(desk, record, on=True, reason="a court asked").result()
    assert desk.record_code(record.assessment.case).result() == before


def test_a_record_that_is_held_is_not_erased_until_the_hold_is_lifted(desk: Casework, record: Record) -> None:
    hold(desk, record, on=True, reason="a court asked for it").result()
    assert "It is held and cannot be erased: a court asked for it." in weigh(desk, "A-0009").result().words
    with pytest.raises(NotAllowed, match="a court asked for it"):
        erase(desk, "A-0009", "over").result()
    hold(desk, record, on=False, reason="the court has it").result()
    erase(desk, "A-0009", "over").result()
    assert desk.cases().result() == ()
    assert desk.verify().result().sound
    told = history(desk, "store").result()
    assert "Erased a case" in [each.what for each in told]
    with pytest.raises(UnknownRecord):
        weigh(desk, "A-0009").result()


def left_at(desk: Casework, piece: str) -> Future[Weighed]:
    """Somebody erases a record, and leaves while ``piece`` of that is done; the store is closed when this is over."""
    reached, goes_on = Event(), Event()

    def tell(far: Progress) -> None:
        if far.doing == piece and not reached.is_set():
            reached.set()
            goes_on.wait(20)

    watch = Watch(tell)
    under_way = erase(desk, "A-0009", "over", watch)
    assert reached.wait(20)
    leaving = Thread(target=desk.close)
    leaving.start()
    while not (watch.stopped or watch.past):
        goes_on.wait(0.01)
    goes_on.set()
    leaving.join(30)
    assert not leaving.is_alive()
    return under_way


def test_who_leaves_before_it_goes_has_erased_nothing(desk: Casework, record: Record) -> None:
    assert isinstance(left_at(desk, COPYING).exception(), Stopped)
    again = unlock(desk.folder, AMINA, WORDS[AMINA])
    assert [each.reference for each in again.cases().result()] == ["A-0009"]
    assert again.verify().result().sound
    again.close(back_up=False)


def test_who_leaves_once_it_goes_waits_until_it_is_gone_everywhere(desk: Casework, record: Record) -> None:
    assert left_at(desk, REPLACING).exception() is None
    again = unlock(desk.folder, AMINA, WORDS[AMINA])
    assert again.cases().result() == ()
    assert again.verify().result().sound
    again.close(back_up=False)


def test_only_an_administrator_erases(desk: Casework, record: Record) -> None:
    folder = desk.folder
    desk.close()
    toms = unlock(folder, TOM, WORDS[TOM])
    with pytest.raises(NotAllowed, match="Only an administrator"):
        erase(toms, "A-0009", "over")
    with pytest.raises(NotAllowed, match="Only an administrator"):
        take_out(toms, record, "x", "by mistake")
    toms.close(back_up=False)


def test_what_one_entry_says_is_taken_out_by_name_and_reason(desk: Casework, record: Record) -> None:
    line = next(each for each in history(desk, "A-0009").result() if each.kind == "answer_given")
    take_out(desk, record, line.entry, "about somebody else").result()
    again = desk.open_case("A-0009").result()
    assert again.assessment.answer(PLACE) is None
    assert desk.verify().result().sound
    entries = desk.on_vault(lambda vault: vault.entries(record.assessment.case)).result()
    said = [each.payload for each in entries if isinstance(each.payload, PayloadRemoved)]
    assert said == [PayloadRemoved(line.entry, "about somebody else", AMINA)]
    with pytest.raises(NotAllowed, match="no entry of that name"):
        take_out(desk, again, line.entry, "twice").result()


def test_a_copy_of_what_is_held_keeps_others_apart_and_is_noted(desk: Casework, record: Record, tmp_path: Path) -> None:
    pen = desk.pen()
    given = AnswerGiven("yes", sources=("Grandmother, by telephone",))
    record = desk.keep(record, pen.answer(record.assessment, "people_harmed.anyone", given)).record
    for suffix in ("txt", "html", "json"):
        path = write(desk, record, tmp_path / f"copy.{suffix}", "the young person")
        text = path.read_text(encoding="utf-8")
        first, _, second = text.partition("Take these pages out before the copy is given")
        assert CANARY in first
        assert "Grandmother" not in first
        assert "Grandmother" in second
    with pytest.raises(RefusedInput, match="no copy of the kind"):
        write(desk, record, tmp_path / "copy.docx")
    again = write(desk, record, tmp_path / "again.txt").read_text(encoding="utf-8")
    assert "Copy of what is held, for the young person: subject access" in again  # who has had a copy
