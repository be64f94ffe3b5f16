"""The tree of tags: what is a heading, a row, a list, in reading order, apart from where it lands on paper.

It is grown while a document is composed, so the order heard is the order of the document, whatever the pages do.
What must not enter here: reportlab and pikepdf.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Scope = Literal["", "Row", "Column"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of marked content: the page it is on, counted from 0, and its number there."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """One element of structure (ISO 32000-1, 14.7.2) with its children and marks in reading order.

    ``alt`` is heard in the place of a figure; ``box`` is where the figure stands, known once it is drawn.
    """

    tag: str
    parent: "Element | None" = None
    scope: Scope = ""
    summary: str = ""
    alt: str = ""
    box: tuple[float, float, float, float] | None = None
    kids: "list[Element | Mark]" = field(default_factory=list)

    def child(self, tag: str, *, scope: Scope = "", summary: str = "", alt: str = "") -> "Element":
        """Return a new element at the end of this one."""
        element = Element(tag, self, scope, summary, alt)
        self.kids.append(element)
        return element

    def walk(self) -> "Iterator[Element]":
        """Yield this element and all below it, parents first."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()
