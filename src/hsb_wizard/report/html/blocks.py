"""From blocks to elements. What must not enter here: the page around them, and how anything looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hsb_wizard.report.document import (
    Block,
    BulletList,
    Callout,
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
from hsb_wizard.report.html.figures import drawing
from hsb_wizard.report.html.text import lines, paragraphs, text


def named(heading: Heading) -> str:
    """Return a heading's number and words."""
    number = f'<span class="number">{text(heading.number)}</span>' if heading.number else ""
    return f"{number}{text(heading.text)}"


def made(block: Block, heading_id: str) -> Iterator[str]:
    """Yield the elements of one block; the id is for a heading, so that the contents can lead to it."""
    match block:
        case Heading():
            yield f'<h{block.level + 1} id="{heading_id}">{named(block)}</h{block.level + 1}>'
        case Table() | KeyValues() | Timeline() | ThenAndNow():
            yield from _in_rows(block)
        case _:
            yield from _prose(block)


def _prose(
    block: Statement | Paragraph | BulletList | Callout | SignatureSpace | PageBreak | SmallPrint,
) -> Iterator[str]:
    match block:
        case Statement():
            yield _statement(block)
        case Paragraph():
            yield from paragraphs(block.text)
        case BulletList():
            items = "".join(f"<li>{lines(item)}</li>" for item in block.items if item.strip())
            yield f"<ul>{items}</ul>" if items else ""
        case Callout():
            yield _callout(block)
        case PageBreak():
            yield '<div class="new-page"></div>'
        case _:
            yield _closing(block)


def _statement(statement: Statement) -> str:
    number = f'<span class="number">{text(statement.number)}</span> ' if statement.number else ""
    source = f"({text(statement.source)})" if statement.source else ""
    if statement.lead:
        lead = f'<span class="lead">{text(statement.lead)}</span>{" " if source else ""}{source}: '
    else:
        lead = f"{source} " if source else ""
    return f'<p class="{statement.kind}">{number}{lead}{lines(statement.words)}</p>'


def _callout(callout: Callout) -> str:
    title = f'<p class="title">{lines(callout.title)}</p>' if callout.title.strip() else ""
    inside = title + "".join(each for line in callout.lines for each in paragraphs(line))
    return f'<div class="callout{" strong" if callout.strong else ""}">{inside}</div>' if inside else ""


def _closing(block: SignatureSpace | SmallPrint) -> str:
    if isinstance(block, SmallPrint):
        return f'<div class="small">{"".join(each for line in block.lines for each in paragraphs(line))}</div>'
    facts = "".join(each for fact in block.facts for each in paragraphs(fact))
    ink = f"<p>{text(block.signature_label)}</p><p>{text(block.date_label)}</p>"
    return f'<div class="signature">{facts}<div class="ink">{ink}</div></div>'


def _in_rows(block: Table | KeyValues | Timeline | ThenAndNow) -> Iterator[str]:
    match block:
        case Table():
            yield from _table(block)
        case KeyValues():
            yield from _pairs(block)
        case Timeline():
            yield drawing(block)
            yield from _table(block.table)
        case ThenAndNow():
            yield from _table(block.table)


def _table(table: Table) -> Iterator[str]:
    head = "".join(f'<th scope="col">{lines(each)}</th>' for each in table.columns)
    body = "".join(f"<tr>{_row(row, table.row_header)}</tr>" for row in table.rows)
    yield (
        f"<table>{_caption(table.caption, table.summary)}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
    yield from paragraphs(table.note, "note")


def _row(row: Sequence[str], row_header: int | None) -> str:
    return "".join(
        f'<th scope="row">{lines(cell)}</th>' if place == row_header else f"<td>{lines(cell)}</td>"
        for place, cell in enumerate(row)
    )


def _pairs(table: KeyValues) -> Iterator[str]:
    rows = "".join(f'<tr><th scope="row">{lines(name)}</th><td>{lines(value)}</td></tr>' for name, value in table.pairs)
    if rows:
        yield f'<table class="pairs">{_caption("", table.summary)}<tbody>{rows}</tbody></table>'


def _caption(caption: str, summary: str) -> str:
    """The caption that is seen, and the summary that is only heard where it says something more."""
    heard = f'<span class="unseen">{text(summary)}</span>' if summary.strip() and summary != caption else ""
    seen = text(caption)
    return f"<caption>{seen}{' ' if seen and heard else ''}{heard}</caption>" if seen or heard else ""
