"""Tables for listing and searching, written in the transaction of their entries and made again from them at any time.

What is shown of a case is decided at the desk: the list's line comes in as a `CaseSummary`. Nothing is ever read from a
projection to decide what a record says.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from operator import itemgetter

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import CaseId, Kind, Voice
from hsb_wizard.assessment.payloads import AnswerGiven, FormMoved
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.store.chain import canonical
from hsb_wizard.store.engine import Connection
from hsb_wizard.values import parts

Key = tuple[str, str, str]  # case, voice, target
Said = tuple[str | None, str | None, str]  # value as canonical JSON, missing state, note

_CHANGED = itemgetter(7)
# Each of these changes a row where it stands: REPLACE would take it out and put it elsewhere, in twice the pages.
_PUT_LINE = (
    "INSERT INTO assessment VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (case_id) DO UPDATE SET "
    "reference = excluded.reference, status = excluded.status, lead_name = excluded.lead_name, "
    "co_name = excluded.co_name, allocated = excluded.allocated, opened_at = excluded.opened_at, "
    "changed_at = excluded.changed_at"
)
_PUT_ANSWER = (
    "INSERT INTO answer (case_id, voice, target, value, missing, note) VALUES (?,?,?,?,?,?) "
    "ON CONFLICT (case_id, voice, target) DO UPDATE SET "
    "value = excluded.value, missing = excluded.missing, note = excluded.note"
)
_LIST = "SELECT case_id, reference, status, lead_name, co_name, allocated, opened_at, changed_at FROM assessment"


def change(entry: Entry) -> tuple[Key, Said | None] | None:
    """Give what ``entry`` does to the search table: a key with what is said there now, or with None where it goes."""
    key = (str(entry.case), (entry.voice or Voice.AGREED).value, entry.target or "")
    if entry.kind is Kind.ANSWER_GIVEN and isinstance(entry.payload, AnswerGiven):
        given = entry.payload
        value = None if given.value is None else canonical(given.value).decode("utf-8")
        return key, (value, given.missing, given.note)
    if entry.kind in (Kind.ANSWER_CLEARED, Kind.ANSWER_GIVEN):
        return key, None  # taken back, or what it said was taken out of the journal
    if entry.kind is Kind.TWO_VIEWS_RECORDED:
        return (key[0], Voice.AGREED.value, key[2]), None
    return None


def renamed(entry: Entry) -> Mapping[str, str]:
    """The questions that ``entry`` gives another path: what was said there is found under the new one."""
    return entry.payload.renamed if isinstance(entry.payload, FormMoved) else {}


def _under_new_names(table: dict[Key, Said], case: str, names: Mapping[str, str]) -> dict[Key, Said]:
    made = {}
    for (of, voice, target), said in table.items():
        question, slash, rest = target.partition("/")
        path = names.get(question, question) if of == case else question
        made[of, voice, path + slash + rest] = said
    return made


def _rename(connection: Connection, case: str, names: Mapping[str, str]) -> None:
    """Give the rows of one case their new targets in the search table: questions that were renamed, and their cells."""
    table = answers(connection, case)
    connection.execute("DELETE FROM answer WHERE case_id = ?", (case,))
    for key, said in _under_new_names(table, case, names).items():
        _put(connection, key, said)


def answers_from(entries: Iterable[Entry]) -> dict[Key, Said]:
    """Replay ``entries`` into what the search table should hold."""
    table: dict[Key, Said] = {}
    for entry in entries:
        if renamed(entry):
            table = _under_new_names(table, str(entry.case), renamed(entry))
        changed = change(entry)
        if changed is None:
            continue
        key, said = changed
        if said is None:
            table.pop(key, None)
        else:
            table[key] = said
    return table


def project(connection: Connection, entries: Iterable[Entry]) -> None:
    """Write what ``entries`` do to the search table."""
    for entry in entries:
        if renamed(entry):
            _rename(connection, str(entry.case), renamed(entry))
        changed = change(entry)
        if changed is None:
            continue
        key, said = changed
        if said is None:
            connection.execute("DELETE FROM answer WHERE case_id = ? AND voice = ? AND target = ?", key)
        else:
            _put(connection, key, said)


def project_anew(connection: Connection, case: CaseId, entries: Iterable[Entry]) -> None:
    """Write the search table of one case anew from all its ``entries``."""
    connection.execute("DELETE FROM answer WHERE case_id = ?", (case,))
    for key, said in answers_from(entries).items():
        _put(connection, key, said)


def agreed_at(connection: Connection, places: Iterable[str], repeat: str) -> dict[str, dict[str, str]]:
    """For each case the agreed texts and choices at ``places`` and in the cells of ``repeat``, by where they stand."""
    wanted = tuple(places)
    marks = ",".join("?" * len(wanted))
    found = connection.execute(
        "SELECT case_id, target, value FROM answer WHERE voice = ? AND value IS NOT NULL "  # noqa: S608
        f"AND (target IN ({marks}) OR target GLOB ?)",
        (Voice.AGREED.value, *wanted, f"{repeat}/*"),
    )
    made: dict[str, dict[str, str]] = {}
    for case, target, value in found:
        said = json.loads(value)
        if isinstance(said, str):
            made.setdefault(case, {})[target] = said
    return made


def answers(connection: Connection, case: str | None = None) -> dict[Key, Said]:
    """Give the search table as it stands, of one case or of all."""
    columns = "SELECT case_id, voice, target, value, missing, note FROM answer"
    found = connection.execute(*((f"{columns} WHERE case_id = ?", (case,)) if case else (columns,)))
    return {(row[0], row[1], row[2]): (row[3], row[4], row[5]) for row in found}


def put_summary(connection: Connection, summary: CaseSummary) -> None:
    """Write the list's line for one case."""
    connection.execute(_PUT_LINE, tuple(parts(summary).values()))


def summaries(connection: Connection) -> tuple[CaseSummary, ...]:
    """Give the list, the case changed last first. Sorted here: the engine wipes all memory it sorts in, and is slow."""
    found = connection.execute(_LIST).fetchall()
    found.sort()
    found.sort(key=_CHANGED, reverse=True)  # stable: within one moment by id
    return tuple([CaseSummary(*row) for row in found])


def rebuild(connection: Connection, entries: Iterable[Entry], lines: Iterable[CaseSummary]) -> None:
    """Empty both tables and write them again."""
    connection.execute("DELETE FROM answer")
    connection.execute("DELETE FROM assessment")
    for key, said in answers_from(entries).items():
        _put(connection, key, said)
    for line in lines:
        put_summary(connection, line)


def _put(connection: Connection, key: Key, said: Said) -> None:
    connection.execute(_PUT_ANSWER, (*key, *said))
