"""The one page that goes to the boards: counts of a quarter as a table, what they are and what they are not.

It is handed words and draws no conclusion. No record, reference or name can enter: it never sees one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from hsb_wizard.report.document import Block, Document, Heading, Paragraph, Table
from hsb_wizard.sentences import say

TITLE = "Figures for the boards"
READER = "the safeguarding board and the youth justice management board"
WHAT = (
    "Counts of assessments opened in one quarter on one laptop's store. They say how the service worked, never how a "
    "child did. Nothing is scored, compared or predicted."
)
SMALL = "A line in which one part has fewer than five assessments is withheld whole, so that nobody can be found in it."
FOOT = "Counts only. Not to be joined with other lists to find out who is in it."


def board_page(
    quarter: str, rows: Sequence[tuple[str, str, str]], instead: str, written: datetime, service: str = ""
) -> Document:
    """The page for ``quarter``. ``instead`` stands in the place of the table where there is none."""
    table = Table(
        (say("About"), say("Of the assessments opened"), say("How many")),
        tuple(rows),
        caption=say("The quarter in counts"),
        summary=say("Each line with its parts; every part is a number of assessments."),
    )
    blocks: tuple[Block, ...] = (
        Heading(1, quarter),
        Paragraph(say(WHAT)),
        table if rows else Paragraph(instead),
        Paragraph(say(SMALL)),
    )
    return Document(
        title=say(TITLE),
        reference=f"{service}, {quarter}." if service else f"{quarter}.",
        edition="board",
        reader=say(READER),
        footer=say(FOOT),
        written=written,
        blocks=blocks,
    )
