"""What a line of logic may ask of a record, as a protocol: plain values in, plain values out.

The desk implements Scope over an assessment; the checker's test cases implement it over a table; RowScope is one row of
a repeat. Nothing here may know where an answer comes from.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from hsb_wizard.values import Frozen

Value = str | int | tuple[str, ...]


class Scope(Protocol):
    """What a line of logic may ask. ``name`` is a whole path (``section.question``) or a name of the case."""

    def value(self, name: str) -> Value | None:
        """The value that counts; None when the question is unanswered, missing or inactive."""

    def state(self, name: str) -> str | None:
        """Return "answered", "missing", or None where there is neither."""

    def missing(self, name: str) -> str | None:
        """The id of the missing state, when there is one."""

    def note(self, name: str) -> str:
        """The text beside the answer, empty when there is none."""

    def rows(self, name: str) -> Sequence[Mapping[str, Value]]:
        """The rows of a repeat in order: field id to value, blank fields left out."""

    def levels(self, section: str) -> Sequence[str]:
        """The agreed levels of the rated factors of ``section``, or of ``section.part``."""

    def gate_open(self) -> bool | None:
        """Whether the gate lets on what waits for it; None before it has an outcome."""


class RowScope(Frozen, frozen=True):
    """One row of a repeat, for the ``show_when`` of its fields: every name is a field of the same row."""

    row: Mapping[str, Value]

    def value(self, name: str) -> Value | None:
        """The value of a field of this row."""
        return self.row.get(name)

    def state(self, name: str) -> str | None:
        """Whether the field has a value; a field has no missing state."""
        return "answered" if name in self.row else None

    def missing(self, name: str) -> str | None:
        """None: a field has no missing state."""
        return None

    def note(self, name: str) -> str:
        """Empty: a field has no note."""
        return ""

    def rows(self, name: str) -> Sequence[Mapping[str, Value]]:
        """Empty: repeats do not nest."""
        return ()

    def levels(self, section: str) -> Sequence[str]:
        """Empty: a row is not rated."""
        return ()

    def gate_open(self) -> bool | None:
        """None: a row does not know the gate."""
        return None
