"""Figures of the boards' page: six lines of counts over 10,000 assessments, as `hsb-wizard board` makes them."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from benchmarks.figures import NotMeasured, Samples, in_turn
from benchmarks.made_up import CO, LEAD, prose
from benchmarks.workshop import PASSPHRASE, Workshop
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import CaseId, EntryId, Kind, PractitionerId, Voice
from hsb_wizard.assessment.payloads import AgenciesAgreed, AnswerGiven, CaseOpened, Payload
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.board.quarter import Line, Quarter, quarter_of
from hsb_wizard.casework import door
from hsb_wizard.casework.for_the_board import KINDS, board_lines
from hsb_wizard.casework.reception import Casework
from hsb_wizard.forms.form import Form
from hsb_wizard.store import journal, projections
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.vault import Vault

CASES = 10_000
DAYS = 3_650  # on which they were opened: ten years
ANSWERS = 12  # of each case; with what is counted fourteen or fifteen entries
QUARTER, LAST = Quarter(2026, 3), date(2026, 9, 30)
COUNTED = tuple(kind.value for kind in KINDS)


def counting(workshop: Workshop, rounds: int) -> Samples:
    """The six lines over 10,000 assessments, against reading and counting the same entries out of plain SQLite."""
    with many(workshop) as (desk, plain):

        def ours() -> tuple[Line, ...]:
            return board_lines(desk, QUARTER).result()

        def plainly() -> Counter[str]:
            marks = ",".join("?" * len(COUNTED))
            found = plain.execute(
                f"SELECT case_id, kind, payload FROM entry WHERE kind IN ({marks}) ORDER BY case_id, seq",  # noqa: S608
                COUNTED,
            )
            return Counter(kind for case, kind, payload in found if case in those and json.loads(payload) is not None)

        those = {_case(number) for number in range(CASES) if quarter_of(_day(number)) == QUARTER}
        if ours()[0].parts[0].count != len(those) or plainly()[Kind.CASE_OPENED.value] != len(those):
            raise NotMeasured("Not every assessment is counted.")
        return in_turn(ours, plainly, rounds)


@contextmanager
def many(workshop: Workshop) -> Iterator[tuple[Casework, sqlite3.Connection]]:
    """A store of 10,000 assessments, open, and a plain file with the same entries."""
    place = workshop.place / f"counted-{os.urandom(4).hex()}"
    place.mkdir()
    desk, _ = door.create(place / "store", LEAD, frozenset({"assessor", "administrator"}), PASSPHRASE, TEST)
    plain = sqlite3.connect(place / "plain.db", isolation_level=None)
    try:
        desk.on_vault(lambda vault: _filled(vault, desk.form)).result()
        desk.on_vault(lambda vault: _copied(vault, place / "plain.db")).result()
        yield desk, plain
    finally:
        plain.close()
        desk.close(back_up=False)


def _filled(vault: Vault, form: Form) -> None:
    paths = [path for path in form.questions if form.question(path).type == "long_text"][:ANSWERS]
    with vault.room.writing() as connection:
        for number in range(CASES):
            case, at = _case(number), f"{_day(number).isoformat()}T10:00:00+00:00"
            entries = list(_entries(vault.me.id, case, at, form, paths, number))
            journal.append(connection, vault.room.writer, entries, {})
            projections.project(connection, entries)
            line = CaseSummary(case, f"A-{number:05}", "Draft", LEAD, CO, at[:10], at, at)
            projections.put_summary(connection, line)


def _case(number: int) -> CaseId:
    return CaseId(f"{number:032x}")


def _day(number: int) -> date:
    return LAST - timedelta(days=number % DAYS)


def _entries(who: PractitionerId, case: CaseId, at: str, form: Form, paths: list[str], number: int) -> Iterator[Entry]:
    def entry(kind: Kind, said: Payload, target: str | None = None) -> Entry:
        voice = Voice.AGREED if kind is Kind.ANSWER_GIVEN else None
        return Entry(EntryId(os.urandom(16).hex()), case, at, kind, who, who, said, voice, target)

    yield entry(Kind.CASE_OPENED, CaseOpened(f"A-{number:05}"))
    yield entry(Kind.ANSWER_GIVEN, AnswerGiven("go_on"), form.role("gate"))
    for each, path in enumerate(paths):
        yield entry(Kind.ANSWER_GIVEN, AnswerGiven(prose(number + each, 2)), path)
    if number % 2:
        yield entry(Kind.AGENCIES_AGREED, AgenciesAgreed(at[:10], LEAD, ""))


def _copied(vault: Vault, path: Path) -> None:
    """The same rows, in a file that nothing encrypts."""
    plain = sqlite3.connect(path, isolation_level=None)
    plain.execute("CREATE TABLE entry (case_id TEXT, seq INTEGER, kind TEXT, target TEXT, hash BLOB, payload BLOB)")
    with vault.room.reading() as connection:
        rows = connection.execute("SELECT case_id, seq, kind, target, hash, payload FROM entry").fetchall()
    plain.execute("BEGIN")
    plain.executemany("INSERT INTO entry VALUES (?,?,?,?,?,?)", rows)
    plain.execute("COMMIT")
    plain.close()
