"""The parts that a page stands of for as long as it is there, each looked for once.

Textual's own looking keeps an answer for every change of what stands below, up to a thousand for each page: a page
whose fields change with each question would grow by all of them.
"""

from __future__ import annotations

from typing import TypeVar

from textual.widget import Widget

Part = TypeVar("Part", bound=Widget)


def part(page: Widget, selector: str, kind: type[Part]) -> Part:
    """The one part of a page that is meant, which stays with the page. Raises NoMatches, as `query_one` does."""
    kept: dict[str, Widget] = page.__dict__.setdefault("_parts_found", {})
    found = kept.get(selector)
    if not isinstance(found, kind) or not found.is_attached:
        found = kept[selector] = page.query_one(selector, kind)
    return found
