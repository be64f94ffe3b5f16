"""A look at a record from outside, for the list: nothing is opened, settled or written, and nothing of it is kept.

What is made of it says how the work stands and never what was answered (docs/decisions/0013): so it is no view of the
record, and leaves no entry. Whoever shows an answer opens the record, which is noted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import CaseId
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, look
from hsb_wizard.courtesy import give_way, in_turn
from hsb_wizard.errors import FormError, NotAllowed, UnknownRecord

if TYPE_CHECKING:
    from hsb_wizard.store.vault import Vault

T = TypeVar("T")
Names = Mapping[str, str]
Make = Callable[[Record, tuple[Entry, ...], Names], T]


def looked_at(desk: Casework, case: CaseId, make: Make[T], wanted: Callable[[], bool]) -> Future[T | None]:
    """What ``make`` says of the record as whoever is at the keyboard may read it, its entries and who is who.

    None where nobody wants it any more once its turn has come, and where the record cannot be read: the list then says
    what it says by itself, and opening it says why. The future raises a StoreError; this raises RuntimeError where the
    store is closed.
    """
    reader = desk.at_keyboard

    def work(vault: Vault) -> T | None:
        give_way()
        if not wanted():
            return None
        try:
            entries = vault.entries(case, reader)
            a = fold(case, in_turn(entries))
            record = look(desk.form_of(a), a, desk.today(), desk.house_rules)
            names = {str(each.id): each.name for each in vault.people()} | {str(who): a.people[who] for who in a.people}
        except (FormError, NotAllowed, UnknownRecord):
            return None
        finally:
            vault.rest()
        give_way()
        return make(record, entries, names)

    return desk.on_vault(work)
