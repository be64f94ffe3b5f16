"""From blocks to pieces: each text is made printable, broken into lines, given its look and its tag.

The tree of tags grows here, in the order of the document. What must not enter here: reportlab, and where pages end.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hsb_wizard.report.document import (
    Block,
    BulletList,
    Callout,
    Document,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    SignatureSpace,
    SmallPrint,
    Statement,
    Table,
    ThenAndNow,
    Timeline,
)
from hsb_wizard.report.pdf import paper
from hsb_wizard.report.pdf.breaking import Face, Run
from hsb_wizard.report.pdf.columns import TableMaker
from hsb_wizard.report.pdf.figures import figure
from hsb_wizard.report.pdf.pieces import Frame, GroupPiece, Label, Piece, RulePiece, TextPiece
from hsb_wizard.report.pdf.plain import Plainer
from hsb_wizard.report.pdf.setting import Column, Setter
from hsb_wizard.report.pdf.sheet import INK, RULE
from hsb_wizard.report.pdf.tags import Element

_HEADING_SPACE = ((22.0, 7.0), (16.0, 5.0), (12.0, 3.0))
_NARROWEST_GUTTER, _AFTER_NUMBER = 28.0, 12.0
_BULLET = "\u2022"
_ROOM_FOR_INK = 40.0
_WHOLE_PAGE = (paper.LEFT, paper.RIGHT)


@dataclass(slots=True)
class Composer:
    """Composes one document. ``root`` is its tree of tags, complete once every block has been composed; the
    title is made printable once, so that what it lacks is counted once.
    """

    document: Document
    setter: Setter
    root: Element = field(init=False)
    looks: paper.Looks = field(init=False)
    printed_title: str = field(init=False)
    _section: Element = field(init=False)
    _body: Column = field(init=False)
    _inset: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        """Measure the widest number, which decides how far all text stands in."""
        self.printed_title = self.setter.plainer.line(self.document.title)
        self.root = self._section = Element("Document")
        self.looks = paper.Looks.of(self.document.sizes)
        self._body = Column(paper.LEFT + self._gutter(), paper.RIGHT, self.looks.body)

    def title(self) -> tuple[Piece, ...]:
        """Return title, reference line and the rule under them."""
        title = self.printed_title
        head = self.setter.piece(title, Column(*_WHOLE_PAGE, self.looks.title, "SemiBold"), self.root.child("H1"))
        head = replace(head, after=5.0, keep=True, bookmark=(title, 0))
        reference = self.setter.texts(
            self.document.reference, Column(*_WHOLE_PAGE, self.looks.reference), self.root, after=2.0
        )
        return (head, *reference, RulePiece((_WHOLE_PAGE,), 0.9, INK, before=10, after=14))

    def block(self, block: Block, then: Block | None = None) -> tuple[Piece, ...]:
        """Return the pieces of one block, which ``then`` follows.

        There are none for a page break and for small print, which the pages see to.
        """
        match block:
            case Heading():
                return self._heading(block)
            case Statement():
                return self._statement(block)
            case Paragraph():
                kept = isinstance(then, SignatureSpace)  # what is said of signing stands where it is signed
                texts = self.setter.texts(block.text, self._plain, self._section)
                return tuple(replace(piece, keep=kept) for piece in texts)
            case BulletList():
                return self._bullets(block)
            case Table() | KeyValues() | Timeline() | ThenAndNow():
                return self._table(block)
            case _:
                return self._special(block, then)

    def _special(
        self, block: Callout | SignatureSpace | SmallPrint | PageBreak, then: Block | None
    ) -> tuple[Piece, ...]:
        match block:
            case Callout():
                return self._callout(block)
            case SignatureSpace():
                return self._signature(block, keep=isinstance(then, SignatureSpace))
            case SmallPrint() | PageBreak():
                return ()

    @property
    def _plain(self) -> Column:
        """Where text without a number stands: under its heading, beside the numbers only where the section has one."""
        return self._body if self._inset else replace(self._body, left=paper.LEFT)

    def _gutter(self) -> float:
        """Return the room left of all text: enough for the widest number; none in a document without numbers."""
        measure, plain = self.setter.ruler.at(self.looks.body.size), Plainer(self.setter.plainer.covers)
        blocks = (block for block in self.document.blocks if isinstance(block, Heading | Statement))
        numbers = [measure(plain.line(block.number), "Regular") for block in blocks if block.number]
        return max(_NARROWEST_GUTTER, max(numbers) + _AFTER_NUMBER) if numbers else 0.0

    def _label(self, text: str, left: float, element: Element, face: Face = "Regular") -> Label | None:
        # the blank keeps the number and the first word apart for whoever listens
        return Label((Run(text + " ", face),), left, element) if text else None

    def _heading(self, heading: Heading) -> tuple[Piece, ...]:
        if heading.level == 1:
            self._section = self.root.child("Sect")
            self._inset = bool(heading.number)
        element, place = self._section.child(f"H{heading.level + 1}"), heading.level - 1
        look = self.looks.headings[place]
        number, text = self.setter.plainer.line(heading.number), self.setter.plainer.line(heading.text)
        wide = self.setter.ruler.at(look.size)(number + "  ", "SemiBold") if number else 0.0
        left = max(self._body.left, paper.LEFT + wide) if number else paper.LEFT
        piece = replace(
            self.setter.piece(text, Column(left, paper.RIGHT, look, "SemiBold"), element),
            before=_HEADING_SPACE[place][0],
            after=_HEADING_SPACE[place][1],
            keep=True,
            label=self._label(number, paper.LEFT, element, "SemiBold"),
            bookmark=(f"{number} {text}".strip(), place),
        )
        return (piece,)

    def _statement(self, statement: Statement) -> tuple[Piece, ...]:
        lines = self.setter.plainer.lines(statement.words)
        element = self._section.child("P")
        runs = (*self._lead(statement), Run(lines[0] if lines else "", "Regular"))
        label = self._label(self.setter.plainer.line(statement.number), paper.LEFT, element)
        look = self._body.look
        broken = self.setter.broken(runs, self._body)
        head = TextPiece(broken, look, self._body.left, element, after=look.size * 0.62, label=label)
        rest = [self.setter.texts(line, self._body, self._section) for line in lines[1:]]
        return (head, *(piece for pieces in rest for piece in pieces))

    def _lead(self, statement: Statement) -> tuple[Run, ...]:
        """Return "lead (source): ", the lead in the heavier face, as far as there is one."""
        lead, source = self.setter.plainer.line(statement.lead), self.setter.plainer.line(statement.source)
        between = f" ({source})" if source else ""
        if lead:
            return (Run(lead, "SemiBold"), Run(f"{between}: ", "Regular"))
        return (Run(f"{between.strip()} ", "Regular"),) if source else ()

    def _bullets(self, bullets: BulletList) -> tuple[Piece, ...]:
        size, listing = self._body.look.size, self._section.child("L")
        left = self._plain.left
        column = replace(self._body, left=left + size * 1.1)
        pieces: list[TextPiece] = []
        for text in bullets.items:
            item = listing.child("LI")
            label = self._label(_BULLET, left + size * 0.2, item.child("Lbl"))
            texts = self.setter.texts(text, column, item.child("LBody"), after=size * 0.3)
            pieces += [replace(piece, label=label if piece is texts[0] else None) for piece in texts]
        return _closed(pieces, size * 0.62)

    def _table(self, table: Table | KeyValues | Timeline | ThenAndNow) -> tuple[Piece, ...]:
        maker = TableMaker(self.setter, self.looks)
        match table:
            case KeyValues():
                return maker.pairs(table, self._section)
            case Timeline():
                drawn = figure(table, self.setter, self.looks, self._section)
                return (*drawn, *maker.table(table.table, self._section))
            case ThenAndNow():
                return maker.table(table.table, self._section)
            case Table():
                return maker.table(table, self._section)

    def _callout(self, callout: Callout) -> tuple[Piece, ...]:
        look, part = self.looks.body, self._section.child("Div")
        padding = look.size * 0.8
        column = Column(paper.LEFT + padding, paper.RIGHT - padding, look)
        titles = self.setter.texts(callout.title, replace(column, face="SemiBold"), part, after=look.size * 0.3)
        lines = [piece for line in callout.lines for piece in self.setter.texts(line, column, part, look.size * 0.3)]
        pieces = (*(replace(title, keep=True) for title in titles), *lines)
        frame = Frame(paper.LEFT, paper.RIGHT - paper.LEFT, 1.5 if callout.strong else 0.6, padding)
        return (GroupPiece(pieces, paper.HALF_PAGE, frame, before=8, after=12),) if pieces else ()

    def _signature(self, space: SignatureSpace, *, keep: bool) -> tuple[Piece, ...]:
        """Facts and a line for ink; ``keep`` says that another follows, which stands on the same page."""
        part, left = self._section.child("Div"), self._plain.left
        facts = [piece for fact in space.facts for piece in self.setter.texts(fact, self._plain, part, after=3.0)]
        middle = left + (paper.RIGHT - left) * 0.64
        rule = RulePiece(((left, middle - 18), (middle, paper.RIGHT)), 0.6, RULE, before=_ROOM_FOR_INK, after=3)
        ink = self._label(self.setter.plainer.line(space.signature_label), left, part.child("P"))
        date = self.setter.plainer.line(space.date_label)
        labels = self.setter.piece(date, Column(middle, paper.RIGHT, self.looks.caption), part.child("P"))
        kept = (replace(fact, keep=True) for fact in facts)
        return (GroupPiece((*kept, rule, replace(labels, label=ink)), paper.HALF_PAGE, before=8, after=18, keep=keep),)

    def small_print(self) -> GroupPiece | None:
        """Return what closes the document, where anything does; asked for after every other block."""
        last = self.document.blocks[-1] if self.document.blocks else None
        if not isinstance(last, SmallPrint):
            return None
        part, column = self._section.child("Div"), Column(*_WHOLE_PAGE, self.looks.small)
        lines = [piece for line in last.lines for piece in self.setter.texts(line, column, part, after=0.0)]
        rule = RulePiece((_WHOLE_PAGE,), 0.4, RULE, after=5)
        return GroupPiece((rule, *lines), paper.HALF_PAGE, before=24) if lines else None


def _closed(pieces: Sequence[TextPiece], after: float) -> tuple[TextPiece, ...]:
    """Return ``pieces`` with more space under the last."""
    return (*pieces[:-1], replace(pieces[-1], after=after)) if pieces else ()
