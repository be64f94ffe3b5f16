"""Is this document current? A file is compared with what left this store and with the record as it is now. Offline.

A document left here if its bytes have a hash that the journal noted; whether it is current, the record code says. Where
the bytes are not known, a record code inside the file says whose it claims to be. Nothing is stored by asking. What
must not enter here: what a document says.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import CaseId, Kind
from hsb_wizard.assessment.lifecycle import fully_signed, status, version
from hsb_wizard.assessment.payloads import Exported
from hsb_wizard.casework.exporting import NOT_SAID, editions
from hsb_wizard.errors import ExitCode, RefusedInput
from hsb_wizard.values import Frozen

if TYPE_CHECKING:
    from hsb_wizard.assessment.entries import Entry
    from hsb_wizard.assessment.model import Assessment
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.store.vault import Vault

CURRENT, SUPERSEDED, ALTERED, NOT_OURS = "current", "superseded", "altered", "not ours"
EXIT = {
    CURRENT: ExitCode.GOOD,
    SUPERSEDED: ExitCode.SUPERSEDED,
    ALTERED: ExitCode.ALTERED,
    NOT_OURS: ExitCode.NOT_OURS,
}
LARGEST = 200_000_000  # bytes: no document of this program is near it
_CODE = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


class Checked(Frozen, frozen=True):
    """How a document stands, in three sentences: what it is, what is safe, what to do."""

    standing: str
    what: str
    safe: str
    do: str
    locked: bool = False  # it could not be looked into

    @property
    def exit_code(self) -> ExitCode:
        """What the command ends with."""
        return EXIT[self.standing]

    def __str__(self) -> str:
        """The three as one paragraph."""
        return f"{self.what} {self.safe} {self.do}"


def check_document(desk: Casework, file: Path, password: str = "") -> Future[Checked]:
    """Compare ``file`` with this store. ``password`` opens a locked file whose bytes are not known here.

    The file is read at once; raises RefusedInput where it cannot be. The future raises what reading the store raises.
    """
    data = _read(file)

    def work(vault: Vault) -> Checked:
        digest = hashlib.sha256(data).hexdigest()
        for case, entry, note in _left(vault):
            if digest in (note.sha256, note.sent_sha256):
                return _ours(entry, note, _assessment(vault, case), vault.record_code(case))
        texts = _inside(data, password)
        for code in dict.fromkeys(_CODE.findall(texts or "")):
            if case_of := _whose(vault, code):
                return _altered(_assessment(vault, case_of))
        return _not_ours(locked=texts is None, tried=bool(password))

    return desk.on_vault(work)


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            raise RefusedInput("it is larger than any document of this program", place=file.name)
        return file.read_bytes()
    except OSError as problem:
        raise RefusedInput("there is no file of that name that can be read", place=file.name) from problem


def _left(vault: Vault) -> Iterator[tuple[CaseId, Entry, Exported]]:
    """Every document that left, of every record, the last first."""
    for summary in vault.cases():
        for entry in reversed(vault.entries(summary.case)):
            if entry.kind is Kind.EXPORTED and isinstance(entry.payload, Exported):
                yield summary.case, entry, entry.payload


def _assessment(vault: Vault, case: CaseId) -> Assessment:
    return fold(case, vault.entries(case))


def _inside(data: bytes, password: str) -> str | None:
    """What a file says about itself; None where it is locked."""
    if b"%PDF-" not in data[:1024]:
        return data.decode("utf-8", "replace")
    from hsb_wizard.report.pdf import says_of_itself

    return says_of_itself(data, password)


def _whose(vault: Vault, code: str) -> CaseId | None:
    """The record that has or had this record code."""
    from hsb_wizard.store import journal
    from hsb_wizard.store.printed import find

    with vault.room.reading() as connection:
        found = find(journal.links(connection), code)
    return found.case if found else None


# ------------------------------------------------------------------ in three sentences


def _ours(entry: Entry, note: Exported, a: Assessment, code: str) -> Checked:
    title = next((each.title for each in editions() if each.id == note.edition), note.edition)
    whom = "" if note.reader == NOT_SAID else f" for {note.reader}"
    draft = ", as a draft" if note.draft else ""
    left = f"the document '{title}' of {a.reference}, which left here on {in_words(entry.at[:10])}{whom}{draft}"
    if note.record_code == code:
        return Checked(
            CURRENT,
            f"Current: {left}. The record has not changed since.",
            "Every byte of the file is as it left.",
            "It can be relied on for what it says of that day; a draft is still a draft." if draft else "Use it.",
        )
    return Checked(
        SUPERSEDED,
        f"Superseded: {left}. The record has changed since, last on {in_words(a.changed_at[:10])}: {_now(a)}.",
        "Every byte of the file is as it left; what it says was so on that day.",
        "Make the document again for whoever holds this one, and ask them to destroy the old one.",
    )


def _now(a: Assessment) -> str:
    """What superseded it."""
    if fully_signed(a):
        day = in_words(max(each.at for each in a.signatures)[:10])
        return f"version {version(a)}, signed {day}"
    return f"version {version(a)}, not signed yet ({status(a)})"


def _altered(a: Assessment) -> Checked:
    return Checked(
        ALTERED,
        f"Altered: the file says it was made from {a.reference}, but no document with these bytes left this store.",
        "The record here is untouched, and nothing was stored.",
        "Do not rely on it. A program that only saves a file again alters it too: ask for the file as it was sent, or "
        "make the document again.",
    )


def _not_ours(*, locked: bool, tried: bool) -> Checked:
    inside = "nothing in it names a record here"
    do = "Ask who sent it which service made it, and have it checked there."
    if locked:
        inside = "it is locked, and that password does not open it" if tried else "it is locked"
        do = "Give its password to look inside, or ask who sent it which service made it."
    return Checked(
        NOT_OURS,
        f"Not ours: no document with these bytes left this store, and {inside}.",
        "Nothing was stored or changed.",
        do,
        locked,
    )
