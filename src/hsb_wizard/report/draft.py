"""Drafting: material in, one `Document` out. The edition's parts in the edition's order, and nothing else.

Leaving out is done here and in `material`, by building: a printer cannot print what never entered the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.lifecycle import fully_signed, version
from hsb_wizard.forms.spoken import language_of, translation_notice
from hsb_wizard.report.body import sections
from hsb_wizard.report.closing import findings, method, plan, signatures, told, working
from hsb_wizard.report.document import Block, Document, SmallPrint, TypeSizes
from hsb_wizard.report.material import Material
from hsb_wizard.report.page_one import page_one, reader_words
from hsb_wizard.report.safety_pages import safety_pages
from hsb_wizard.sentences import say

PAGE_LABEL = "Page {page} of {pages}"  # the printer fills it

PARTS: Mapping[str, Callable[[Material], tuple[Block, ...]]] = {
    "page_one": page_one,
    "sections": sections,
    "told": told,
    "plan": plan,
    "signatures": signatures,
    "method": method,
    "working": working,
    "findings": findings,
    "safety_pages": safety_pages,
}


def draft(material: Material) -> Document:
    """The document of this edition. Same record and edition, same document."""
    blocks: list[Block] = [block for part in material.edition.parts for block in PARTS[part](material)]
    if material.edition.needs_signature:
        code = f"Check code {material.check_code}. Record {material.record_code}."
        blocks.append(SmallPrint((code, f"Form {material.form.id} {material.form.version}.")))
    a = material.assessment
    return Document(
        title=say("Assessment {reference}", reference=a.reference),
        reference=f"{material.edition.title}, {_standing(material)}.",
        edition=material.edition.id,
        reader=reader_words(material),
        footer=footer(material),
        written=material.written,
        blocks=tuple(blocks),
        language=language_of(material.form),
        draft=material.draft and material.edition.draft_mark,
        draft_label=say("Draft"),
        marking=translation_notice(material.form),
        page_label=say(PAGE_LABEL),
        sizes=TypeSizes(body=float(material.edition.body_points)),
    )


def footer(material: Material) -> str:
    """The running line of practice.md part 7; the printer adds the page."""
    return (
        say("Assessment {reference}", reference=material.assessment.reference)
        + f", {_standing(material)}. "
        + say("Professional judgement of two assessors: no score, no prediction.")
        + " "
        + say("For {reader} only.", reader=reader_words(material))
    )


def _standing(material: Material) -> str:
    a = material.assessment
    day = in_words(material.written.date().isoformat())
    if fully_signed(a):
        signed = max(each.at for each in a.signatures)[:10]
        return say("version {version}, signed {day}", version=version(a), day=in_words(signed))
    return say("version {version}, not signed, as of {day}", version=version(a), day=day)
