"""Making paper to work with: drafted, looked through for names, printed, written, and noted in the journal.

The print room is loaded when a sheet is asked for, and no sooner.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.assessment.agreement import shown_to_both
from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import Exported
from hsb_wizard.assessment.stars import without_stars
from hsb_wizard.casework import names
from hsb_wizard.casework.exporting import NOT_SAID
from hsb_wizard.casework.printing import PDF, PRINTING, printed
from hsb_wizard.casework.putting_down import WRITING, put_down
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.speaking import catalogue
from hsb_wizard.forms.spoken import language_of
from hsb_wizard.sentences import speaking
from hsb_wizard.text import file_words
from hsb_wizard.values import Frozen, replace
from hsb_wizard.watch import Watch

if TYPE_CHECKING:
    from hsb_wizard.report.document import Document

OURS = "the two assessors"


class WantedSheet(Frozen, frozen=True):
    """Which sheet is asked for, and where it goes; ``voice`` is whose rating sheet it is."""

    kind: str
    out: Path
    voice: Voice | None = None
    overwrite: bool = False


class MadeSheet(Frozen, frozen=True):
    """Where a sheet was written, and how many pages it has."""

    path: Path
    pages: int


def kinds() -> dict[str, str]:
    """Every sheet by its name, with its title, in order."""
    from hsb_wizard.report.sheets import TITLES

    return dict(TITLES)


def drafted(record: Record, kind: str, voice: Voice | None = None) -> Document:
    """The sheet as a document; ``voice`` is whose rating sheet it is. Pure."""
    from hsb_wizard.report.sheets import Sheet, sheet

    a = without_stars(shown_to_both(record.form, record.active))
    whose = a.name_of(voice) if voice else ""
    with speaking(catalogue(language_of(record.form))):
        return sheet(
            kind, Sheet(record.form, a, record.play, record.today, datetime.fromisoformat(a.changed_at), whose)
        )


def make_sheet(desk: Casework, record: Record, wanted: WantedSheet, watch: Watch | None = None) -> MadeSheet:
    """Write one sheet as a PDF. Slow: never on the event loop.

    Raises RefusedTarget, TargetInProgram, StoppedAtPlace where a name that must never be printed stands in it, Stopped
    where ``watch`` was, and what the strong room raises where it cannot be noted; then nothing is left.
    """
    seen, case = watch or Watch(), record.assessment.case
    check_target(wanted)
    seen.at(0, 1, PRINTING)
    document = drafted(record, wanted.kind, wanted.voice)
    names.stop(desk, case, document)
    code = desk.record_code(case).result()  # of what is printed: somebody may go on working meanwhile
    leaf = printed(document, PDF, watch=seen)
    note = replace(Exported(wanted.kind, OURS, NOT_SAID, code, leaf.plain_sha256), format=PDF, pages=leaf.pages)
    seen.no_return(WRITING)
    path = put_down(desk, case, leaf.data, wanted.out, (Kind.EXPORTED, note), overwrite=wanted.overwrite)
    return MadeSheet(path, leaf.pages)


def check_target(wanted: WantedSheet) -> None:
    """Ask whether the sheet may lie there, before it is made. Raises RefusedTarget, TargetInProgram."""
    from hsb_wizard.report.write import check_target as check

    check(wanted.out, overwrite=wanted.overwrite)


def file_name(record: Record, kind: str) -> str:
    """A neutral name: "Assessment A-0007 rating sheet.pdf"."""
    return f"Assessment {file_words(record.assessment.reference)} {kind.replace('-', ' ')}.pdf"
