"""A throw-away store with made-up cases: one half way through, and those to learn from. Its pictures and tests open it.

The first stands in demo_case.json, in the format of docs/exchange.md, the others in training/, all with days counted
from today. Their two assessors write them through the verbs of the house, so that each journal is as real as any. No
case about anybody may enter here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.bringing_in import Reader
from hsb_wizard.casework.exchange import RecordIn, read
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.casework.supervising import give_back
from hsb_wizard.casework.training_cases import DRAFT, RETURNED, TrainingCase, dated
from hsb_wizard.casework.verbs import choose_mode, finishing, goes_ahead, sign, tell_someone
from hsb_wizard.values import replace

if TYPE_CHECKING:
    from hsb_wizard.store.practitioners import Practitioner
    from hsb_wizard.store.vault import Vault

AMINA, TOM, PRIYA = "Amina Khan", "Tom Rees", "Priya Nair"


def make(folder: Path, passphrase: str, cases: Iterable[TrainingCase] = (), *, half_way: bool = True) -> None:
    """A store in ``folder`` for three people, each with ``passphrase``, the training ``cases`` and the half-way case.

    Its keys are cheap and protect nothing: the store is made to be thrown away. Raises what making a store raises.
    """
    from hsb_wizard.casework.door import create
    from hsb_wizard.store.keys import TEST

    def add_others(vault: Vault) -> None:
        vault.add_person(TOM, {"assessor"}, passphrase, TEST)
        vault.add_person(PRIYA, {"supervisor"}, passphrase, TEST)

    desk, _ = create(folder, AMINA, frozenset({"assessor", "administrator"}), passphrase, TEST)
    try:
        desk.run(add_others).result()
        for name in (TOM, PRIYA):
            desk.confirm(name, passphrase).result()
        people = {person.name: person for person in desk.people().result()}
        for case in cases:
            fill_training(desk, people, case).saved.result()
        if half_way:
            fill(desk, people[AMINA], people[TOM])
    finally:
        desk.close()


def fill(desk: Casework, lead: Practitioner, co: Practitioner) -> Record:
    """The made-up case, written by its two assessors on the days before today; gives the record as it then stands."""
    with _days_before(desk) as today:
        incoming = read(_text(desk, today))
        step = _written(desk, today, (lead, co), incoming)
        step.saved.result()
        return step.record


def fill_training(desk: Casework, people: Mapping[str, Practitioner], case: TrainingCase) -> Step:
    """A training case, written by its two assessors, signed where it stands signed, and returned where it came back."""
    with _days_before(desk) as today:
        incoming = read(case.text(desk.form, today))
        pair = people[incoming.assessors["lead"]], people[incoming.assessors["co"]]
        step = _written(desk, today, pair, incoming, case)
        if case.stands == DRAFT:
            return step
        for who in pair:
            _turn(desk, who, today, -1, hour=16)
            step = sign(desk, step.record, desk.record_code(step.record.assessment.case).result())
        if case.stands == RETURNED:
            _turn(desk, people[PRIYA], today, -1, hour=18)
            code = desk.record_code(step.record.assessment.case).result()
            step = give_back(desk, step.record, case.returned_because, code)
        return step


@contextmanager
def _days_before(desk: Casework) -> Iterator[date]:
    """While cases are written the clock stands on other days; afterwards it is today again, and its opener's turn."""
    clock = desk.clock
    try:
        yield desk.today()
    finally:
        desk.clock = clock
        desk.hand_over(desk.me.id)


def _written(
    desk: Casework,
    today: date,
    pair: tuple[Practitioner, Practitioner],
    incoming: RecordIn,
    case: TrainingCase | None = None,
) -> Step:
    """What the two say: together, each alone, and in the end together, when both were shown."""
    lead, co = pair
    began, last = (case.began, 14) if case else (-8, 17)  # the half-way case is written last, so it is listed first
    _turn(desk, lead, today, began)
    record = desk.start_case(incoming.reference, lead, co, training=case.id if case else "").record
    reader = Reader(record.form, incoming, record.assessment.case, desk.pen(), {})
    _turn(desk, lead, today, -2, hour=14)
    for part, mode in incoming.modes.items():
        record = choose_mode(desk, record, part, mode.mode, mode.why).record
    record = _sitting(desk, record, reader, Voice.AGREED)
    _turn(desk, lead, today, -1)
    record = _sitting(desk, record, reader, Voice.LEAD)
    _turn(desk, co, today, -1, hour=11)
    record = _sitting(desk, record, reader, Voice.CO)
    _turn(desk, lead, today, -1, hour=last)
    for key, open_item in incoming.goes_ahead.items():
        record = goes_ahead(desk, record, reader.finding(key), **open_item.values()).record
    return desk.keep(record, *_said(desk, reader, Voice.AGREED, compared=True))


def _turn(desk: Casework, who: Practitioner, today: date, days: int, hour: int = 10) -> None:
    """``who`` is at the keyboard, so many days from today, at that hour."""
    moment = datetime.combine(today + timedelta(days=days), time(hour)).astimezone()
    desk.clock = lambda: moment
    desk.hand_over(who.id)


def _sitting(desk: Casework, record: Record, reader: Reader, voice: Voice) -> Record:
    """What one voice says, then finishes; what was told is kept in the first sitting."""
    step = desk.keep(record, *_said(desk, reader, voice))
    step.saved.result()  # said before it is shown: what is shown is what stands in the journal
    record = step.record
    finished = [part for part, voices in reader.incoming.finished.items() if voice in voices]
    passes = [entry for part in finished for entry in finishing(desk, record, part, voice)]
    if passes:
        step = desk.keep(record, *passes)
        step.saved.result()
        record = step.record
    for fields in reader.incoming.told if voice is Voice.AGREED else ():
        record = tell_someone(desk, record, fields).record
    return record


def _said(desk: Casework, reader: Reader, voice: Voice, *, compared: bool = False) -> Iterator[Entry]:
    """The entries of one voice: what is answered together, or, ``compared``, what was agreed after both were shown."""
    reader = replace(reader, pen=desk.pen())  # it goes on knowing the rows of the first sitting
    hidden: dict[str, None] = {each.value: None for each in Voice if each is not voice}
    if voice is not Voice.AGREED:
        hidden["two_views"] = None
    for path, question in reader.incoming.answers.items():
        was_alone = question.lead is not None
        if was_alone is (compared or voice is not Voice.AGREED):
            yield from reader.question(path, question.changed(**hidden))


def _text(desk: Casework, today: date) -> str:
    """The case's file with the days of now and the hash of the form that the store uses."""
    plain = (files("hsb_wizard.casework") / "demo_case.json").read_text(encoding="utf-8")
    return dated(plain, desk.form, today)
