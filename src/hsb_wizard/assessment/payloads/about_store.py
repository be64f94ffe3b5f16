"""Access and the store: records brought in, people, heads, words and language.

Payloads of entries, and nothing else: values only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hsb_wizard.assessment.kinds import PractitionerId


@dataclass(frozen=True, slots=True)
class Imported:
    """A record was brought in from a file that named these people."""

    from_names: tuple[str, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class SlotAdded:
    """A practitioner was given a key slot."""

    practitioner: PractitionerId
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SlotChanged:
    """A practitioner has another passphrase.

    In the place of a lost one their key is new as well, and ``sign_key_before`` (hex) proves what they signed. Where
    they changed it themselves (``how`` is "own"), or it only costs more to guess now ("work"), their key stays.
    """

    practitioner: PractitionerId
    sign_key_before: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class SlotRetired:
    """A practitioner can no longer open this store. Copies made before stay open to them."""

    practitioner: PractitionerId


@dataclass(frozen=True, slots=True)
class RolesChanged:
    """What a practitioner may do here from now on."""

    practitioner: PractitionerId
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadsNoted:
    """The heads of all case chains at a clean close: a deleted case shows."""

    heads: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WordsChosen:
    """For everybody in this store: the nation it is used in, and what the team calls things, by word of the form."""

    nation: str
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    """The language one person reads and works in; whoever wrote the entry."""

    language: str


@dataclass(frozen=True, slots=True)
class LockTimesSet:
    """For everybody in this store: minutes without a key until the screen is covered, and until it locks."""

    cover_minutes: int
    lock_minutes: int
