"""Signing and what comes after it.

Payloads of entries, and nothing else: values only.
"""

from __future__ import annotations

from hsb_wizard.values import Frozen


class GoesAheadBecause(Frozen, frozen=True):
    """One open item of the sign screen: goes ahead because, who, by when. The target is rule id and place."""

    because: str
    who: str = ""
    by_when: str = ""


class Signed(Frozen, frozen=True):
    """One assessor signs what they were shown."""

    role: str
    name: str
    record_code: str
    service: str = ""


class SignatureFell(Frozen, frozen=True):
    """A change after signing took the signatures away, with its reason."""

    reason: str


class Countersigned(Frozen, frozen=True):
    """A supervisor has checked what both assessors signed.

    ``knows`` is their own training for this work or the specialist advice they took; ``senior`` the senior manager who
    looked at it, and when, where many exceptions were made; ``talked_on`` the day on which the assessors' own support
    was talked about (Q142): the day, and nothing of what was said. ``version`` is what was checked, as in `CardJudged`.
    """

    role: str
    name: str
    record_code: str
    service: str = ""
    knows: str = ""
    senior: str = ""
    talked_on: str = ""
    version: int = 0


class AgenciesAgreed(Frozen, frozen=True):
    """The agencies agreed the record, on this day (ISO); ``agencies`` and ``dissent`` in words."""

    on: str
    name: str
    record_code: str
    agencies: str = ""
    dissent: str = ""


class Closed(Frozen, frozen=True):
    """The work is closed: why, and what keeps it going afterwards."""

    because: str
    name: str
    record_code: str
    lasts: str = ""
