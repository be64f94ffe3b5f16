"""Setting text: a text as it was typed becomes pieces between two edges, one for each line end a person put in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hsb_wizard.report.pdf.breaking import Face, Line, Run, break_lines
from hsb_wizard.report.pdf.faces import Ruler
from hsb_wizard.report.pdf.pieces import TextPiece
from hsb_wizard.report.pdf.plain import Plainer
from hsb_wizard.report.pdf.sheet import Look
from hsb_wizard.report.pdf.tags import Element


@dataclass(frozen=True, slots=True)
class Column:
    """Where text runs: from ``left`` to ``right``, in one look, in one face."""

    left: float
    right: float
    look: Look
    face: Face = "Regular"


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets the texts of one document; what it could not print is counted by its ``plainer``."""

    plainer: Plainer
    ruler: Ruler

    def broken(self, runs: Sequence[Run], column: Column) -> tuple[Line, ...]:
        """Return printable runs as the lines of ``column``."""
        return break_lines(runs, column.right - column.left, self.ruler.at(column.look.size))

    def piece(self, text: str, column: Column, element: Element) -> TextPiece:
        """Return one printable line of text as one piece that belongs to ``element``."""
        return TextPiece(self.broken((Run(text, column.face),), column), column.look, column.left, element)

    def texts(self, text: str, column: Column, parent: Element, after: float | None = None) -> list[TextPiece]:
        """Return a text as typed: a piece for each of its lines, tagged P, with ``after`` points under each."""
        space = column.look.size * 0.62 if after is None else after
        lines = self.plainer.lines(text)
        return [replace(self.piece(line, column, parent.child("P")), after=space) for line in lines]
