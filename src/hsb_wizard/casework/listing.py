"""Rows listed alone, then agreed: take a row of either list into the agreed one, or leave it out, and say why."""

from __future__ import annotations

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.listing import Pair, cells_to_take, matched
from hsb_wizard.assessment.payloads import AnswerGiven, Empty
from hsb_wizard.casework.drafts import said_of
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.casework.verbs import not_yours
from hsb_wizard.errors import NotAllowed


def unlist(desk: Casework, record: Record, path: str, row: str, voice: Voice) -> Step | None:
    """Take a row out of one's own list, before both are shown: its cells are taken back. None where it has none."""
    refused = not_yours(desk, record, path, voice)
    if refused:
        raise NotAllowed(refused)
    a, pen = record.assessment, desk.pen()
    cells = [at for who, at in a.answers if who is voice and at.startswith(f"{path}/{row}/")]
    gone = tuple(entry for at in cells if (entry := pen.clear(a, at, voice)) is not None)
    return desk.keep(record, *gone) if gone else None


def take_row(desk: Casework, record: Record, path: str, row: str, settled: str = "") -> Step:
    """Take one thing into the agreed list, with what both said the same of it. Raises NotAllowed.

    Where only one of them listed it, what settled it is asked. Details on which they differ stay open in the row.
    """
    return desk.keep(record, *row_entries(desk, record, path, _settled(desk, record, path, row, settled), settled))


def row_entries(desk: Casework, record: Record, path: str, pair: Pair, settled: str = "") -> tuple[Entry, ...]:
    """The entries of one thing that goes into the agreed list, for whoever keeps several in one doing."""
    a, pen, keys, row = record.assessment, desk.pen(), record.form.question(path).match_on, pair.row
    made: list[Entry] = [pen.write(a.case, Kind.ROW_ADDED, Empty(), f"{path}/{row}", Voice.AGREED)]
    for field, said in cells_to_take(record.form, a, path, pair).items():
        given = said_of(said)
        if field == keys[0] and settled.strip():
            given = AnswerGiven(given.value, given.missing, given.note, settled=settled.strip())
        made.append(pen.answer(a, f"{path}/{row}/{field}", given))
    return tuple(made)


def leave_out(desk: Casework, record: Record, path: str, row: str, settled: str) -> Step:
    """One thing does not go into the agreed list; both lists keep it. Raises NotAllowed without what settled it."""
    _settled(desk, record, path, row, settled)
    if not settled.strip():
        raise NotAllowed("Say in a line why it is left out.")
    a, pen, keys = record.assessment, desk.pen(), record.form.question(path).match_on
    said = pen.answer(a, f"{path}/{row}/{keys[0]}", AnswerGiven(settled=settled.strip()))
    return desk.keep(record, said, pen.write(a.case, Kind.ROW_REMOVED, Empty(), f"{path}/{row}", Voice.AGREED))


def _settled(desk: Casework, record: Record, path: str, row: str, settled: str) -> Pair:
    """The thing that ``row`` stands for, once it may be settled."""
    refused = not_yours(desk, record, path, Voice.AGREED)
    if refused:
        raise NotAllowed(refused)
    pair = next((each for each in matched(record.form, record.assessment, path) if each.row == row), None)
    if pair is None:
        raise NotAllowed("Neither of you listed this.")
    if not pair.by_both and not settled.strip():
        raise NotAllowed("Only one of you listed this: say what settled it.")
    return pair
