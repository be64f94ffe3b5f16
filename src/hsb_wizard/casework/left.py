"""What left of one record: documents, paper, letters, sealed copies, as the journal noted each.

For whom, why, when, by whom, how long and with which check code. What any of them says must not enter here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import CaseId, Kind
from hsb_wizard.assessment.payloads import BundleSent, Exported
from hsb_wizard.casework import exporting, sheets
from hsb_wizard.casework.current import CURRENT, SUPERSEDED
from hsb_wizard.casework.exporting import NOT_SAID, check_code
from hsb_wizard.casework.history import UNLISTED, names_of
from hsb_wizard.values import Frozen

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.report.edition import Edition
    from hsb_wizard.store.vault import Vault

ACCESS_COPY = "access-copy"
OTHERS: Mapping[str, str] = {
    "letter": "Letter",
    "calendar": "Calendar file",
    exporting.COPY_OUT: "Copy-out sheet",
    ACCESS_COPY: "Copy of what is held",
}
SEALED = "Sealed copy"


class Left(Frozen, frozen=True):
    """One thing that left. ``pages`` is 0 of what has none, and of what left before they were counted."""

    what: str
    at: str
    by: str
    code: str
    reader: str = ""
    purpose: str = ""
    pages: int = 0
    draft: bool = False
    standing: str = ""  # of a document: current, or superseded


def left(entries: Iterable[Entry], names: Mapping[str, str], code: str = "") -> tuple[Left, ...]:
    """What left, the newest first. ``names`` are people by their id; ``code`` is the record code as it is now."""
    editions = {each.id: each for each in exporting.editions()}
    made = (_one(each, names.get(each.who, UNLISTED), code, editions) for each in entries)
    return tuple(reversed([each for each in made if each is not None]))


def _one(each: Entry, by: str, code: str, editions: Mapping[str, Edition]) -> Left | None:
    said = each.payload
    if each.kind is Kind.BUNDLE_SENT and isinstance(said, BundleSent):
        return Left(SEALED, each.at, by, check_code(said.record_code), _said(said.reader))
    if each.kind is not Kind.EXPORTED or not isinstance(said, Exported):
        return None
    what, standing = {**sheets.kinds(), **OTHERS}.get(said.edition, said.edition.replace("-", " ").capitalize()), ""
    if said.edition in editions:
        what = exporting.title_of(editions[said.edition], said.household)
        standing = (CURRENT if said.record_code == code else SUPERSEDED) if code else ""
    return Left(
        what=what,
        at=each.at,
        by=by,
        code=check_code(said.record_code) if said.record_code else "",
        reader=_said(said.reader),
        purpose=_said(said.purpose),
        pages=said.pages,
        draft=said.draft,
        standing=standing,
    )


def _said(words: str) -> str:
    return "" if words == NOT_SAID else words


def has_left(desk: Casework, case: CaseId) -> Future[tuple[Left, ...]]:
    """What left of ``case``, and which documents are current, read where the journal is."""

    def work(vault: Vault) -> tuple[Left, ...]:
        from hsb_wizard.store import journal

        with vault.room.reading() as connection:
            entries = journal.entries_that_left(connection, case)
        return left(entries, names_of(vault), vault.record_code(case)) if entries else ()

    return desk.on_vault(work)
