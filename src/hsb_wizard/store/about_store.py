"""Entries about the store itself, and the moment they are written at. Nothing of a case enters here."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import STORE, EntryId, Kind, PractitionerId
from hsb_wizard.assessment.payloads import Empty, Payload


def moment() -> str:
    """Give the time now, ISO 8601 with offset; it is shown and never used for order."""
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")


def store_entry(kind: Kind, who: PractitionerId, payload: Payload | None = None) -> Entry:
    """Give an entry about the store itself."""
    identifier = EntryId(secrets.token_hex(16))
    return Entry(identifier, STORE, moment(), kind, who, who, Empty() if payload is None else payload)
