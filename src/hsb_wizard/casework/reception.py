"""Reception: the one desk with keys to every room. It carries things between rooms and decides nothing itself.

Verbs that touch the strong room give back a `Future`, filled by the clerk's one thread in the order of asking; the rest
are pure and answer at once. No screen, no form content, no SQL and no word of a rule may enter here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from datetime import date, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from hsb_wizard import settings
from hsb_wizard.assessment.after_signing import AFTER_CLOSING, OF_ASSESSORS, rewrites, stands
from hsb_wizard.assessment.agreement import in_its_pass
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import CaseId, Kind, Origin, PractitionerId, Voice
from hsb_wizard.assessment.lifecycle import NOT_NOW, Act, voice_of
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.payloads import (
    AssessmentStarted,
    CaseOpened,
    Empty,
    FormMoved,
    Payload,
    PeopleNamed,
    SignatureFell,
)
from hsb_wizard.assessment.say import Pen, new_case
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.casework.at_desk import AtDesk
from hsb_wizard.casework.door import retry_after
from hsb_wizard.casework.patience import Patience
from hsb_wizard.casework.record import Record, Step, look
from hsb_wizard.errors import FormError, NeedsReason, NotAllowed, StoreReadOnly, UnknownRecord
from hsb_wizard.forms.form import Form
from hsb_wizard.values import replace

if TYPE_CHECKING:
    from hsb_wizard.store.clerk import Clerk
    from hsb_wizard.store.practitioners import Practitioner as Practitioner  # noqa: PLC0414 - handed on
    from hsb_wizard.store.vault import Vault
    from hsb_wizard.store.verify import VerifyReport
    from hsb_wizard.watch import Watch


PROVE = "What was begun opens as before. Correct the form, and prove it with 'hsb-wizard forms check'."


def now() -> datetime:
    """The laptop's clock with its offset, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)


