"""What this store knows beside its cases: whose writers brought entries in, whose keys, which chains were erased.

Random names of stores, names of colleagues and public keys; nothing of a case.
"""

from __future__ import annotations

import json

from hsb_wizard.assessment.kinds import STORE, Kind
from hsb_wizard.assessment.payloads import CaseErased, PersonBroughtIn
from hsb_wizard.store import journal
from hsb_wizard.store.engine import Connection


def stores_of(connection: Connection) -> dict[str, str]:
    """The random names of the stores that writers from elsewhere wrote in, by writer: from what was brought in."""
    found: dict[str, str] = {}
    rows = connection.execute(
        "SELECT payload FROM entry WHERE kind = ? AND payload IS NOT NULL", (Kind.BUNDLE_BROUGHT_IN,)
    )
    for (payload,) in rows.fetchall():
        found |= json.loads(payload).get("stores", {})
    return found


def brought_in(connection: Connection) -> tuple[PersonBroughtIn, ...]:
    """Everybody who came with a sealed copy, what was said last of each."""
    found: dict[str, PersonBroughtIn] = {}
    for entry in journal.entries_of(connection, STORE):
        if isinstance(entry.payload, PersonBroughtIn):
            found[entry.payload.practitioner] = entry.payload
    return tuple(found.values())


def erased_chains(connection: Connection) -> frozenset[str]:
    """The chains of cases that were erased here: a memory of where they ended is no sign of an older copy."""
    found = journal.entries_of(connection, STORE)
    return frozenset(chain for each in found if isinstance(each.payload, CaseErased) for chain in each.payload.chains)
