"""Tables on pages: rules between rows only, the header row again on each page, tall rows parted inside.

The header row is heard once: where it is drawn again it is an artifact. What must not enter here: blocks of a document.
"""

from dataclasses import dataclass, replace

from hsb_wizard.report.pdf.pieces import Piece, draw_stack, part_stack, stack_height
from hsb_wizard.report.pdf.sheet import GREY, INK, RULE, Sheet

ABOVE, BELOW = 4.0, 5.0  # inside a row, over and under its text
_ALONE = 2  # rows that stay together where a table begins and where it ends, where they are short
_SHORT = 0.25  # of what a row may be high before it is parted


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row; each is a stack of pieces that knows its own left edge. ``ended`` draws the rule."""

    cells: tuple[tuple[Piece, ...], ...]
    ended: bool = True

    @property
    def height(self) -> float:
        """Return the height of the highest cell with its padding."""
        return max(map(stack_height, self.cells), default=0.0) + ABOVE + BELOW

    def part(self, room: float) -> "tuple[Row, Row] | None":
        """Part every cell at the same height; None where one of them cannot begin there."""
        parted = [part_stack(cell, room - ABOVE - BELOW) for cell in self.cells]
        if any(cell and not first for cell, (first, _) in zip(self.cells, parted, strict=True)):
            return None
        return Row(tuple(first for first, _ in parted), ended=False), Row(tuple(rest for _, rest in parted), self.ended)

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw the cells."""
        for cell in self.cells:
            draw_stack(cell, sheet, top - ABOVE)


@dataclass(frozen=True, slots=True)
class TablePiece:
    """Rows under a header row, or without one. Rows higher than ``tall`` are parted inside, others go over whole."""

    header: Row | None
    rows: tuple[Row, ...]
    span: tuple[float, float]
    tall: float
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    continued: bool = False

    @property
    def height(self) -> float:
        """Return the height of all rows and the header row."""
        return self._header_height + sum(row.height for row in self.rows)

    @property
    def least(self) -> float:
        """Return the height of the header row and the first rows, of which none stands alone, or what may be parted."""
        together = self.rows if len(self.rows) == _ALONE + 1 else self.rows[:_ALONE]
        first = together[0].height if together else 0.0
        whole = sum(row.height for row in together)
        return self._header_height + (whole if whole <= self.tall * _SHORT else min(first, self.tall))

    @property
    def _header_height(self) -> float:
        return self.header.height if self.header else 0.0

    def part(self, room: float) -> "tuple[TablePiece, TablePiece] | None":
        """Part between rows, and inside the one that does not fit where it is tall."""
        room -= self._header_height
        fitting = 0
        for row in self.rows:
            if row.height > room + 1e-6:
                break
            room -= row.height
            fitting += 1
        last = self.rows[fitting - 1 :]
        if len(last) == _ALONE < fitting and sum(row.height for row in last) <= self.tall * _SHORT:
            fitting -= 1  # the last row takes one with it
        rest = self.rows[fitting:]
        inside = rest[0].part(room) if rest and rest[0].height > self.tall else None
        if not fitting and not inside:
            return None
        above = self.rows[:fitting] + ((inside[0],) if inside else ())
        below = ((inside[1], *rest[1:])) if inside else rest
        return replace(self, rows=above, after=0.0), replace(self, rows=below, before=0.0, continued=True)

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw the header row and the rows, each with its rule."""
        if self.header:
            if self.continued:
                with sheet.artifact():
                    self.header.draw(sheet, top)
            else:
                self.header.draw(sheet, top)
            top -= self.header.height
            sheet.rule(*self.span, top, 0.9, INK if not self.continued else GREY)
        for row in self.rows:
            row.draw(sheet, top)
            top -= row.height
            if row.ended:
                sheet.rule(*self.span, top, 0.4, RULE)