class Casework(AtDesk):
    """One open store, who is at it, and the verbs of the house."""

    def __init__(
        self, vault: Vault, clerk: Clerk, form: Form, folder: Path, form_problem: FormError | None = None
    ) -> None:
        """Take over an unlocked vault. ``form`` is the pack that new assessments start on.

        ``form_problem``: it is not the one that should stand here, and nothing new may start on it.
        """
        self.form = form
        self.form_problem = form_problem
        self.folder = folder
        self.me = vault.me
        self.read_only = vault.read_only
        self.clock: Callable[[], datetime] = now
        self._watches = set()
        self.patience = Patience(monotonic, retry_after)
        self._vault, self._clerk = vault, clerk
        self._forms = {form.hash: form}
        self._confirmed = {vault.me.id: vault.me}
        self._at_keyboard = vault.me.id
        self._reason = ""
        self._take_over(settings.read(folder))

    def pen(self, origin: Origin = Origin.HERE) -> Pen:
        """What every entry of this moment has in common."""
        return Pen(self._at_keyboard, self._at_keyboard, self.clock().isoformat(), origin)

    def voice(self, record: Record) -> Voice | None:
        """The voice of whoever is at the keyboard; None for somebody who does not assess on this record."""
        return voice_of(record.assessment, self._at_keyboard)

    def today(self) -> date:
        """Today on the laptop's clock."""
        return self.clock().date()

    # ------------------------------------------------------------------ cases

    def cases(self) -> Future[tuple[CaseSummary, ...]]:
        """The list of cases, from the projection."""
        return self._clerk.submit(self._vault.cases)

    def open_case(self, case: str) -> Future[Record]:
        """A record by its id or its reference. The future raises UnknownRecord."""
        return self._clerk.submit(self._open, case)

    def _open(self, wanted: str) -> Record:
        found = [each.case for each in self._vault.cases() if wanted in (each.case, each.reference)]
        if not found:
            raise UnknownRecord(wanted)
        if not self.read_only:
            self._vault.append_access(self.pen().write(found[0], Kind.VIEWED, Empty()))
        return self.read_again(found[0])

    def read_again(self, case: CaseId) -> Record:
        """The record as whoever is at the keyboard may read it. Runs on the clerk's thread."""
        reader = self._at_keyboard
        self._settle_drafts(fold(case, self._vault.entries(case, reader)), reader)
        assessment = fold(case, self._vault.entries(case, reader))
        self._vault.rest()
        return look(self.form_of(assessment), assessment, self.today(), self.house_rules)

    def as_seen(self, record: Record) -> Future[Record]:
        """The record as whoever is at the keyboard now may read it: after every hand-over."""
        return self._clerk.submit(self.read_again, record.assessment.case)

    def _settle_drafts(self, assessment: Assessment, reader: PractitionerId) -> None:
        """Text that was being typed when the program ended becomes an entry now (engineering.md part 2, Drafts).

        A draft in a pass waits until its owner is at the keyboard.
        """
        from hsb_wizard.casework.drafts import entries_of_drafts, waits

        form = self.form_of(assessment)
        if assessment.signatures or self.read_only:
            return  # a signed record is not changed without a reason, a copy for viewing not at all: the draft stays
        found = (each for each in self._vault.drafts(reader) if each.case == assessment.case and not waits(each))
        drafts = [each for each in found if each.sealed is None or each.who == reader]
        said = entries_of_drafts(form, assessment, drafts, self.pen())
        entries = tuple(in_its_pass(form, assessment, entry) for entry in said)
        if entries:
            self._vault.append(entries, look(form, assessment, self.today()).after(entries).summary)
        for draft in drafts:
            self._vault.drop_draft(draft.case, draft.target, draft.voice, draft.sealed)

    def form_of(self, assessment: Assessment) -> Form:
        """The form that a record is pinned to, kept in the store. Runs on the clerk's thread."""
        known = self.pinned(assessment.form_hash)
        if known is None:
            raise NotAllowed("The form that this record was started on is not in this store.", "Run verify.")
        return known

    def start_case(
        self,
        reference: str,
        lead: Practitioner,
        co: Practitioner,
        *,
        training: str = "",
        known: Callable[[CaseId], Iterable[Entry]] = lambda _: (),
    ) -> Step:
        """A new case and its initial assessment on the present form. Raises NotAllowed where both are one person.

        ``training`` marks it for good as that training case: made up, and used to see how a team rates. What is
        ``known`` of the case is stored with its beginning, by whoever begins it: all of it, or no case.
        """
        if lead.id == co.id:
            raise NotAllowed("An assessment has two assessors.", "Choose somebody else as the second.")
        self._may_write()
        if self.form_problem is not None:
            raise NotAllowed(f"A new assessment cannot start. {self.form_problem.what}", PROVE)
        form, case = self.form, new_case()
        pen = self.pen()
        entries = (
            pen.write(case, Kind.CASE_OPENED, CaseOpened(reference, training)),
            pen.write(case, Kind.ASSESSMENT_STARTED, AssessmentStarted(form.id, form.version, form.hash)),
            pen.write(case, Kind.PEOPLE_NAMED, PeopleNamed(lead.id, co.id, lead.name, co.name)),
            *known(case),
        )
        return self.keep(look(form, fold(case, ()), self.today(), self.house_rules), *entries)

    # ------------------------------------------------------------------ saying something

    def keep(self, record: Record, *entries: Entry, form: Form | None = None) -> Step:
        """Take entries into the record and send them to the strong room, in this order.

        A content entry on a signed record takes the signatures away and needs a reason, given before by
        `change_because`. ``form`` is the one the record goes on with. Raises NeedsReason, NotAllowed, StoreReadOnly.
        """
        self._may_write()
        made = entries
        if not (entries and entries[0].kind is Kind.ASSESSMENT_STARTED):  # what begins a review stands with it
            self._may_say(record, entries)
            made = self._fall(record, entries)
        made = tuple(in_its_pass(record.form, record.assessment, each) for each in made)
        if form is not None:
            self._forms[form.hash] = form = self.in_words(form)
            record = replace(record, form=form)
        after = record.after(made)
        return Step(after, self._clerk.submit(self._append, made, after.summary), made)

    def keep_new(self, record: Record, entries: tuple[Entry, ...], watch: Watch) -> Future[CaseId]:
        """Send a record that came whole to the strong room: all of its entries, or none where ``watch`` is stopped."""
        self._may_write()
        case, summary = record.assessment.case, record.after(entries).summary

        def work(vault: Vault, seen: Watch) -> CaseId:
            vault.append(entries, summary, _pinned_by(entries, self._forms), seen)
            return case

        return self.watched(work, watch)

    def again(self, step: Step) -> Future[str]:
        """Save once more what could not be saved: the same entries, by the same ids."""
        return self._clerk.submit(self._append, step.entries, step.record.summary)

    def _append(self, entries: tuple[Entry, ...], summary: CaseSummary) -> str:
        """Save entries, and with them, in one transaction, every form that one of them pins the record to."""
        return self._vault.append(entries, summary, _pinned_by(entries, self._forms))

    def note(self, record: Record, kind: Kind, payload: Payload, target: str | None = None) -> Step:
        """One entry that is about the whole record, or about ``target``, in nobody's voice."""
        return self.keep(record, self.pen().write(record.assessment.case, kind, payload, target))

    def noted(self, case: CaseId, kind: Kind, payload: Payload) -> Future[None]:
        """An access entry: it never changes the record."""
        return self._clerk.submit(self._vault.append_access, self.pen().write(case, kind, payload))

    def change_because(self, reason: str) -> None:
        """Why a signed record is changed: the next entry takes the signatures away and says this. Empty: no reason."""
        self._reason = reason.strip()

    def _fall(self, record: Record, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        a = record.assessment
        if a.closed and any(entry.kind not in AFTER_CLOSING for entry in entries):
            raise NotAllowed(NOT_NOW[Act.CHANGE], "Start a review.")
        if not a.signatures or all(stands(record.form, entry) and not rewrites(a, entry) for entry in entries):
            return entries
        if not self._reason:
            raise NeedsReason
        reason, self._reason = self._reason, ""
        return (self.pen().write(a.case, Kind.SIGNATURE_FELL, SignatureFell(reason)), *entries)

    def _may_say(self, record: Record, entries: tuple[Entry, ...]) -> None:
        """Everybody else reads: only the two assessors say what the record says."""
        if not record.assessment.lead or self.voice(record) is not None:
            return
        if any(entry.kind in OF_ASSESSORS for entry in entries):
            raise NotAllowed("Only the two assessors change this record. You can read it, and ask a question.")

    def _may_write(self) -> None:
        if self.read_only:
            raise StoreReadOnly(self.folder)

    # ------------------------------------------------------------------ codes and proof

    def record_code(self, case: CaseId) -> Future[str]:
        """The code that documents print and signatures hold."""
        return self._clerk.submit(self._vault.record_code, case)

    def verify(self, watch: Watch | None = None) -> Future[VerifyReport]:
        """Prove the whole store: chains, payloads, lists replayed from the journal, heads. Changes nothing.

        The future raises Stopped where ``watch`` was stopped.
        """
        from hsb_wizard.casework.proving import prove

        return self.watched(lambda vault, seen: prove(self, vault, seen), watch)


def _pinned_by(entries: Iterable[Entry], forms: Mapping[str, Form]) -> list[tuple[str, str, str, str]]:
    """The forms that entries pin their record to: id, version, hash and canonical text, as the store keeps them."""
    hashes = [each.payload.form_hash for each in entries if isinstance(each.payload, AssessmentStarted | FormMoved)]
    named = [forms[each] for each in hashes if each in forms]
    return [(form.id, form.version, form.hash, form.canonical) for form in named]
