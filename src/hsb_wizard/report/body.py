"""The body of a document: each section with numbered paragraphs, every statement typed as record, report or opinion.

Paragraph numbers are section, question, paragraph (5.3.2), so that a bench or a chair can refer to one. A section
without a number in the form takes a letter.
"""

from __future__ import annotations

from collections.abc import Iterator

from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.entries import Voice
from hsb_wizard.assessment.model import Answer
from hsb_wizard.forms.definition import Question, Section
from hsb_wizard.report.document import Block, Heading, KeyValues, Statement, StatementKind, Table
from hsb_wizard.report.material import Material
from hsb_wizard.report.wording import (
    LEADS,
    for_whom_words,
    missing_words,
    sentence,
    source_words,
    value_words,
)

SPACIOUS = 4  # a repeat with more fields than this is printed row by row, not as one table


def sections(material: Material) -> tuple[Block, ...]:
    """Every section of the record's route that has something for this reader, but the plan and Tell someone now."""
    apart = {material.form.role("plan_line").partition(".")[0], material.form.role("tell").partition(".")[0]}
    made: list[Block] = []
    for section in material.form.sections:
        if section.id not in apart:
            made += section_blocks(material, section)
    return tuple(made)


def section_blocks(material: Material, section: Section) -> list[Block]:
    """One section under its heading; nothing at all where it has nothing for this reader."""
    if not material.play.on_route(section.id):
        return []
    mark = section_mark(material, section)
    made: list[Block] = []
    for place, path in enumerate(_ordered(material, section), start=1):
        made += question_blocks(material, path, f"{mark}.{place}")
    if not made:
        return []
    return [Heading(1, section.title, mark), *made]


def section_mark(material: Material, section: Section) -> str:
    """The section's number in the form, or a letter where it has none."""
    if section.number is not None:
        return str(section.number)
    unnumbered = [each.id for each in material.form.sections if each.number is None]
    return chr(ord("A") + unnumbered.index(section.id))


def _ordered(material: Material, section: Section) -> list[str]:
    """Factors first, so that 5.2 in the text is factor 5.2; then the rest in the form's order."""
    paths = [f"{section.id}.{each.id}" for each in section.question if each.type != "statement"]
    rated = [path for path in paths if path in material.form.factors]
    return rated + [path for path in paths if path not in material.form.factors and _has_words(material, path)]


def _has_words(material: Material, path: str) -> bool:
    a = material.assessment
    if not material.in_play(path):
        return False
    return bool(a.rows.get(path)) or path in a.two_views or a.answer(path) is not None


def question_blocks(material: Material, path: str, number: str) -> list[Block]:
    """What the record says at one question, numbered from ``number``."""
    if not material.in_play(path):
        return []
    question, a = material.form.question(path), material.assessment
    if path in a.two_views:
        return two_views_blocks(material, path, number)
    if question.type == "repeat":
        return repeat_blocks(material, path, number)
    answer = a.answer(path)
    if answer is None:
        return []
    if question.type == "rating":
        return rating_blocks(material, path, number, answer)
    return _plain_answer(material, question, number, answer)


def _plain_answer(material: Material, question: Question, number: str, answer: Answer) -> list[Block]:
    text = missing_words(material.form, answer) or value_words(material.form, question, answer.value)
    note = f" {sentence(answer.note)}" if answer.note and not answer.missing else ""
    if answer.confidence:
        note += f" Confidence: {answer.confidence.replace('_', ' ')}."
    if not text and not note:
        return []
    return [_statement(question, number, f"{question.short_label}. {sentence(text)}{note}", answer)]


def _statement(question: Question, number: str, text: str, answer: Answer) -> Statement:
    kind: StatementKind = question.says
    if kind == "label":
        return Statement(number, kind, text)
    source = source_words(answer) if answer.sources else ""
    return Statement(number, kind, text, lead=LEADS[kind], source=source)


def rating_blocks(material: Material, path: str, number: str, answer: Answer) -> list[Block]:
    """A rated factor: what the pair agreed and for whom, then the evidence noted for it. Not whose rating was which."""
    form, question = material.form, material.form.question(path)
    if answer.missing:
        return [
            Heading(2, question.label, number),
            Statement(f"{number}.1", "record", missing_words(form, answer), lead="Not rated"),
        ]
    words = value_words(form, question, answer.value)
    whom = for_whom_words(form, question, answer)
    made: list[Block] = [
        Heading(2, question.label, number),
        Statement(f"{number}.1", "opinion", sentence(f"{words}{', ' + whom if whom else ''}"), lead=LEADS["opinion"]),
    ]
    made += _evidence(material, path, number, answer)
    if answer.settled:
        text = f"What settled a difference between the assessors: {sentence(answer.settled)}"
        made.append(Statement(f"{number}.{len(made)}", "opinion", text, lead=LEADS["opinion"]))
    return made


def _evidence(material: Material, path: str, number: str, agreed: Answer) -> Iterator[Statement]:
    a = material.assessment
    noted = [agreed, *(each for voice in (Voice.LEAD, Voice.CO) if (each := a.answer(path, voice)) is not None)]
    seen: set[str] = set()
    place = 2
    for each in noted:
        if each.note and each.note not in seen:
            seen.add(each.note)
            yield Statement(f"{number}.{place}", "record", each.note, lead=LEADS["record"], source=source_words(each))
            place += 1


def two_views_blocks(material: Material, path: str, number: str) -> list[Block]:
    """A disagreement that stands, in full: both views, what would settle it, and what applies until then."""
    form, a, views = material.form, material.assessment, material.assessment.two_views[path]
    question = form.question(path)
    made: list[Block] = [Heading(2, f"{question.label}: two views", number)]
    for place, (voice, rests_on) in enumerate(
        ((Voice.LEAD, views.lead_rests_on), (Voice.CO, views.co_rests_on)), start=1
    ):
        answer = a.answer(path, voice)
        words = missing_words(form, answer) if answer and answer.missing else ""
        words = words or value_words(form, question, answer.value if answer else None)
        note = answer.note if answer else ""
        text = " ".join(
            sentence(each) for each in (words, note, f"It rests on: {rests_on}" if rests_on else "") if each
        )
        source = source_words(answer) if answer else ""
        made.append(
            Statement(
                f"{number}.{place}", "opinion", text, lead=f"{('First', 'Second')[place - 1]} view", source=source
            )
        )
    pairs = (
        ("What would settle it", views.would_settle),
        ("Who finds out", views.who_finds_out),
        ("By when", in_words(views.by_when)),
        ("Until then", views.until_then),
        ("Decided by", views.decided_by),
    )
    made.append(KeyValues(tuple((name, text or "Not said") for name, text in pairs), summary="The two views"))
    return made


def repeat_blocks(material: Material, path: str, number: str) -> list[Block]:
    """The rows of a repeat: one table where they are narrow, else a block for each row."""
    form, a, question = material.form, material.assessment, material.form.question(path)
    fields = [each for each in question.field if (each.share or material.share_of(question)) in material.edition.share]
    rows = [
        tuple(value_words(form, each, a.value(f"{path}/{row}/{each.id}")) or "Not said" for each in fields)
        for row in a.rows.get(path, ())
    ]
    if not rows or not fields:
        return []
    heading = Heading(2, question.label, number)
    names = tuple(each.short or each.label for each in fields)
    if len(fields) <= SPACIOUS:
        return [heading, Table(names, tuple(rows), summary=question.label)]
    made: list[Block] = [heading]
    for row in rows:
        made.append(KeyValues(tuple(zip(names, row, strict=True)), summary=question.label))
    return made
