"""Signing and what comes after it.

Payloads of entries, and nothing else: values only.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GoesAheadBecause:
    """One open item of the sign screen: goes ahead because, who, by when. The target is rule id and place."""

    because: str
    who: str = ""
    by_when: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """One assessor signs what they were shown."""

    role: str
    name: str
    record_code: str
    service: str = ""


@dataclass(frozen=True, slots=True)
class SignatureFell:
    """A change after signing took the signatures away, with its reason."""

    reason: str
