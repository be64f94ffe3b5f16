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
from hsb_wizard.casework.printing import PDF, printed
from hsb_wizard.casework.putting_down import put_down
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.speaking import catalogue
from hsb_wizard.forms.spoken import language_of
from hsb_wizard.sentences import speaking
from hsb_wizard.text import file_words
from hsb_wizard.values import Frozen, replace

if TYPE_CHECKING:
    from hsb_wizard.report.document import Document

OURS = "the two assessors"


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


def make_sheet(
    desk: Casework, record: Record, kind: str, out: Path, *, voice: Voice | None = None, overwrite: bool = False
) -> MadeSheet:
    """Write one sheet as a PDF. Slow: never on the event loop.

    Raises RefusedTarget, TargetInProgram, StoppedAtPlace where a name that must never be printed stands in it, and what
    the strong room raises where it cannot be noted; then nothing is left.
    """
    from hsb_wizard.report.write import check_target

    check_target(out, overwrite=overwrite)
    document = drafted(record, kind, voice)
    names.stop(desk, record.assessment.case, document)
    leaf = printed(document, PDF)
    code = desk.record_code(record.assessment.case).result()
    line = (Kind.EXPORTED, replace(Exported(kind, OURS, NOT_SAID, code, leaf.plain_sha256), format=PDF))
    path = put_down(desk, record.assessment.case, leaf.data, out, line, overwrite=overwrite)
    return MadeSheet(path, leaf.pages)


def file_name(record: Record, kind: str) -> str:
    """A neutral name: "Assessment A-0007 rating sheet.pdf"."""
    return f"Assessment {file_words(record.assessment.reference)} {kind.replace('-', ' ')}.pdf"
