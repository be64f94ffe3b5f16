"""Drafting: material in, one `Document` out. The edition's parts in the edition's order, and nothing else.

Leaving out is done here and in `material`, by building: a printer cannot print what never entered the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.lifecycle import fully_signed, version
from hsb_wizard.courtesy import in_turn
from hsb_wizard.forms.spoken import language_of, translation_notice
from hsb_wizard.report.body import sections
from hsb_wizard.report.chapters import chapters, planner, ticked
from hsb_wizard.report.closing import findings, plan, told
from hsb_wizard.report.coded import coded
from hsb_wizard.report.copy_out import copy_out
from hsb_wizard.report.document import Block, Document, SmallPrint, TypeSizes
from hsb_wizard.report.edition import HOUSEHOLDS
from hsb_wizard.report.material import Material
from hsb_wizard.report.method import method
from hsb_wizard.report.page_one import page_one, reader_words
from hsb_wizard.report.reviewed import reviewed
from hsb_wizard.report.safety_pages import safety_pages
from hsb_wizard.report.signed import signatures
from hsb_wizard.report.timing import timing
from hsb_wizard.report.working import working
from hsb_wizard.sentences import say

PAGE_LABEL = "Page {page} of {pages}"  # the printer fills it

PARTS: Mapping[str, Callable[[Material], tuple[Block, ...]]] = {
    "page_one": page_one,
    "sections": sections,
    "told": told,
    "plan": plan,
    "review": reviewed,
    "signatures": signatures,
    "method": method,
    "working": working,
    "findings": findings,
    "safety_pages": safety_pages,
    "chapters": chapters,
    "ticked": ticked,
    "planner": planner,
    "coded": coded,
    "timing": timing,
    "copy_out": copy_out,
}


def draft(material: Material) -> Document:
    """The document of this edition. Same record and edition, same document."""
    blocks: list[Block] = [block for part in in_turn(material.edition.parts) for block in PARTS[part](material)]
    if not material.edition.anonymous:
        blocks.append(SmallPrint(_codes(material)))
    return Document(
        title=_title(material),
        reference=f"{_named(material)}, {_standing(material)}.",
        edition=material.edition.id,
        reader=reader_words(material),
        footer=footer(material),
        written=_to_the_month(material.written) if material.edition.anonymous else material.written,
        blocks=tuple(blocks),
        language=language_of(material.form),
        draft=material.draft and material.edition.draft_mark,
        draft_label=say("Draft"),
        marking=_marking(material),
        page_label=say(PAGE_LABEL),
        sizes=_sizes(material),
        record="" if material.edition.anonymous else material.record_code,
    )


def _marking(material: Material) -> str:
    """How the document is to be handled, and that a translation of it waits to be checked, where it does."""
    handling = say(material.edition.handling) if material.edition.handling else ""
    return ". ".join(each for each in (handling, translation_notice(material.form)) if each)


def _sizes(material: Material) -> TypeSizes:
    sizes = TypeSizes(body=float(material.edition.body_points), table=float(material.edition.table_points))
    return sizes.larger if material.large_print else sizes


def _codes(material: Material) -> tuple[str, ...]:
    """Record, version and hash: what tells whether a copy is current."""
    this = f"{_title(material)}, version {version(material.assessment)}. Check code {material.check_code}."
    return f"{this} Form {material.form.id} {material.form.version}.", f"Record {material.record_code}."


def footer(material: Material) -> str:
    """The running line of practice.md part 7; the printer adds the page."""
    return (
        f"{_title(material)}, {_standing(material)}. "
        + say("Professional judgement of two assessors: no score, no prediction.")
        + " "
        + say("For {reader} only.", reader=material.edition.addressed or reader_words(material))
    )


def _title(material: Material) -> str:
    """What names the document, its window and its file: a reference and nothing more."""
    if material.edition.anonymous:
        return say("Sample {number}", number=material.sample)
    return say("Assessment {reference}", reference=material.assessment.reference)


def _named(material: Material) -> str:
    """The edition's title, and for which household it is where it is made for one."""
    title = say(material.edition.title)
    return f"{title}: {say(HOUSEHOLDS[material.household])}" if material.household else title


def _to_the_month(moment: datetime) -> datetime:
    """The first of that month: the hour of a last entry would lead back to its record."""
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _standing(material: Material) -> str:
    a = material.assessment
    if material.edition.anonymous:
        return in_words(material.written.date().isoformat()[:7])
    day = in_words(material.written.date().isoformat())
    if fully_signed(a):
        signed = max(each.at for each in a.signatures)[:10]
        return say("version {version}, signed {day}", version=version(a), day=in_words(signed))
    return say("version {version}, not signed, as of {day}", version=version(a), day=day)
