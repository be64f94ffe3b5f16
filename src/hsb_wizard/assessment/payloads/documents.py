"""What a document may carry: answers held back from somebody, names that are never printed, what leaves.

Payloads of entries, and nothing else: values only. A name is here as a keyed fingerprint; its letters never are.
"""

from __future__ import annotations

from hsb_wizard.values import Frozen


class HeldBackFrom(Frozen, frozen=True):
    """Whom an answer is held back from, and why; nobody takes it back. The target is a question or a row."""

    readers: tuple[str, ...]
    reason: str = ""


class NamesKept(Frozen, frozen=True):
    """A name that must never be printed, or one taken ``out`` again: fingerprints made with the key of that id.

    The first is of the whole name, the others of its words.
    """

    key_id: str
    fingerprints: tuple[str, ...]
    out: bool = False


class NotAName(Frozen, frozen=True):
    """Somebody read the place and said that it is not a name there.

    ``passage`` is the fingerprint of the whole passage; empty: wherever the word is written in small letters. With two
    ids of keys it says that the names of the first, kept on another laptop, were typed again here.
    """

    fingerprint: str
    passage: str = ""


class Exported(Frozen, frozen=True):
    """A document left the program. ``sha256`` is of the file before it was locked, ``sent_sha256`` as it left.

    ``address_because`` is why an address goes out with it, where one does.
    """

    edition: str
    reader: str
    purpose: str
    record_code: str
    sha256: str
    draft: bool = False
    format: str = "pdf"
    sent_sha256: str = ""
    large_print: bool = False
    substituted: tuple[str, ...] = ()  # characters the type lacks, by their numbers
    basis: str = ""
    household: str = ""
    ticked: tuple[str, ...] = ()
    address_because: str = ""
    read_through: bool = False
    pages: int = 0  # of what has none, and of what left before they were counted
