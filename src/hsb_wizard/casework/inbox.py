"""What waits for a supervisor in a store: two views on safety, questions that were answered. Worked out, never stored.

The list of cases says the rest (signed, returned, overdue); only what needs the record itself is looked up here.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING

from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import CaseId
from hsb_wizard.assessment.lifecycle import ANSWERED, CLOSED, state_of
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import look
from hsb_wizard.casework.tasks_after import safety_views
from hsb_wizard.errors import FormError, NotAllowed
from hsb_wizard.sentences import say, say_number

if TYPE_CHECKING:
    from hsb_wizard.store.vault import Vault

MOST = 200  # records that are looked into; a store holds far fewer, and the list is there before this ends


def waiting(desk: Casework) -> Future[Mapping[CaseId, tuple[str, ...]]]:
    """What waits on each open record, in the words of the list. A record that cannot be read says nothing."""
    reader = desk.at_keyboard

    def look_through(vault: Vault) -> Mapping[CaseId, tuple[str, ...]]:
        found: dict[CaseId, tuple[str, ...]] = {}
        for line in vault.cases()[:MOST]:
            if line.status == CLOSED:
                continue
            try:
                a = fold(line.case, vault.entries(line.case, reader))
                record = look(desk.form_of(a), a, desk.today(), desk.house_rules)
            except (FormError, NotAllowed):
                continue
            words = []
            if any(safety_views(record)):
                words.append(say("Two views on safety"))
            answered = sum(state_of(a, each) == ANSWERED for each in a.asked)
            if answered:
                words.append(say_number(answered, "{number} question answered", "{number} questions answered"))
            if words:
                found[line.case] = tuple(words)
        return found

    return desk.on_vault(look_through)
