"""Retention and rights: when a record is looked at again, what is due, a hold, taking out one entry, erasing a case.

No date erases anything. Each decision is an entry with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future
from datetime import date
from typing import TYPE_CHECKING

from hsb_wizard.assessment.days import in_words, read_date
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import CaseId, Kind
from hsb_wizard.assessment.payloads import HoldSet, PayloadRemoved, ReviewDateSet, SignatureFell
from hsb_wizard.assessment.retention import Keeping, keeping
from hsb_wizard.casework.record import Record, look
from hsb_wizard.errors import NotAllowed, RefusedInput, StoreReadOnly, UnknownRecord
from hsb_wizard.values import Frozen

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.store.erasing import Erasure
    from hsb_wizard.store.vault import Vault
    from hsb_wizard.watch import Watch

OF_KEEPING = (Kind.REVIEW_DATE_SET, Kind.HOLD_SET)
ONLY_ADMINISTRATOR = "Only an administrator of this store can do this."


class Due(Frozen, frozen=True):
    """One record whose keeping is to be looked at: its line in the list, and what stands."""

    case: CaseId
    reference: str
    status: str
    keeping: Keeping

    @property
    def words(self) -> str:
        """What stands, in a line."""
        said = self.keeping
        when = f"look at it by {in_words(said.review_by)}: {said.reason}" if said.review_by else "no review date set"
        return f"{when}; held: {said.hold_reason}" if said.held else when


def kept(desk: Casework) -> Future[tuple[Due, ...]]:
    """Every record with what was decided about keeping it, the first to look at first."""

    def work(vault: Vault) -> tuple[Due, ...]:
        from hsb_wizard.store import journal

        with vault.room.reading() as connection:
            said = journal.of_kinds(connection, *OF_KEEPING)
        made = [
            Due(line.case, line.reference, line.status, keeping(each for each in said if each.case == line.case))
            for line in vault.cases()
        ]
        return tuple(sorted(made, key=lambda each: (each.keeping.review_by, each.reference)))

    return desk.on_vault(work)


def due(records: Iterable[Due], today: date) -> tuple[Due, ...]:
    """The records whose day has come, or for which nobody said one."""
    return tuple(each for each in records if each.keeping.due(today))


def review_by(desk: Casework, record: Record, day: str, reason: str) -> Future[None]:
    """Say when keeping this record is looked at, and why then. Raises RefusedInput, NotAllowed."""
    if read_date(day) is None:
        raise RefusedInput("a review date is a day, such as 2027-11-20", place="review-by")
    _may_write(desk)
    return desk.noted(record.assessment.case, Kind.REVIEW_DATE_SET, ReviewDateSet(day, _said(reason)))


def hold(desk: Casework, record: Record, on: bool, reason: str) -> Future[None]:
    """Hold the record, so that nobody erases it, or lift that. Raises NotAllowed without a reason."""
    _may_write(desk)
    return desk.noted(record.assessment.case, Kind.HOLD_SET, HoldSet(on, _said(reason)))


def _said(reason: str) -> str:
    if not reason.strip():
        raise NotAllowed("This needs a reason.", "Say it in one line.")
    return reason.strip()


def _may_write(desk: Casework) -> None:
    if desk.read_only:
        raise StoreReadOnly(desk.folder)


def _as_administrator(desk: Casework) -> None:
    _may_write(desk)
    if "administrator" not in desk.me.roles:
        raise NotAllowed(ONLY_ADMINISTRATOR, "Ask one of them to do it.")


class Weighed(Frozen, frozen=True):
    """What erasing would take away, and why it may not be done now (empty where it may)."""

    erasure: Erasure
    reference: str
    refused: str

    @property
    def words(self) -> tuple[str, ...]:
        """As lines for whoever decides."""
        gone = self.erasure
        made = [
            f"Assessment {self.reference}: {_many(gone.entries, 'entry', 'entries')}, all that was ever said in it.",
            f"Every backup of this store ({gone.backups}) is replaced by one without it.",
        ]
        if gone.replaced:
            made.append(f"{_many(gone.replaced, 'copy', 'copies')} kept from before a restore: taken away.")
        if gone.documents or gone.sealed_copies:
            made.append(
                f"Not reached: {_many(gone.documents, 'document', 'documents')} and "
                f"{_many(gone.sealed_copies, 'sealed copy', 'sealed copies')} that left this laptop, and copies that "
                "somebody made of the folder or with 'backup --to'."
            )
        made.append("One entry stays: that a record was erased, when, why and by whom. It names nobody else.")
        return (*made, self.refused) if self.refused else tuple(made)


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def weigh(desk: Casework, case: str) -> Future[Weighed]:
    """What erasing ``case`` (id or reference) would take away. Changes nothing. The future raises UnknownRecord."""
    return desk.on_vault(lambda vault: _weighed(vault, case))


def _weighed(vault: Vault, case: str) -> Weighed:
    from hsb_wizard.store.erasing import weigh

    line = next((each for each in vault.cases() if case in (each.case, each.reference)), None)
    if line is None:
        raise UnknownRecord(case)
    now = keeping(vault.entries(line.case))
    refused = f"It is held and cannot be erased: {now.hold_reason}." if now.held else ""
    return Weighed(weigh(vault, line.case), line.reference, refused)


def erase(desk: Casework, case: str, reason: str, watch: Watch | None = None) -> Future[Weighed]:
    """Erase a case: nothing of it is left in the store or its backups. Raises NotAllowed, StoreReadOnly.

    The future raises NotAllowed where it is held, UnknownRecord, DiskFull, BackupFailed, and Stopped where ``watch``
    was, or the store was closed, before it goes: then nothing was erased.
    """
    _as_administrator(desk)
    why = _said(reason)

    def work(vault: Vault, seen: Watch) -> Weighed:
        from hsb_wizard.store.erasing import erase

        weighed = _weighed(vault, case)
        if weighed.refused:
            raise NotAllowed(weighed.refused, "Lift the hold first, with its reason.")
        erase(vault, weighed.erasure.case, why, seen)
        return weighed

    return desk.watched(work, watch)


def take_out(desk: Casework, record: Record, entry: str, reason: str) -> Future[None]:
    """Take out of the journal what one entry says; who, when and where stay, and the chain stands.

    Raises NotAllowed, StoreReadOnly. The future raises NotAllowed where there is no such entry that says something.
    """
    _as_administrator(desk)
    removal = PayloadRemoved(entry, _said(reason), desk.me.name)
    written = desk.pen().write(record.assessment.case, Kind.PAYLOAD_REMOVED, removal)

    def work(vault: Vault) -> None:
        from hsb_wizard.store.erasing import take_out

        entries = vault.entries(record.assessment.case)
        meant = next((each for each in entries if each.id == entry and each.payload is not None), None)
        if meant is None or meant.kind not in TAKEN_OUT:
            raise NotAllowed("There is no entry of that name in this record that says something.")
        a = fold(record.assessment.case, (each for each in entries if each.id != entry))
        fell = _fell(desk, record) if record.assessment.signatures else ()
        summary = look(desk.form_of(a), a, desk.today()).after((*fell, written)).summary
        take_out(vault, written, fell, summary)

    return desk.on_vault(work)


# What may be taken out: words about people. What holds the record together (opened, finished, signed) stays.
TAKEN_OUT = frozenset(
    {Kind.ANSWER_GIVEN, Kind.TWO_VIEWS_RECORDED, Kind.TOLD_SOMEONE, Kind.GOES_AHEAD_BECAUSE, Kind.SEALED}
    | {Kind.QUESTION_ASKED, Kind.QUESTION_ANSWERED, Kind.SITTING_NOTED, Kind.WORKING_NOTED}
)


def _fell(desk: Casework, record: Record) -> tuple[Entry, ...]:
    fell = SignatureFell("What one entry said was taken out.")
    return (desk.pen().write(record.assessment.case, Kind.SIGNATURE_FELL, fell),)
