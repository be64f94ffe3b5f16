"""Proving a store: the journal replayed against the lists, a printed code against the journal, lists made again.

It reads everything and changes nothing, but for `repair`, which somebody has to ask for.
"""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from hsb_wizard.assessment.fold import fold
from hsb_wizard.casework.record import look
from hsb_wizard.errors import FormError, NotAllowed, RefusedInput, StoreReadOnly
from hsb_wizard.values import Frozen

if TYPE_CHECKING:
    from hsb_wizard.assessment.entries import Entry
    from hsb_wizard.assessment.kinds import CaseId
    from hsb_wizard.assessment.model import Assessment
    from hsb_wizard.assessment.summary import CaseSummary
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.store.printed import Printed
    from hsb_wizard.store.vault import Vault
    from hsb_wizard.store.verify import VerifyReport
    from hsb_wizard.watch import Watch

REBUILDS = "projections"  # the one check whose problems are put right by making the lists again


class Repaired(Frozen, frozen=True):
    """What did not hold before, and the proof afterwards."""

    before: VerifyReport
    after: VerifyReport


def prove(desk: Casework, vault: Vault, watch: Watch | None = None) -> VerifyReport:
    """Check everything of the store. Runs on the clerk's thread. Raises Stopped."""

    def line_of(case: CaseId, entries: tuple[Entry, ...]) -> CaseSummary:
        return _line(desk, fold(case, entries))

    try:
        return vault.verify(line_of, watch)
    except (FormError, NotAllowed, ValueError, TypeError, KeyError, AttributeError):  # the report names what it is
        return vault.verify(watch=watch)


def _line(desk: Casework, a: Assessment) -> CaseSummary:
    """What the list of cases should say of one, from the journal alone."""
    return look(desk.form_of(a), a, desk.today()).summary


def _lines(desk: Casework, vault: Vault) -> list[CaseSummary]:
    return [_line(desk, fold(case, vault.entries(case))) for case in vault.case_ids()]


class Report(Frozen, frozen=True):
    """What a proof found, for a screen: how much there is, which places do not hold, whether only lists do not."""

    entries: int
    cases: int
    places: tuple[str, ...] = ()
    only_lists: bool = False

    @property
    def sound(self) -> bool:
        """Whether everything holds."""
        return not self.places


def proved(desk: Casework, watch: Watch) -> Future[Report]:
    """Prove the store for a screen. The future raises Stopped."""
    return desk.watched(lambda vault, seen: _report(prove(desk, vault, seen)), watch)


def prove_again(desk: Casework, watch: Watch) -> Future[Report]:
    """Make the lists again, then prove the store. Raises StoreReadOnly; the future as `repair`, or Stopped."""
    _may_write(desk)
    return desk.watched(lambda vault, seen: _report(_repaired(desk, vault, seen).after), watch)


def _report(found: VerifyReport) -> Report:
    only = bool(found.problems) and all(each.check == REBUILDS for each in found.problems)
    return Report(found.entries, found.cases, tuple(each.where for each in found.problems), only)


def compared(desk: Casework, code: str) -> Future[str]:
    """What a printed ``code`` belongs to, in a sentence. The future raises RefusedInput."""

    def work(vault: Vault) -> str:
        printed = _compared(vault, code, "")
        line = next((each for each in vault.cases() if each.case == printed.case), None)
        return f"The code is that of {line.reference if line else printed.case}, {since(printed.later)}."

    return desk.on_vault(work)


def since(later: int) -> str:
    """How long ago the record was as a printed code has it."""
    if not later:
        return "as it stands now"
    return f"as it was {later} {'change' if later == 1 else 'changes'} ago"


def _may_write(desk: Casework) -> None:
    if desk.read_only:
        raise StoreReadOnly(desk.folder)


def repair(desk: Casework, watch: Watch | None = None) -> Future[Repaired]:
    """Make the lists again from the journal, where only they do not hold.

    The future raises NotAllowed where something else does not hold: a list is never made from a journal in doubt; and
    Stopped where ``watch`` was, before or after the lists were made.
    """
    _may_write(desk)
    return desk.watched(lambda vault, seen: _repaired(desk, vault, seen), watch)


def _repaired(desk: Casework, vault: Vault, watch: Watch) -> Repaired:
    before = prove(desk, vault, watch.part(0.0, 0.5))
    deeper = [each.where for each in before.problems if each.check != REBUILDS]
    if deeper:
        raise NotAllowed(
            f"The lists were not made again, because more than they does not hold: {deeper[0]}.",
            "Keep this folder, and restore the newest backup beside it.",
        )
    vault.rebuild(_lines(desk, vault))
    return Repaired(before, prove(desk, vault, watch.part(0.5, 1.0)))


def compare_code(desk: Casework, code: str, case: str = "") -> Future[Printed]:
    """The moment of the record that a printed ``code`` belongs to, in ``case`` (id or reference) where one is named.

    The future raises RefusedInput where no case here ever had that code.
    """

    return desk.on_vault(lambda vault: _compared(vault, code, case))


def _compared(vault: Vault, code: str, case: str) -> Printed:
    from hsb_wizard.store import journal
    from hsb_wizard.store.printed import find

    wanted = next((str(each.case) for each in vault.cases() if case in (each.case, each.reference)), case)
    with vault.room.reading() as connection:
        found = find(journal.links(connection), code, wanted)
    if found is None:
        raise RefusedInput(
            "no record in this store has or had that code; either it was misread, or the record here is another "
            "than the one the document was made from",
            place="record code",
        )
    return found
