"""The JSON printer: a document for programs, with what was asked, what was answered and how it is known, in words.

``print_json`` is the door. It sees a Document and nothing else, so it holds what the same edition on paper holds: no id
of a question, no value that only the form understands.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from hsb_wizard.report.document import Block, Document, Heading, PageBreak, Statement, Table, ThenAndNow, Timeline
from hsb_wizard.text import clean

FORMAT = "hsb-wizard document 1"
_NOT_ABOUT_WORDS = frozenset({"blocks", "sizes", "page_label", "draft_label"})


def print_json(document: Document) -> bytes:
    """Return ``document`` as JSON in UTF-8: the same document gives the same bytes."""
    about = {each.name: getattr(document, each.name) for each in fields(document) if each.name not in _NOT_ABOUT_WORDS}
    about["written"] = document.written.isoformat()
    plain = {"format": FORMAT, **about, "sections": _sections(document)}
    return (json.dumps(_clean(plain), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _sections(document: Document) -> list[dict[str, Any]]:
    """The blocks under their headings, as on paper; what stands before the first heading has a section of its own."""
    made: list[dict[str, Any]] = []
    asked: list[Heading] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            asked = [each for each in asked if each.level < block.level] + [block]
            made.append({"level": block.level, "number": block.number, "title": block.text, "blocks": []})
        elif not isinstance(block, PageBreak):
            if not made:
                made.append({"level": 0, "number": "", "title": "", "blocks": []})
            made[-1]["blocks"].append(_block(block, asked))
    return made


def _block(block: Block, asked: list[Heading]) -> dict[str, Any]:
    name = type(block).__name__
    plain: dict[str, Any] = {"block": name[:1].lower() + name[1:]}
    if isinstance(block, Timeline):
        events = [
            {"day": each.day.isoformat(), "when": each.when, "more": each.more, "kind": each.kind}
            for each in block.events
        ]
        return plain | {"alt": block.alt, "events": events, "table": _table(block.table)}
    if isinstance(block, Table | ThenAndNow):
        return plain | _table(block if isinstance(block, Table) else block.table)
    plain |= {each.name: getattr(block, each.name) for each in fields(block)}
    if isinstance(block, Statement):
        plain["about"] = block.about or _question(block, asked)
    return plain


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "summary": table.summary,
        "columns": table.columns,
        "rows": table.rows,
        "note": table.note,
    }


def _question(statement: Statement, asked: list[Heading]) -> str:
    """What a paragraph answers where it does not say so: the heading below a section's that it is numbered under."""
    above = (each for each in reversed(asked) if each.level > 1 and statement.number.startswith(f"{each.number}."))
    return next((each.text for each in above), "")


def _clean(plain: Any) -> Any:
    """Everything with its texts cleaned, so that no half character of somebody's paste breaks the file."""
    match plain:
        case str():
            return clean(plain)
        case dict():
            return {clean(str(key)): _clean(value) for key, value in plain.items()}
        case list() | tuple():
            return [_clean(each) for each in plain]
        case _:
            return plain
