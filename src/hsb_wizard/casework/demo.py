"""A throw-away store with one made-up case half way through: what the demonstration, its pictures and tests open.

The case stands in demo_case.json, in the format of docs/exchange.md, with days counted from today; its two assessors
write it through the verbs of the house, so that its journal is as real as any. No case about anybody may enter here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.entries import Entry, Voice
from hsb_wizard.casework.bringing_in import Reader
from hsb_wizard.casework.exchange import RecordIn, read
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.verbs import finish_pass, tell_someone

if TYPE_CHECKING:
    from hsb_wizard.forms.form import Form
    from hsb_wizard.store.practitioners import Practitioner
    from hsb_wizard.store.vault import Vault

AMINA, TOM, PRIYA = "Amina Khan", "Tom Rees", "Priya Nair"
_DAY = re.compile(r"\{day ([+-]\d+)( in words)?\}")
_MONTH = re.compile(r"\{month ([+-]\d+)\}")


def make(folder: Path, passphrase: str) -> None:
    """A store in ``folder`` for three people, each with ``passphrase``, and the case in it.

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
        desk.confirm(TOM, passphrase).result()
        people = {person.name: person for person in desk.people().result()}
        fill(desk, people[AMINA], people[TOM])
    finally:
        desk.close()


def fill(desk: Casework, lead: Practitioner, co: Practitioner) -> Record:
    """The made-up case, written by its two assessors on the days before today; gives the record as it then stands."""
    clock, today = desk.clock, desk.today()
    incoming = read(_text(desk, today))
    try:
        _turn(desk, lead, today, -8)
        record = desk.start_case(incoming.reference, lead, co).record
        _turn(desk, lead, today, -2, hour=14)
        record = _sitting(desk, record, incoming, Voice.AGREED)
        _turn(desk, lead, today, -1)
        record = _sitting(desk, record, incoming, Voice.LEAD)
        _turn(desk, co, today, -1, hour=11)
        record = _sitting(desk, record, incoming, Voice.CO)
        _turn(desk, lead, today, -1, hour=14)
        step = desk.keep(record, *_said(desk, record, incoming, Voice.AGREED, compared=True))
        step.saved.result()
    finally:
        desk.clock = clock
        desk.hand_over(desk.me.id)
    return step.record


def _turn(desk: Casework, who: Practitioner, today: date, days: int, hour: int = 10) -> None:
    """``who`` is at the keyboard, so many days from today, at that hour."""
    moment = datetime.combine(today + timedelta(days=days), time(hour)).astimezone()
    desk.clock = lambda: moment
    desk.hand_over(who.id)


def _sitting(desk: Casework, record: Record, incoming: RecordIn, voice: Voice) -> Record:
    """What one voice says, in one go, then its finished passes; what was told is kept in the first sitting."""
    record = desk.keep(record, *_said(desk, record, incoming, voice)).record
    for part, voices in incoming.finished.items():
        if voice in voices:
            record = finish_pass(desk, record, part, voice).record
    for fields in incoming.told if voice is Voice.AGREED else ():
        record = tell_someone(desk, record, fields).record
    return record


def _said(
    desk: Casework, record: Record, incoming: RecordIn, voice: Voice, *, compared: bool = False
) -> Iterator[Entry]:
    """The entries of one voice: what is answered together, or, ``compared``, what was agreed after both were shown."""
    reader = Reader(record.form, incoming, record.assessment.case, desk.pen(), {})
    for path, question in incoming.answers.items():
        was_alone = question.lead is not None
        if voice is Voice.AGREED and was_alone is not compared:
            continue
        for entry in reader.question(path, question):
            if entry.voice is voice:
                yield entry


def _text(desk: Casework, today: date) -> str:
    """The case's file with the days of now and the hash of the form that the store uses."""
    plain = (files("hsb_wizard.casework") / "demo_case.json").read_text(encoding="utf-8")
    return dated(plain, desk.form, today)


def dated(plain: str, form: Form, today: date) -> str:
    """A made-up case with its days counted from ``today``, on ``form``: text that `exchange.read` takes."""

    def day(found: re.Match[str]) -> str:
        written = (today + timedelta(days=int(found[1]))).isoformat()
        return in_words(written) if found[2] else written

    def month(found: re.Match[str]) -> str:
        year, past = divmod(today.year * 12 + today.month - 1 + int(found[1]), 12)
        return f"{year}-{past + 1:02}"

    content = json.loads(_MONTH.sub(month, _DAY.sub(day, plain)))
    content["form"] = {"id": form.id, "version": form.version, "hash": form.hash}
    return json.dumps(content)
