"""From pieces to drawn pages: chapters begin new pages, running lines stand on each, cancelling is heard in between.

Pages are made up before the first is drawn, so "of N" is known and nothing is laid out twice.
"""

from collections.abc import Callable, Iterable, Sequence

from hsb_wizard.errors import PrintCancelled
from hsb_wizard.report.document import Document
from hsb_wizard.report.pdf import paper
from hsb_wizard.report.pdf.breaking import Line, Run
from hsb_wizard.report.pdf.pieces import Piece, draw_stack, part_stack
from hsb_wizard.report.pdf.setting import Column, Setter
from hsb_wizard.report.pdf.sheet import INK, RULE, Look, Sheet

_DRAFT_LOOK = Look(13.0, 17.0)
_DRAFT_PADDING = 7.0

Page = tuple[Piece, ...]


class Watch:
    """Tells how far the printing is, from 0 to 1, and hears whether somebody wants it to stop."""

    def __init__(self, progress: Callable[[float], None] | None, cancelled: Callable[[], bool] | None) -> None:
        """Either may be None."""
        self._progress, self._cancelled = progress, cancelled

    def step(self, done: float) -> None:
        """Report ``done``. Raise PrintCancelled where somebody wants to stop; nothing has been written then."""
        if self._cancelled is not None and self._cancelled():
            raise PrintCancelled
        if self._progress is not None:
            self._progress(min(done, 1.0))


def made_up(chapters: Iterable[Sequence[Piece]]) -> list[Page]:
    """Return the pages of ``chapters``, each of which begins a new page. RuntimeError where a piece can never fit."""
    pages: list[Page] = []
    for chapter in chapters:
        rest: Sequence[Piece] = chapter
        while rest:
            page, rest = part_stack(rest, paper.ROOM)
            if not page:
                raise RuntimeError(f"a {type(rest[0]).__name__} does not fit on a page")
            pages.append(page)
    return pages or [()]


class RunningLines:
    """What stands on every page: marking and draft mark above; footer and "Page x of N" below. All are artifacts."""

    def __init__(self, document: Document, setter: Setter, look: Look) -> None:
        """Make the texts of ``document`` printable once."""
        self._setter, self._look, self._label = setter, look, document.page_label
        self._marking = setter.plainer.line(document.marking)
        self._draft = setter.plainer.line(document.draft_label) if document.draft else ""
        self._footer = setter.plainer.line(document.footer)

    def draw(self, sheet: Sheet, page: int, pages: int) -> None:
        """Draw the lines of page ``page`` of ``pages``."""
        if self._draft or self._marking:
            with sheet.artifact("Header"):
                self._above(sheet)
        with sheet.artifact("Footer"):
            sheet.rule(paper.LEFT, paper.RIGHT, paper.FOOTER_RULE, 0.4, RULE)
            self._below(sheet, page, pages)

    def _above(self, sheet: Sheet) -> None:
        top = paper.HEADER_LINE
        if self._marking:
            sheet.lines((self._line(self._marking, "SemiBold"),), paper.LEFT, top, self._look)
        if self._draft:
            wide = self._setter.ruler.at(_DRAFT_LOOK.size)(self._draft, "SemiBold")
            left = paper.RIGHT - wide - _DRAFT_PADDING
            corner, size = (left - _DRAFT_PADDING, top - 15.5), (wide + 2 * _DRAFT_PADDING, 20.0)
            sheet.box(corner, size, 1.2)
            sheet.lines(((Run(self._draft, "SemiBold"),),), left, top + 3.0, Look(_DRAFT_LOOK.size, 17.0, INK))

    def _below(self, sheet: Sheet, page: int, pages: int) -> None:
        label = self._setter.plainer.line(self._label.replace("{page}", str(page)).replace("{pages}", str(pages)))
        left = paper.RIGHT - self._setter.ruler.at(self._look.size)(label, "Regular")
        top = paper.FOOTER_RULE - 5.0
        column = Column(paper.LEFT, left - 24.0, self._look)
        sheet.lines(self._setter.broken((Run(self._footer, "Regular"),), column), paper.LEFT, top, self._look)
        sheet.lines((self._line(label, "Regular"),), left, top, self._look)

    def _line(self, text: str, face: str) -> Line:
        return (Run(text, "SemiBold" if face == "SemiBold" else "Regular"),)


def draw_pages(pages: Sequence[Page], sheet: Sheet, running: RunningLines, watch: Watch) -> None:
    """Draw every page, the running lines first."""
    for number, page in enumerate(pages, start=1):
        watch.step(0.3 + 0.5 * number / len(pages))
        running.draw(sheet, number, len(pages))
        draw_stack(page, sheet, paper.TOP)
        sheet.end_page(last=number == len(pages))
