"""How long it took, for the supervision copy alone: days since the first report, the 28 days, what inspectors found in
2013. In no other document: a child or a court is not measured against an average.
"""

from __future__ import annotations

from datetime import date

from hsb_wizard.assessment.days import clock, in_words, read_date
from hsb_wizard.report.document import Block, Heading, KeyValues, Paragraph
from hsb_wizard.report.material import Material
from hsb_wizard.sentences import say

IN_2013 = (
    "In 2013 inspectors found eight months on average from disclosure to sentence (HMIP 2013, 3.6), and specialist "
    "assessments that took up to four months where 28 days were suggested (HMIP 2013, 4.7). It is said here to compare "
    "how services did, never how a child did."
)


def timing(material: Material) -> tuple[Block, ...]:
    """The days between the dates that are known whole."""
    now = material.written.date()
    said = clock(material.form, material.assessment, now)
    pairs = [(say("The 28 days"), said.words)]
    first, sentenced = _day(material, "first_report"), _day(material, "sentenced")
    if first:
        pairs.append((say("Since the first report"), _between(first, now)))
    if first and sentenced:
        pairs.append((say("From the first report to sentence"), _between(first, sentenced)))
    start = _day(material, "allocated")
    if first and start:
        pairs.append((say("From the first report to allocation"), _between(first, start)))
    return (Heading(1, say("How long it took")), KeyValues(tuple(pairs), summary=say("Days")), Paragraph(say(IN_2013)))


def _day(material: Material, role: str) -> date | None:
    """A date that is known whole; a month alone gives no days."""
    if not material.form.has_role(role):
        return None
    return read_date(material.assessment.text(material.form.role(role)))


def _between(first: date, last: date) -> str:
    ends = {"first": in_words(first.isoformat()), "last": in_words(last.isoformat())}
    return say("{days} days, from {first} to {last}", days=(last - first).days, **ends)
