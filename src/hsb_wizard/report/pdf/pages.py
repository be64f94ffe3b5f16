"""From pieces to drawn pages: chapters begin new pages, running lines stand on each, cancelling is heard in between.

Pages are made up before the first is drawn, so "of N" is known and nothing is laid out twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hsb_wizard.courtesy import give_way
from hsb_wizard.report.document import Document
from hsb_wizard.report.pdf import paper
from hsb_wizard.report.pdf.breaking import Run
from hsb_wizard.report.pdf.pieces import GroupPiece, Piece, RulePiece, draw_stack, part_stack, stack_height
from hsb_wizard.report.pdf.setting import Column, Setter
from hsb_wizard.report.pdf.sheet import RULE, Look, Sheet
from hsb_wizard.watch import Watch

_DRAFT_LOOK = Look(13.0, 17.0)
_DRAFT_PADDING = 7.0
_BESIDE_MARKING = 120.0  # kept free for the draft mark
_FOOTER_LINES = 3  # more of them push the text up

Page = tuple[Piece, ...]


def made_up(chapters: Iterable[Sequence[Piece]], room: float) -> list[Page]:
    """Return the pages of ``chapters``, each of which begins a new one and has ``room`` points of height.

    Every piece can be parted, so RuntimeError (a piece higher than a page that cannot) says that a new kind cannot.
    """
    pages: list[Page] = []
    for chapter in chapters:
        rest: Sequence[Piece] = chapter
        while rest:
            give_way()
            page, rest = part_stack(rest, room)
            if not page:
                raise RuntimeError(f"a {type(rest[0]).__name__} does not fit on a page")
            pages.append(page)
    return pages or [()]


@dataclass(frozen=True, slots=True)
class Foot:
    """What closes the last page: the piece, and from where it is drawn downwards."""

    piece: GroupPiece
    top: float


def with_foot(pages: list[Page], piece: GroupPiece | None, running: "RunningLines") -> tuple[list[Page], Foot | None]:
    """Return the pages and where what closes them stands: below the text; else in the band above the footer, bare.

    So it costs a page only where it is too much for the band: a plan for a place stays on its one page.
    """
    if piece is None:
        return pages, None
    used = stack_height(pages[-1])
    if used + piece.before + piece.height <= running.room:
        return pages, Foot(piece, paper.TOP - used - (piece.before if used else 0.0))
    bare = replace(piece, pieces=tuple(each for each in piece.pieces if not isinstance(each, RulePiece)))
    above = max(0.0, bare.height - paper.BAND)  # what of large print does not fit into the band
    if used + (piece.before if above else 0.0) + above <= running.room:
        return pages, Foot(bare, paper.TOP - running.room + above)
    return [*pages, ()], Foot(piece, paper.TOP)


class RunningLines:
    """What stands on every page: marking and draft mark above; footer and "Page x of N" below. All are artifacts.

    ``room`` is the height they leave to the text; a long footer takes more of it rather than running off the page.
    """

    def __init__(self, document: Document, setter: Setter, look: Look) -> None:
        """Make the texts of ``document`` printable and break them once."""
        self._setter, self._look, self._label = setter, look, document.page_label
        self._draft = setter.plainer.line(document.draft_label) if document.draft else ""
        marking = Run(setter.plainer.line(document.marking), "SemiBold")
        self._marking = setter.broken((marking,), Column(paper.LEFT, paper.RIGHT - _BESIDE_MARKING, look))
        footer = Run(setter.plainer.line(document.footer), "Regular")
        self._footer = setter.broken((footer,), Column(paper.LEFT, self._label_left("888", "888") - 24.0, look))
        self._raised = max(0, len(self._footer) - _FOOTER_LINES) * look.leading
        self.room = paper.ROOM - self._raised

    def draw(self, sheet: Sheet, page: int, pages: int) -> None:
        """Draw the lines of page ``page`` of ``pages``."""
        if self._draft or self._marking:
            with sheet.artifact("Header"):
                self._above(sheet)
        with sheet.artifact("Footer"):
            rule = paper.FOOTER_RULE + self._raised
            sheet.rule(paper.LEFT, paper.RIGHT, rule, 0.4, RULE)
            sheet.lines(self._footer, paper.LEFT, rule - 5.0, self._look)
            left, label = self._label_left(str(page), str(pages)), self._page_label(str(page), str(pages))
            sheet.lines(((Run(label, "Regular"),),), left, rule - 5.0, self._look)

    def _above(self, sheet: Sheet) -> None:
        top = paper.HEADER_LINE
        sheet.lines(self._marking, paper.LEFT, top, self._look)
        if self._draft:
            wide = self._setter.ruler.at(_DRAFT_LOOK.size)(self._draft, "SemiBold")
            left = paper.RIGHT - wide - _DRAFT_PADDING
            sheet.box((left - _DRAFT_PADDING, top - 15.5), (wide + 2 * _DRAFT_PADDING, 20.0), 1.2)
            sheet.lines(((Run(self._draft, "SemiBold"),),), left, top + 3.0, _DRAFT_LOOK)

    def _page_label(self, page: str, pages: str) -> str:
        return self._setter.plainer.line(self._label.replace("{page}", page).replace("{pages}", pages))

    def _label_left(self, page: str, pages: str) -> float:
        return paper.RIGHT - self._setter.ruler.at(self._look.size)(self._page_label(page, pages), "Regular")


def draw_pages(
    pages: Sequence[Page], sheet: Sheet, running: RunningLines, watch: Watch, foot: Foot | None = None
) -> None:
    """Draw every page, the running lines first, and what closes the last."""
    for number, page in enumerate(pages, start=1):
        watch.at(0.3 + 0.5 * number / len(pages), place=f"page {number} of {len(pages)}")
        running.draw(sheet, number, len(pages))
        draw_stack(page, sheet, paper.TOP)
        if foot and number == len(pages):
            foot.piece.draw(sheet, foot.top)
        sheet.end_page(last=number == len(pages))
