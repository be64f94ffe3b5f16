"""Access and the store: records brought in, people, heads, words and language.

Payloads of entries, and nothing else: values only.
"""

from __future__ import annotations

from collections.abc import Mapping

from hsb_wizard.assessment.kinds import PractitionerId
from hsb_wizard.values import EMPTY, Frozen


class Imported(Frozen, frozen=True):
    """A record was brought in from a file that named these people."""

    from_names: tuple[str, ...]
    sha256: str


class SlotAdded(Frozen, frozen=True):
    """A practitioner was given a key slot."""

    practitioner: PractitionerId
    name: str
    roles: tuple[str, ...]


class SlotChanged(Frozen, frozen=True):
    """A practitioner has another passphrase.

    In the place of a lost one their key is new as well, and ``sign_key_before`` (hex) proves what they signed. Where
    they changed it themselves (``how`` is "own"), or it only costs more to guess now ("work"), their key stays.
    """

    practitioner: PractitionerId
    sign_key_before: str
    how: str = ""


class SlotRetired(Frozen, frozen=True):
    """A practitioner can no longer open this store. Copies made before stay open to them."""

    practitioner: PractitionerId


class RolesChanged(Frozen, frozen=True):
    """What a practitioner may do here from now on."""

    practitioner: PractitionerId
    roles: tuple[str, ...]


class HeadsNoted(Frozen, frozen=True):
    """The heads of all case chains at a clean close: a deleted case shows."""

    heads: Mapping[str, str]


class WordsChosen(Frozen, frozen=True):
    """For everybody in this store: the nation it is used in, and what the team calls things, by word of the form."""

    nation: str
    names: Mapping[str, str] = EMPTY


class LanguageChosen(Frozen, frozen=True):
    """The language one person reads and works in; whoever wrote the entry."""

    language: str


class LockTimesSet(Frozen, frozen=True):
    """For everybody in this store: minutes without a key until the screen is covered, and until it locks."""

    cover_minutes: int
    lock_minutes: int
