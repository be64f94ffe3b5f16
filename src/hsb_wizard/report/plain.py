"""The text printer: a document as lines that any program can show. It sees a Document and nothing else."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

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

WIDTH = 78


def print_text(document: Document) -> bytes:
    """Return ``document`` as plain text in UTF-8: the same document gives the same bytes."""
    lines = [document.title, document.reference, document.reader, ""]
    for block in document.blocks:
        lines += [*_lines(block), ""]
    return ("\n".join((*lines, document.footer)) + "\n").encode("utf-8")


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            text = f"{block.number} {block.text}".strip()
            yield text.upper() if block.level == 1 else text
            yield ("=" if block.level == 1 else "-") * min(len(text), WIDTH)
        case Statement():
            yield from _wrapped(
                " ".join(each for each in (block.number, block.lead, block.words, block.source) if each)
            )
        case Paragraph():
            yield from _wrapped(block.text)
        case KeyValues():
            for label, words in block.pairs:
                yield from _wrapped(f"{label}: {words}", hang="    ")
        case PageBreak():
            yield "~" * WIDTH
        case _:
            yield from _other(block)


def _other(block: Block) -> Iterator[str]:
    match block:
        case BulletList():
            for item in block.items:
                yield from _wrapped(f"- {item}", hang="  ")
        case Callout():
            for line in (block.title, *block.lines):
                yield from _wrapped(f"! {line}", hang="  ")
        case SignatureSpace():
            yield from block.facts
        case SmallPrint():
            yield from block.lines
        case Table() | ThenAndNow() | Timeline():
            yield from _table(block if isinstance(block, Table) else block.table)


def _table(table: Table) -> Iterator[str]:
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            yield from _wrapped(f"{column}: {cell}", hang="    ")
        yield ""


def _wrapped(text: str, hang: str = "") -> Iterator[str]:
    for at, line in enumerate(text.split("\n")):
        indent = hang if at else ""
        yield from textwrap.wrap(line, WIDTH, initial_indent=indent, subsequent_indent=hang) or [""]
