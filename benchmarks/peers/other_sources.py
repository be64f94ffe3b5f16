"""The same document as other programs take it: a source for typst, a Word file for LibreOffice. Plain, and complete.

Headings, paragraphs and tables as ours has them, so that the other has no less to do; nothing in a text is markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from zipfile import ZipFile

from hsb_wizard.report import document
from hsb_wizard.report.document import Block, Document, Heading

_BEGIN = """#set document(title: "Assessment")
#set page(paper: "a4", margin: 25mm, numbering: "1 of 1")
#set text(size: 12pt, lang: "en")
#show table: set text(size: 10pt)
"""


def as_typst(made: Document) -> str:
    """Every text of a document, each as a typst string."""
    return _BEGIN + "\n\n".join(part for block in made.blocks for part in _typst(block))


def _typst(block: Block) -> Iterator[str]:
    match block:
        case document.Timeline() | document.ThenAndNow():
            yield from _typst(block.table)
        case document.Table():
            head = ", ".join(_quoted(each) for each in block.columns)
            cells = ", ".join(_quoted(cell) for row in block.rows for cell in row)
            yield f"#table(columns: {len(block.columns)}, table.header({head}), {cells})"
        case document.KeyValues():
            yield f"#table(columns: 2, {', '.join(_quoted(text) for pair in block.pairs for text in pair)})"
        case Heading():
            yield f"#heading(level: {block.level}, {_quoted(f'{block.number} {block.text}')})"
        case _:
            yield from (f"#par({_quoted(text)})" for text in document.block_texts(block))


def _quoted(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{plain}"'


_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_PARTS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
 Target="word/document.xml"/></Relationships>"""


def as_word(made: Document, file: Path) -> None:
    """The same text as a Word file: paragraphs, and tables where ours has tables."""
    body = "".join(part for block in made.blocks for part in _word(block))
    text = f'<?xml version="1.0" encoding="UTF-8"?><w:document {_WORD}><w:body>{body}</w:body></w:document>'
    with ZipFile(file, "w") as packed:
        for name, content in (("[Content_Types].xml", _TYPES), ("_rels/.rels", _PARTS), ("word/document.xml", text)):
            packed.writestr(name, content)


def _word(block: Block) -> Iterator[str]:
    match block:
        case document.Timeline() | document.ThenAndNow():
            yield from _word(block.table)
        case document.Table():
            yield _rows([block.columns, *block.rows])
        case document.KeyValues():
            yield _rows(block.pairs)
        case _:
            words = " ".join(document.block_texts(block))
            yield _paragraph(words, 28 if isinstance(block, Heading) else 24)


def _rows(rows: Sequence[Sequence[str]]) -> str:
    cells = ("".join(f"<w:tc>{_paragraph(cell, 20)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def _paragraph(words: str, half_points: int) -> str:
    text = f'<w:rPr><w:sz w:val="{half_points}"/></w:rPr><w:t xml:space="preserve">{escape(words)}</w:t>'
    return f"<w:p><w:r>{text}</w:r></w:p>"
