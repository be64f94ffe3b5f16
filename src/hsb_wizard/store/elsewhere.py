"""What this store knows beside its cases: whose writers brought entries in, whose keys, which chains were erased.

Random names of stores, names of colleagues and public keys; nothing of a case.
"""

from __future__ import annotations

import json

from hsb_wizard.assessment.kinds import STORE, Kind
from hsb_wizard.assessment.payloads import CaseErased, PersonBroughtIn, payload_from_plain
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
    rows = connection.execute(
        "SELECT payload FROM entry WHERE case_id = ? AND kind = ? AND payload IS NOT NULL ORDER BY lamport, chain, seq",
        (STORE, Kind.PERSON_BROUGHT_IN),
    ).fetchall()
    said = (payload_from_plain(Kind.PERSON_BROUGHT_IN, json.loads(payload)) for (payload,) in rows)
    return tuple({each.practitioner: each for each in said if isinstance(each, PersonBroughtIn)}.values())


def erased_chains(connection: Connection) -> frozenset[str]:
    """The chains of cases that were erased here: a memory of where they ended is no sign of an older copy."""
    found = journal.entries_of(connection, STORE)
    return frozenset(chain for each in found if isinstance(each.payload, CaseErased) for chain in each.payload.chains)
