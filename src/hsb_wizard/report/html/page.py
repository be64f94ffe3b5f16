"""The page around the blocks: its head, its landmarks, its running lines on paper.

A page may fetch nothing and run nothing, and says so to the browser itself. What must not enter here: a script, an
address, anything that is not in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hsb_wizard.report.document import Document, Heading
from hsb_wizard.report.html.blocks import made, named
from hsb_wizard.report.html.style import looks
from hsb_wizard.report.html.text import lines, text

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_UNSAFE_IN_STYLE = re.compile(r"[^A-Za-z0-9]")  # a blank too: after an escape a style sheet swallows it
_CONTENTS_FROM = 4  # so many headings make a list of contents worth reading


def page(document: Document) -> str:
    """Return the whole page as text."""
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"{_record(document)}<title>{text(document.title)}</title>"
        f"<style>{looks(document.sizes)}{_on_paper(document)}</style>"
    )
    body = "\n".join((*_banner(document), "<main>", *_main(document), "</main>", *_closing(document)))
    opening = f'<!DOCTYPE html>\n<html lang="{text(document.language)}">\n<head>{head}</head>'
    return f"{opening}\n<body>\n{body}\n</body>\n</html>\n"


def _record(document: Document) -> str:
    """The record code, said by the file of itself."""
    return f'<meta name="record" content="{text(document.record)}">' if document.record else ""


def _banner(document: Document) -> Iterator[str]:
    """What stands on every page of paper stands above the text too: not every browser prints heads of pages."""
    said = [document.marking] if document.marking else []
    marks = [f'<p class="marking">{text(each)}</p>' for each in said]
    if document.draft:
        marks.append(f'<p class="draft">{text(document.draft_label)}</p>')
    if marks:
        yield f"<header>{''.join(marks)}</header>"


def _main(document: Document) -> Iterator[str]:
    ids = {place: f"part-{number}" for number, place in enumerate(_headings(document), start=1)}
    yield f"<h1>{text(document.title)}</h1>"
    yield f'<p class="reference">{lines(document.reference)}</p>'
    yield from _contents(document, ids)
    open_section = False
    for place, block in enumerate(document.blocks):
        if isinstance(block, Heading) and block.level == 1:
            yield ("</section>" if open_section else "") + f'<section aria-labelledby="{ids[place]}">'
            open_section = True
        yield from made(block, ids.get(place, ""))
    if open_section:
        yield "</section>"


def _headings(document: Document) -> list[int]:
    return [place for place, block in enumerate(document.blocks) if isinstance(block, Heading)]


def _contents(document: Document, ids: dict[int, str]) -> Iterator[str]:
    """A list of the sections to jump to, in a document long enough to want one; paper does not show it."""
    chapters = [
        (ids[place], block)
        for place, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.level == 1
    ]
    if len(chapters) >= _CONTENTS_FROM:
        links = "".join(f'<li><a href="#{target}">{named(heading)}</a></li>' for target, heading in chapters)
        yield f'<nav aria-label="{text(document.title)}"><ul>{links}</ul></nav>'


def _closing(document: Document) -> Iterator[str]:
    if document.footer:
        yield f"<footer><p>{lines(document.footer)}</p></footer>"


def _on_paper(document: Document) -> str:
    """The running lines of paper: marking and draft mark above, footer and "Page x of N" below."""
    before, _, rest = document.page_label.partition("{page}")
    between, _, after = rest.partition("{pages}")
    label = f"{_quoted(before)} counter(page) {_quoted(between)} counter(pages) {_quoted(after)}"
    boxes = [f"@bottom-left{{content:{_quoted(document.footer)};width:70%}}", f"@bottom-right{{content:{label}}}"]
    if document.marking:
        boxes.append(f"@top-left{{content:{_quoted(document.marking)};font-weight:600}}")
    if document.draft:
        boxes.append(f"@top-right{{content:{_quoted(document.draft_label)};font-weight:600;font-size:13pt}}")
    return f"@page{{{''.join(boxes)}}}"


def _quoted(words: str) -> str:
    """Return ``words`` as a string of a style sheet in which no character can end it."""
    plain = re.sub(r"\s", " ", words)
    return '"' + _UNSAFE_IN_STYLE.sub(lambda found: f"\\{ord(found[0]):06x}", plain) + '"'
