"""The press: one document in, one PDF out, in memory. The order of the work stands here and nothing else."""

import hashlib
from dataclasses import dataclass

from hsb_wizard.errors import PrintCancelled, Stopped
from hsb_wizard.report.document import Block, Document, Heading, PageBreak
from hsb_wizard.report.pdf import paper
from hsb_wizard.report.pdf.archive import About
from hsb_wizard.report.pdf.binding import bound
from hsb_wizard.report.pdf.compose import Composer
from hsb_wizard.report.pdf.faces import Ruler, covers, loaded_faces
from hsb_wizard.report.pdf.pages import RunningLines, draw_pages, made_up, with_foot
from hsb_wizard.report.pdf.pieces import Piece
from hsb_wizard.report.pdf.plain import Plainer, Substituted
from hsb_wizard.report.pdf.setting import Setter
from hsb_wizard.report.pdf.sheet import Sheet
from hsb_wizard.watch import Watch

__all__ = ["Printed", "loaded_faces", "print_document"]


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed document. ``plain_sha256`` is of the file before it was locked: the one that can be made again."""

    data: bytes
    pages: int
    plain_sha256: str
    substituted: tuple[Substituted, ...]


def print_document(document: Document, *, password: str = "", watch: Watch | None = None) -> Printed:
    """Return ``document`` as a tagged PDF (PDF/UA-1, and PDF/A-2a unless locked).

    The same document gives the same bytes, unless locked.

    ``password`` locks it. ``watch`` is told how far the work is, and which section or page is done: a number of how
    many, never a word of the document. Raises PrintCancelled where it was stopped.
    """
    try:
        return _printed(document, password, watch or Watch())
    except Stopped:
        raise PrintCancelled from None


def _printed(document: Document, password: str, watch: Watch) -> Printed:
    watch.at(0)
    setter = Setter(Plainer(covers), Ruler())
    composer = Composer(document, setter)
    running = RunningLines(document, setter, composer.looks.running)
    made = made_up(_chapters(document, composer, watch), running.room)
    pages, foot = with_foot(made, composer.small_print(), running)
    sheet = Sheet(paper.PAGE)
    draw_pages(pages, sheet, running, watch, foot)
    about = About(composer.printed_title, document.language, document.written, document.record)
    plain = bound(sheet.finish(), composer.root, sheet.marks, about)
    watch.at(0.9)
    data = _locked(plain, password) if password else plain
    watch.at(1)
    return Printed(data, len(pages), hashlib.sha256(plain).hexdigest(), setter.plainer.substituted())


def _locked(plain: bytes, password: str) -> bytes:
    from hsb_wizard.report.pdf.locking import locked  # what a plain document can do without

    return locked(plain, password)


def _begins_section(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _chapters(document: Document, composer: Composer, watch: Watch) -> list[list[Piece]]:
    chapters: list[list[Piece]] = [list(composer.title())]
    sections, section = sum(map(_begins_section, document.blocks)), 0
    for place, block in enumerate(document.blocks, start=1):
        section += _begins_section(block)
        watch.at(0.3 * place / len(document.blocks), place=f"section {section} of {sections}" if section else "")
        if isinstance(block, PageBreak):
            chapters.append([])
            continue
        then = document.blocks[place] if place < len(document.blocks) else None
        chapters[-1].extend(composer.block(block, then))
    return chapters
