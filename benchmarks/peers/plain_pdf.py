"""The same text as a document, built the way reportlab's own guide shows it: platypus, paragraphs, tables.

No tags, no outline, no archive marks, no packing. The type is the same, so both embed it. Of the program this sees the
document's plain values and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from hsb_wizard.report import document
from hsb_wizard.report.document import Block, Document

FACE, STRONG = "PlainSans", "PlainSansStrong"
GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])


def plain_build(made: Document, out: Path) -> None:
    """Build ``made`` at ``out``."""
    _faces()
    story = [_paragraph(made.title, _style(STRONG, 20)), _paragraph(made.reference, _style(FACE, made.sizes.body))]
    for block in made.blocks:
        story += _flowables(block, made)
    SimpleDocTemplate(str(out), pagesize=A4, title=made.title).build(story)


def _faces() -> None:
    if FACE in pdfmetrics.getRegisteredFontNames():
        return
    for name, file in ((FACE, "RecordSans-Regular.ttf"), (STRONG, "RecordSans-SemiBold.ttf")):
        data = (files("hsb_wizard.report") / "fonts" / file).read_bytes()
        pdfmetrics.registerFont(ttfonts.TTFont(name, BytesIO(data)))


def _style(face: str, size: float) -> ParagraphStyle:
    return ParagraphStyle(face, fontName=face, fontSize=size, leading=size * 1.35, spaceAfter=size / 2)


def _paragraph(text: str, style: ParagraphStyle) -> Flowable:
    return Paragraph(escape(text).replace("\n", "<br/>"), style)


def _flowables(block: Block, made: Document) -> Iterator[Flowable]:
    if isinstance(block, document.PageBreak):
        yield PageBreak()
    elif isinstance(block, document.Timeline | document.ThenAndNow):
        yield from _table(block.table, made)
    elif isinstance(block, document.Table | document.KeyValues):
        yield from _table(block, made)
    elif isinstance(block, document.Statement):
        said = f"{block.lead} ({block.source}): " if block.lead else ""
        yield _paragraph(f"{block.number} {said}{block.words}", _style(FACE, made.sizes.body))
    else:
        strong = isinstance(block, document.Heading)
        style = _style(STRONG if strong else FACE, 14 if strong else made.sizes.body)
        lines = [" ".join(document.block_texts(block))] if strong else document.block_texts(block)
        yield from (_paragraph(text, style) for text in lines)


def _table(block: document.Table | document.KeyValues, made: Document) -> Iterator[Flowable]:
    cell, head = _style(FACE, made.sizes.table), _style(STRONG, made.sizes.table)
    if isinstance(block, document.KeyValues):
        rows = [[_paragraph(label, head), _paragraph(text, cell)] for label, text in block.pairs]
        yield Table(rows, style=GRID)
    else:
        yield _paragraph(block.caption, _style(FACE, made.sizes.body))
        rows = [[_paragraph(text, head) for text in block.columns]]
        rows += [[_paragraph(text, cell) for text in row] for row in block.rows]
        yield Table(rows, style=GRID, repeatRows=1)
        yield _paragraph(block.note, cell)
    yield Spacer(1, 6)
