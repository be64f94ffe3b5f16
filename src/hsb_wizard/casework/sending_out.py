"""Letters and the calendar file, written into a folder kept for the case: each whole, each noted in the journal.

A file name holds the reference and a number, never who it is about. What a letter says is `report.letters`.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads import Exported
from hsb_wizard.casework import names
from hsb_wizard.casework.calendar import calendar_file
from hsb_wizard.casework.exporting import NOT_SAID
from hsb_wizard.casework.putting_down import put_down
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.tasks import tasks
from hsb_wizard.errors import NotAllowed, RefusedTarget, Stopped, StoppedBetween
from hsb_wizard.text import file_words
from hsb_wizard.watch import Watch

if TYPE_CHECKING:
    from hsb_wizard.report.letters import Letter as Letter  # noqa: PLC0414 - handed on to the screens

WRITING = "Writing the letters"
KINDS = {"request": "request", "reminder": "reminder", "manager": "to a manager"}


def letters_due(record: Record) -> tuple[Letter, ...]:
    """A letter for each agency that was asked and has not answered. Pure."""
    from hsb_wizard.report.letters import letters

    return letters(record.form, record.active, record.today, record.house_rules.thresholds.chase_days)


def file_name(record: Record, number: int, letter: Letter) -> str:
    """A neutral name: "Assessment A-0007 letter 02 social care request.txt"."""
    agency = letter.agency.replace("_", " ")
    about = file_words(record.assessment.reference)
    return f"Assessment {about} letter {number:02d} {agency} {KINDS[letter.kind]}.txt"


def write_letters(desk: Casework, record: Record, folder: Path, watch: Watch | None = None) -> tuple[Path, ...]:
    """Write every letter that is due into ``folder``; give those that were. Slow: never on the event loop.

    A letter that stands there word for word was written before somebody stopped, and stays. Raises NotAllowed where
    none is due, RefusedTarget, TargetInProgram and StoppedAtPlace before anything is written, StoppedBetween where
    ``watch`` was stopped after some, and what the strong room raises where one cannot be noted; that one is not there.
    """
    wanted = to_write(record, folder)
    seen = watch or Watch()
    seen.at(0, 1, WRITING)
    case = record.assessment.case
    for _, each in wanted:
        names.stop(desk, case, each.text)
    code = desk.record_code(case).result()
    made: list[Path] = []
    for target, each in wanted:
        try:
            seen.at(len(made), len(wanted), WRITING, f"{len(made) + 1} of {len(wanted)}")
        except Stopped:
            if made:
                raise StoppedBetween(len(made), len(wanted), "letter") from None
            raise
        made.append(_written(desk, record, code, target, each.text.encode("utf-8"), ("letter", each.to, each.kind)))
    return tuple(made)


def check_folder(record: Record, folder: Path) -> None:
    """Whether letters can go into ``folder``, before any of them is drafted. Raises NotAllowed, RefusedTarget."""
    if not letters_due(record):
        raise NotAllowed(
            "No letter is due: no card says that an agency was asked and has not answered.",
            'Add a card under "Who we have asked" with the status "Asked, not in yet".',
        )
    if not folder.is_dir():
        raise RefusedTarget(folder, "that folder is not there")


def to_write(record: Record, folder: Path) -> tuple[tuple[Path, Letter], ...]:
    """The letters that are still to be written into ``folder``, each with its place.

    Raises NotAllowed where none is due, RefusedTarget, TargetInProgram; also where every letter stands there already.
    """
    from hsb_wizard.report.write import check_target

    check_folder(record, folder)
    due = letters_due(record)
    targets = [(folder / file_name(record, number, each), each) for number, each in enumerate(due, start=1)]
    left = tuple((target, each) for target, each in targets if not _says(target, each))
    for target, _ in left or targets:
        check_target(target)
    return left


def _says(target: Path, letter: Letter) -> bool:
    """Whether the file at ``target`` is that letter, word for word."""
    try:
        return target.read_bytes() == letter.text.encode("utf-8")
    except OSError:
        return False


def write_calendar(desk: Casework, record: Record, target: Path) -> Path:
    """Write the days on which something is due as a calendar file. Raises RefusedTarget and TargetInProgram."""
    from hsb_wizard.report.write import check_target

    check_target(target)
    code = desk.record_code(record.assessment.case).result()
    data = calendar_file(record.assessment, tasks(record))
    names.stop(desk, record.assessment.case, data.decode("utf-8"))
    return _written(desk, record, code, target, data, ("calendar", NOT_SAID, "days of tasks"))


def _written(desk: Casework, record: Record, code: str, target: Path, data: bytes, what: tuple[str, str, str]) -> Path:
    """Write one file and note that it left; what cannot be noted does not stay."""
    edition, reader, purpose = what
    note = Exported(edition, reader, purpose, code, hashlib.sha256(data).hexdigest())
    return put_down(desk, record.assessment.case, data, target, (Kind.EXPORTED, note))
