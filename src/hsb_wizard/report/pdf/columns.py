"""From a table of plain values to a table on paper: widths by content, every cell tagged with what it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hsb_wizard.report.document import KeyValues, Table
from hsb_wizard.report.pdf import paper
from hsb_wizard.report.pdf.breaking import Face, Wish, narrowest_and_widest, share_width
from hsb_wizard.report.pdf.pieces import Piece
from hsb_wizard.report.pdf.plain import Plainer
from hsb_wizard.report.pdf.setting import Column, Setter
from hsb_wizard.report.pdf.tables import Row, TablePiece
from hsb_wizard.report.pdf.tags import Element, Scope

_GAP = 12.0  # between two columns
_TO_FILL = "\u00a0"  # a cell for ink
_WIDTH = paper.RIGHT - paper.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell, what it is to its row or column, and its face."""

    text: str
    tag: str = "TD"
    scope: Scope = ""
    face: Face = "Regular"


@dataclass(frozen=True, slots=True)
class TableMaker:
    """Makes the tables of one document."""

    setter: Setter
    looks: paper.Looks

    def table(self, table: Table, section: Element) -> tuple[Piece, ...]:
        """Return caption, table and note; the caption stays with the table."""
        element = section.child("Table", summary=self.setter.plainer.line(table.summary))
        caption = self._caption(table.caption, element)
        header = [Cell(text, "TH", "Column", "SemiBold") for text in table.columns]
        rows = [self._row(row, table.row_header) for row in table.rows]
        columns = self._columns([header, *rows])
        # a table of which only the header is known so far has no head and body to tell apart
        head = element.child("THead") if rows else element
        made_header = self._made(header, columns, head)
        body = element.child("TBody") if rows else element
        made = tuple(self._made(row, columns, body) for row in rows)
        piece = TablePiece(made_header, made, (paper.LEFT, paper.RIGHT), paper.HALF_PAGE, before=6, after=14)
        note = self.setter.texts(table.note, Column(paper.LEFT, paper.RIGHT, self.looks.caption), section)
        if note:
            note = [replace(note[0], before=5), *note[1:]]
            piece = replace(piece, after=5)
        return (*caption, piece, *note)

    def pairs(self, table: KeyValues, section: Element) -> tuple[Piece, ...]:
        """Return labels and what belongs to them as a table whose rows are named by their labels."""
        if not table.pairs:
            return ()
        element = section.child("Table", summary=self.setter.plainer.line(table.summary))
        rows = [[Cell(label, "TH", "Row", "SemiBold"), Cell(value)] for label, value in table.pairs]
        columns = self._pair_columns(table)
        body = element.child("TBody")
        made = tuple(self._made(row, columns, body) for row in rows)
        return (TablePiece(None, made, (paper.LEFT, paper.RIGHT), paper.HALF_PAGE, before=6, after=14),)

    def _caption(self, text: str, table: Element) -> list[Piece]:
        line = self.setter.plainer.line(text)
        column = Column(paper.LEFT, paper.RIGHT, self.looks.table, "SemiBold")
        return [replace(self.setter.piece(line, column, table.child("Caption")), before=6, keep=True)] if line else []

    def _row(self, row: Sequence[str], row_header: int | None) -> list[Cell]:
        return [
            Cell(text, "TH", "Row", "SemiBold") if place == row_header else Cell(text) for place, text in enumerate(row)
        ]

    def _columns(self, rows: Sequence[Sequence[Cell]]) -> tuple[Column, ...]:
        """Share the page's width among the columns by their widest word and their widest text."""
        measure = self.setter.ruler.at(self.looks.table.size)
        plain = Plainer(self.setter.plainer.covers)  # its own count: measuring a cell is not printing it
        wishes = []
        for column in zip(*rows, strict=True):
            sizes = [narrowest_and_widest(plain.line(cell.text), cell.face, measure) for cell in column]
            if all(cell.text == _TO_FILL for cell in column[1:]):
                sizes.append((0.0, _WIDTH / len(rows[0]) - _GAP))  # room to write in
            word, whole = max(low for low, _ in sizes) + _GAP, max(high for _, high in sizes) + _GAP
            heading = sizes[0][1] + _GAP
            rare = min(max(heading / 2, whole / 3), _WIDTH / 6)  # a heading takes two lines, a rare long cell three
            usual = max(word, rare, sorted(high for _, high in sizes)[max(0, len(sizes) * 4 // 5 - 1)] + _GAP)
            wishes.append(Wish(word, usual, max(usual, min(whole, _WIDTH * 0.7))))
        return self._edges(share_width(wishes, _WIDTH))

    def _pair_columns(self, table: KeyValues) -> tuple[Column, ...]:
        measure = self.setter.ruler.at(self.looks.table.size)
        plain = Plainer(self.setter.plainer.covers)
        widest = max(measure(plain.line(label), "SemiBold") for label, _ in table.pairs)
        first = min(max(widest + _GAP, _WIDTH * 0.2), _WIDTH * 0.36)
        return self._edges((first, _WIDTH - first))

    def _edges(self, widths: Sequence[float]) -> tuple[Column, ...]:
        columns, left = [], paper.LEFT
        for width in widths:
            columns.append(Column(left, left + width - _GAP, self.looks.table))
            left += width
        columns[-1] = replace(columns[-1], right=paper.RIGHT)
        return tuple(columns)

    def _made(self, cells: Sequence[Cell], columns: Sequence[Column], parent: Element) -> Row:
        row = parent.child("TR")
        return Row(tuple(self._cell(cell, column, row) for cell, column in zip(cells, columns, strict=True)))

    def _cell(self, cell: Cell, column: Column, row: Element) -> tuple[Piece, ...]:
        element = row.child(cell.tag, scope=cell.scope)
        column = replace(column, face=cell.face)
        lines = self.setter.plainer.lines(cell.text)
        if len(lines) == 1:
            return (self.setter.piece(lines[0], column, element),)
        return tuple(replace(self.setter.piece(line, column, element.child("P")), after=3.0) for line in lines)
