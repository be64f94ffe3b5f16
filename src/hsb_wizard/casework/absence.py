"""Somebody is away: a supervisor and the present assessor open that pass together, with a reason (practice.md part 3).

Neither can do it alone, and the recovery code is not needed. It is an entry, and it prints.
"""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from hsb_wizard.assessment.days import read_date, working_days_after
from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import PassesRevealed, PassOpenedEarly
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import NotAllowed, StoreReadOnly

if TYPE_CHECKING:
    from hsb_wizard.store.practitioners import Practitioner
    from hsb_wizard.store.vault import Vault

WITHIN = 5  # working days after which nobody has to say more than that they have passed


def is_sealed(record: Record, part: str, voice: Voice) -> bool:
    """Whether there is a pass in this voice that whoever reads cannot open and both were not shown."""
    a = record.assessment
    return part not in a.revealed and any(
        (each.part, each.voice) == (part, voice) and not each.readable for each in a.passes.values()
    )


def days_have_passed(record: Record, part: str, present: Voice) -> bool:
    """Whether five working days have passed since the present assessor finished their own pass of the part."""
    noted = (each.at for each in record.assessment.ledger if (each.part, each.voice) == (part, present))
    days = [day for at in noted if (day := read_date(at[:10])) is not None]
    finished = (part, present) in record.assessment.finished
    return finished and bool(days) and working_days_after(max(days), WITHIN) <= record.today


def may_open_early(desk: Casework, record: Record, part: str, voice: Voice, by: Practitioner, because: str) -> str:
    """Why ``by`` and the present assessor may not open the pass of ``voice`` now; empty where they may."""
    a = record.assessment
    present, name = (a.co, a.co_name) if voice is Voice.LEAD else (a.lead, a.lead_name)
    if not is_sealed(record, part, voice):
        return "Nothing is sealed here."
    if "supervisor" not in by.roles or by.id in (a.lead, a.co):
        return "It takes a supervisor who does not assess on this record."
    if not desk.is_confirmed(by.id):
        return f"{by.name} gives their own passphrase first."
    if not desk.is_confirmed(present):
        return f"{name} gives their own passphrase first."
    return "" if because.strip() else "Say in one line why it cannot wait. It prints."


def open_early(
    desk: Casework, record: Record, part: str, voice: Voice, by: Practitioner, because: str
) -> Future[Record]:
    """Open the pass of ``voice``; the future gives the record with it, as whoever is at the keyboard reads it.

    Where the present assessor has finished, both are shown by the same doing. Raises NotAllowed, StoreReadOnly; the
    future raises NotAllowed where the two hold no halves of that key.
    """
    refused = may_open_early(desk, record, part, voice, by, because)
    if refused:
        raise NotAllowed(refused)
    if desk.read_only:
        raise StoreReadOnly(desk.folder)
    a = record.assessment
    owner = a.lead if voice is Voice.LEAD else a.co
    present, name = (a.co, a.co_name) if voice is Voice.LEAD else (a.lead, a.lead_name)
    other = Voice.CO if voice is Voice.LEAD else Voice.LEAD
    both = (part, other) in a.finished
    done = (part, voice) in a.finished
    pen, said = desk.pen(), PassOpenedEarly(because.strip(), by.id, by.name, present, name, finished=done)

    def work(vault: Vault) -> Record:
        opened = vault.with_halves(a.case, part, owner, said)
        entries = [pen.write(a.case, Kind.PASS_OPENED_EARLY, opened, part, voice)]
        entries += [pen.write(a.case, Kind.PASSES_REVEALED, PassesRevealed(), part)] if both else []
        vault.append(entries, record.after(entries).summary)
        return desk.read_again(a.case)

    return desk.on_vault(work)
