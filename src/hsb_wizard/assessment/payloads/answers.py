"""What was said: answers, what a child told, the gate, what is no longer asked, sittings.

Payloads of entries, and nothing else: values only.
"""

from __future__ import annotations

from collections.abc import Mapping

from hsb_wizard.values import EMPTY, Frozen

Value = str | int | tuple[str, ...]


class AnswerGiven(Frozen, frozen=True):
    """A value or a missing state, never both; with what belongs to it.

    ``who`` and ``until`` (ISO date) are what a missing state asks for: who finds out, by when; who chose not to say;
    when a held-back answer is looked at again. ``settled`` says what settled a difference (agreed voice only).
    """

    value: Value | None = None
    missing: str | None = None
    note: str = ""
    sources: tuple[str, ...] = ()
    for_whom: str | None = None
    confidence: str | None = None
    who: str = ""
    until: str = ""
    settled: str = ""


class GateOverridden(Frozen, frozen=True):
    """Ratings opened before the screen has an outcome: by name, with reason and the date it will be done."""

    name: str
    reason: str
    will_be_done: str


class ToldSomeone(Frozen, frozen=True):
    """What a child said, kept at once: fields of the pack's tell page, by field id."""

    fields: Mapping[str, str] = EMPTY


class WorkingNoted(Frozen, frozen=True):
    """A working note: on no document, part of the record. The target is the question where it was written, if any.

    One that names an earlier entry in its basis takes its place.
    """

    words: str = ""


class HiddenSettled(Frozen, frozen=True):
    """What the pair decided on answers to what is no longer asked: ``choice`` is keep or remove.

    ``places`` are the questions and cells it is about; the target is the answer that hides them. Removing is this entry
    with the clearings that follow it in the same breath: the fold forgets the answers, the journal does not.
    """

    choice: str
    reason: str = ""
    places: tuple[str, ...] = ()


class SittingNoted(Frozen, frozen=True):
    """A sitting begins or ends; ``with_child`` turns the session view on.

    When it ends: its day (ISO), where, who was there, what was changed for the young person and how they were at the
    end, and the three lines that the next sitting begins from: what was done, what is next, who does it.
    """

    began: bool
    with_child: bool = False
    note: str = ""
    day: str = ""
    place: str = ""
    present: str = ""
    adaptations: tuple[str, ...] = ()
    at_the_end: str = ""
    done: str = ""
    next: str = ""
    who: str = ""
