"""Text from people as text of a page: escaped here and nowhere else, so that what was typed stays data."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from hsb_wizard.text import clean


def text(words: str) -> str:
    """Return ``words`` as text of a page: no character of it is markup, none is hidden."""
    return escape(clean(words))


def lines(words: str) -> str:
    """Return ``words`` with the line ends that somebody typed."""
    return "<br>".join(text(line) for line in clean(words).split("\n") if line.strip())


def paragraphs(words: str, kind: str = "") -> Iterator[str]:
    """Yield a paragraph for each line that somebody typed; ``kind`` says how it looks."""
    attribute = f' class="{kind}"' if kind else ""
    for line in clean(words).split("\n"):
        if line.strip():
            yield f"<p{attribute}>{text(line)}</p>"
