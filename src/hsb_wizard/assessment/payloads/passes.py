"""Two assessors: how a part is rated, a pass that is finished, two views.

Payloads of entries, and nothing else: values only.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModeChosen:
    """How a part is rated: alone, paper, together; ``why`` where it is together against the pack's default."""

    mode: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class PassFinished:
    """One assessor has finished a part; ``how`` is the ledger's word (own_passphrase, declared, paper)."""

    how: str = "declared"
    typed_from_paper_by: str = ""


@dataclass(frozen=True, slots=True)
class TwoViews:
    """A standing disagreement, signed as such (practice.md part 4)."""

    lead_rests_on: str = ""
    co_rests_on: str = ""
    would_settle: str = ""
    who_finds_out: str = ""
    by_when: str = ""
    bears_on_safety: bool = False
    until_then: str = ""
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class PassReplaced:
    """A pass is put away and kept, and a new one begins.

    ``because`` is "person" (somebody else rates now) or "seen" (its owner rates again, having seen the other's).
    ``places`` is every question of the part that is answered alone, said or not: which ones were is nobody's to read.
    """

    because: str
    reason: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SameTaken:
    """One assessor takes, by one key, every answer of a part that both gave the same; ``how`` is the ledger's word."""

    paths: tuple[str, ...]
    how: str = "declared"
