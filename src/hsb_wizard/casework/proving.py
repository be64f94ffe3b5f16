"""Proving a store: the journal replayed against the lists, a printed code against the journal, lists made again.

It reads everything and changes nothing, but for `repair`, which somebody has to ask for.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hsb_wizard.assessment.fold import fold
from hsb_wizard.casework.record import look
from hsb_wizard.errors import FormError, NotAllowed, RefusedInput, StoreReadOnly

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


@dataclass(frozen=True, slots=True)
class Repaired:
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


def repair(desk: Casework) -> Future[Repaired]:
    """Make the lists again from the journal, where only they do not hold.

    The future raises NotAllowed where something else does not hold: a list is never made from a journal in doubt.
    """
    if desk.read_only:
        raise StoreReadOnly(desk.folder)

    def work(vault: Vault) -> Repaired:
        before = prove(desk, vault)
        deeper = [each.where for each in before.problems if each.check != REBUILDS]
        if deeper:
            raise NotAllowed(
                f"The lists were not made again, because more than they does not hold: {deeper[0]}.",
                "Keep this folder, and restore the newest backup beside it.",
            )
        vault.rebuild(_lines(desk, vault))
        return Repaired(before, prove(desk, vault))

    return desk.on_vault(work)


def compare_code(desk: Casework, code: str, case: str = "") -> Future[Printed]:
    """The moment of the record that a printed ``code`` belongs to, in ``case`` (id or reference) where one is named.

    The future raises RefusedInput where no case here ever had that code.
    """

    def work(vault: Vault) -> Printed:
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

    return desk.on_vault(work)
