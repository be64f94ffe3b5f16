"""The copy for whoever asks what is held about them: made from the record and its journal, written and noted."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads import Exported
from hsb_wizard.casework import names, printing
from hsb_wizard.casework.exporting import NOT_SAID, check_code, documents_folder
from hsb_wizard.casework.left import ACCESS_COPY, left
from hsb_wizard.casework.putting_down import WRITING, put_down
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import RefusedInput, StoreReadOnly
from hsb_wizard.report.document import Document
from hsb_wizard.text import file_words
from hsb_wizard.values import replace
from hsb_wizard.watch import Watch

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework

TEXT = ".txt"
DRAFTING, LOOKING, PRINTING = "Gathering what is held", "Looking for names", "Setting it out"


def recipients(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """Who has had a document or a sealed copy, as the journal says it, in its order: in words, not as it is kept."""
    made = []
    for each in reversed(left(entries, {})):
        whom = ": ".join(words for words in (each.reader or NOT_SAID, each.purpose) if words)
        made.append(f"{in_words(each.at[:10])}: {each.what}, for {whom}")
    return tuple(made)


def document(desk: Casework, record: Record, code: str) -> Document:
    """The copy, drafted and not yet printed."""
    from hsb_wizard.report.access_copy import Asked, access_copy

    case = record.assessment.case
    entries = desk.on_vault(lambda vault: vault.entries(case)).result()
    written = datetime.fromisoformat(record.assessment.changed_at)
    asked = Asked(record.form, record.assessment, recipients(entries), written, check_code(code))
    return access_copy(asked)


def offered(reference: str) -> Path:
    """Where the copy is offered to be written: its name says the record's number and no more."""
    return documents_folder() / f"Assessment {file_words(reference)} copy{TEXT}"


def write(desk: Casework, record: Record, out: Path, reader: str = "", watch: Watch | None = None) -> Path:
    """Write the copy as text, HTML, JSON or PDF, by the name of the file, and note it in the journal.

    Slow: never on the event loop. Raises RefusedInput, RefusedTarget, TargetInProgram, StoppedAtPlace, StoreReadOnly,
    and Stopped where ``watch`` was; no copy is left then.
    """
    from hsb_wizard.report.write import check_target

    check_target(out)
    if desk.read_only:
        raise StoreReadOnly(desk.folder)
    seen = watch or Watch()
    seen.at(0, 1, DRAFTING)
    code = desk.record_code(record.assessment.case).result()
    made = document(desk, record, code)
    seen.at(0.2, 1, LOOKING)
    names.stop(desk, record.assessment.case, made)
    seen.at(0.4, 1, PRINTING)
    kind, pages = TEXT.removeprefix("."), 0
    if out.suffix.casefold() == TEXT:
        from hsb_wizard.report.plain import print_text

        data = print_text(made)
    else:
        try:
            chosen = printing.format_of(out)
        except RefusedInput:
            raise RefusedInput(f"there is no copy of the kind '{out.suffix}'; .txt, .html, .json, .pdf") from None
        leaf = printing.printed(made, chosen, watch=seen.part(0.4, 1.0))
        data, kind, pages = leaf.data, leaf.format, leaf.pages
    note = Exported(ACCESS_COPY, reader or NOT_SAID, "subject access", code, hashlib.sha256(data).hexdigest())
    note = replace(note, format=kind, pages=pages)
    seen.no_return(WRITING)
    return put_down(desk, record.assessment.case, data, out, (Kind.EXPORTED, note))
