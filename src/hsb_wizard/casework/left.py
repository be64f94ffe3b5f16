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
from hsb_wizard.casework.exporting import NOT_SAID, check_code
from hsb_wizard.casework.history import names_of
from hsb_wizard.values import Frozen

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.store.vault import Vault

ACCESS_COPY = "access-copy"
OTHERS: Mapping[str, str] = {
    "letter": "Letter",
    "calendar": "Calendar file",
    ACCESS_COPY: "Copy of what is held",
}
SEALED = "Sealed copy"
NOBODY = "somebody who is not listed here"


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


def left(entries: Iterable[Entry], names: Mapping[str, str]) -> tuple[Left, ...]:
    """What left, the newest first. ``names`` are people by their id."""
    titles, editions = {**sheets.kinds(), **OTHERS}, {each.id: each for each in exporting.editions()}
    found = []
    for each in entries:
        said, by = each.payload, names.get(each.who, NOBODY)
        if each.kind is Kind.EXPORTED and isinstance(said, Exported):
            what = titles.get(said.edition, said.edition.replace("-", " ").capitalize())
            if said.edition in editions:
                what = exporting.title_of(editions[said.edition], said.household)
            found.append(
                Left(
                    what,
                    each.at,
                    by,
                    check_code(said.record_code) if said.record_code else "",
                    _said(said.reader),
                    _said(said.purpose),
                    said.pages,
                    said.draft,
                )
            )
        elif each.kind is Kind.BUNDLE_SENT and isinstance(said, BundleSent):
            found.append(Left(SEALED, each.at, by, check_code(said.record_code), _said(said.reader)))
    return tuple(reversed(found))


def _said(words: str) -> str:
    return "" if words == NOT_SAID else words


def has_left(desk: Casework, case: CaseId) -> Future[tuple[Left, ...]]:
    """What left of ``case``, read where the journal is."""

    def work(vault: Vault) -> tuple[Left, ...]:
        return left(vault.entries(case), names_of(vault))

    return desk.on_vault(work)
