"""Pieces to place on pages. Each knows its height, can be parted where a page ends, and draws itself.

Nothing is ever cut: what does not fit is parted or goes to the next page. What must not enter here: blocks of a
document, and any measure of paper that was not handed in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from hsb_wizard.report.pdf.breaking import Line
from hsb_wizard.report.pdf.sheet import TINT, Look, Sheet
from hsb_wizard.report.pdf.tags import Element

_FUZZ = 1e-6
_TOGETHER = 2  # lines of a text that stay together at a page's end and beginning


class Piece(Protocol):
    """What stands on a page. ``keep`` says that it stays with the piece after it."""

    @property
    def before(self) -> float:
        """Return the space above, where something stands above."""

    @property
    def after(self) -> float:
        """Return the space below; of two spaces that meet, the larger counts."""

    @property
    def keep(self) -> bool:
        """Say whether it stays with the piece after it."""

    @property
    def height(self) -> float:
        """Return the height of the whole piece."""

    @property
    def least(self) -> float:
        """Return the height that has to be free for it to begin on a page."""

    def part(self, room: float) -> "tuple[Piece, Piece] | None":
        """Return what fits into ``room`` and the rest, or None where it cannot be parted there."""

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw it downwards from ``top``."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands left of a text's first line: a number or a bullet, with the element it belongs to."""

    line: Line
    left: float
    element: Element


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Lines in one look. ``bookmark`` is the entry in the outline and its level."""

    lines: tuple[Line, ...]
    look: Look
    left: float
    element: Element
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    label: Label | None = None
    bookmark: tuple[str, int] | None = None

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return len(self.lines) * self.look.leading

    @property
    def least(self) -> float:
        """Return the height of the first lines that stay together."""
        count = len(self.lines)
        return (_TOGETHER if count >= 2 * _TOGETHER else count) * self.look.leading

    def part(self, room: float) -> "tuple[TextPiece, TextPiece] | None":
        """Part between lines, never leaving one alone."""
        count = min(int((room + _FUZZ) // self.look.leading), len(self.lines) - _TOGETHER)
        if count < _TOGETHER:
            return None
        first = replace(self, lines=self.lines[:count], after=0.0)
        return first, replace(self, lines=self.lines[count:], before=0.0, label=None, bookmark=None)

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw label and lines, and set the bookmark."""
        if self.bookmark:
            sheet.bookmark(*self.bookmark, top)
        if self.label:
            with sheet.mark(self.label.element):
                sheet.lines((self.label.line,), self.label.left, top, self.look)
        with sheet.mark(self.element):
            sheet.lines(self.lines, self.left, top, self.look)


@dataclass(frozen=True, slots=True)
class RulePiece:
    """A level rule for the eye: under the title, or to sign on. ``spans`` are the stretches from left to right."""

    spans: tuple[tuple[float, float], ...]
    weight: float
    grey: float
    before: float = 0.0
    after: float = 0.0
    keep: bool = True

    @property
    def height(self) -> float:
        """Return the weight of the rule."""
        return self.weight

    @property
    def least(self) -> float:
        """Return all of it."""
        return self.height

    def part(self, room: float) -> None:
        """Return None: a rule is one."""

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw the stretches."""
        for left, right in self.spans:
            sheet.rule(left, right, top - self.weight / 2, self.weight, self.grey)


@dataclass(frozen=True, slots=True)
class Frame:
    """The box around a group: where it lies, and its line's weight. Padding is inside."""

    left: float
    width: float
    weight: float
    padding: float


@dataclass(frozen=True, slots=True)
class GroupPiece:
    """Pieces that belong together, in a frame or without; it parts only where it is higher than ``whole``."""

    pieces: tuple[Piece, ...]
    whole: float
    frame: Frame | None = None
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    @property
    def height(self) -> float:
        """Return the height with the frame's padding."""
        return stack_height(self.pieces) + 2 * self._padding

    @property
    def least(self) -> float:
        """Return all of it where it stays whole, else its beginning."""
        return self.height if self.height <= self.whole else beginning(self.pieces, 0) + 2 * self._padding

    @property
    def _padding(self) -> float:
        return self.frame.padding if self.frame else 0.0

    def part(self, room: float) -> "tuple[GroupPiece, GroupPiece] | None":
        """Part between or inside the pieces, where it is too high to stay whole."""
        if self.height <= self.whole:
            return None
        first, rest = part_stack(self.pieces, room - 2 * self._padding)
        if not first:
            return None
        return replace(self, pieces=first, after=0.0), replace(self, pieces=rest, before=0.0)

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw the frame and what is in it."""
        if self.frame:
            corner = (self.frame.left, top - self.height)
            sheet.box(corner, (self.frame.width, self.height), self.frame.weight, TINT)
        draw_stack(self.pieces, sheet, top - self._padding)


def gap_between(above: Piece, below: Piece) -> float:
    """Return the space between two pieces: the larger of what either asks for."""
    return max(above.after, below.before)


def stack_height(pieces: Sequence[Piece]) -> float:
    """Return the height of ``pieces`` one under the other."""
    gaps = sum(gap_between(above, below) for above, below in pairwise(pieces))
    return sum(piece.height for piece in pieces) + gaps


def draw_stack(pieces: Sequence[Piece], sheet: Sheet, top: float) -> None:
    """Draw ``pieces`` one under the other from ``top``."""
    above: Piece | None = None
    for piece in pieces:
        if above is not None:
            top -= above.height + gap_between(above, piece)
        piece.draw(sheet, top)
        above = piece


def beginning(pieces: Sequence[Piece], start: int) -> float:
    """Return the height that has to be free for ``pieces[start]`` to begin, with all it must stay with."""
    height = 0.0
    for place in range(start, len(pieces)):
        piece = pieces[place]
        if not piece.keep or place == len(pieces) - 1:
            return height + piece.least
        height += piece.height + gap_between(piece, pieces[place + 1])
    return height


def part_stack(pieces: Sequence[Piece], room: float) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return what of ``pieces`` fits into ``room`` and the rest; the first is empty where nothing fits."""
    placed: list[Piece] = []
    for place, piece in enumerate(pieces):
        free = room - (gap_between(placed[-1], piece) if placed else 0.0)
        if placed and free + _FUZZ < beginning(pieces, place):
            return tuple(placed), tuple(pieces[place:])
        if piece.height > free + _FUZZ:
            parts = piece.part(free)
            head = (parts[0],) if parts else ()
            return (*placed, *head), ((parts[1],) if parts else (piece,)) + tuple(pieces[place + 1 :])
        placed.append(piece)
        room = free - piece.height
    return tuple(placed), ()
