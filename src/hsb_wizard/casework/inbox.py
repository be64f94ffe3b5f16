"""What waits for a supervisor in a store: two views on safety, questions that were answered. Worked out, never stored.

The list of cases says the rest (signed, returned, overdue); only what needs the record itself is looked up here.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING

from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import CaseId, PractitionerId
from hsb_wizard.assessment.lifecycle import ANSWERED, CLOSED, state_of
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import look
from hsb_wizard.casework.tasks_after import safety_views
from hsb_wizard.errors import FormError, NotAllowed
from hsb_wizard.sentences import say, say_number

if TYPE_CHECKING:
    from hsb_wizard.assessment.summary import CaseSummary
    from hsb_wizard.store.vault import Vault

MOST = 200  # records that are looked into; a store holds far fewer, and the list is there before this ends


def waiting(desk: Casework) -> Future[Mapping[CaseId, tuple[str, ...]]]:
    """What waits on each open record, in the words of the list.

    One record at a time, each behind whatever was asked for meanwhile: nobody who opens one waits for all of them. A
    store that is closed on the way gives what was found so far.
    """
    found: dict[CaseId, tuple[str, ...]] = {}
    made: Future[Mapping[CaseId, tuple[str, ...]]] = Future()
    listed = desk.cases()
    listed.add_done_callback(
        lambda done: _one(desk, found, made, [] if done.exception() else list(done.result()[:MOST]))
    )
    return made


def _one(
    desk: Casework,
    found: dict[CaseId, tuple[str, ...]],
    made: Future[Mapping[CaseId, tuple[str, ...]]],
    lines: list[CaseSummary],
) -> None:
    """Look into the next record, then into the rest."""
    left = [each for each in lines if each.status != CLOSED]
    if not left:
        made.set_result(found)
        return
    case, reader = left[0].case, desk.at_keyboard
    try:
        looked = desk.on_vault(lambda vault: _words(desk, vault, case, reader))
    except RuntimeError:  # closed meanwhile
        made.set_result(found)
        return

    def go_on(done: Future[tuple[str, ...]]) -> None:
        if done.exception() is None and done.result():
            found[case] = done.result()
        _one(desk, found, made, left[1:])

    looked.add_done_callback(go_on)


def _words(desk: Casework, vault: Vault, case: CaseId, reader: PractitionerId) -> tuple[str, ...]:
    """What waits on one record; nothing where it cannot be read."""
    try:
        a = fold(case, vault.entries(case, reader))
        record = look(desk.form_of(a), a, desk.today(), desk.house_rules)
    except (FormError, NotAllowed):
        return ()
    words = [say("Two views on safety")] if any(safety_views(record)) else []
    answered = sum(state_of(a, each) == ANSWERED for each in a.asked)
    if answered:
        words.append(say_number(answered, "{number} question answered", "{number} questions answered"))
    return tuple(words)
