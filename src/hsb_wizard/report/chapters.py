"""Chapters in the words of the reader: for a young person, for parents. What is asked and in which words is authored.

An answer that is missing is not printed here: nothing is read into it, and a child should not read a list of blanks.
"""

from __future__ import annotations

from collections.abc import Iterable

from hsb_wizard.courtesy import in_turn
from hsb_wizard.report.body import number_of, question_blocks, section_mark
from hsb_wizard.report.document import Block, BulletList, Heading, KeyValues, Paragraph, Statement, Table
from hsb_wizard.report.edition import Chapter, Taken
from hsb_wizard.report.material import Material
from hsb_wizard.report.wording import sentence, value_words
from hsb_wizard.sentences import say

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TO_FILL = "\u00a0"  # room to write in; a reader aloud passes over it


def chapters(material: Material) -> tuple[Block, ...]:
    """The edition's chapters that have something to say, in its order."""
    made: list[Block] = []
    for each in in_turn(material.edition.chapter):
        blocks = _chapter(material, each)
        if blocks:
            made += [Heading(1, say(each.heading)), *blocks]
    return tuple(made)


def _chapter(material: Material, chapter: Chapter) -> list[Block]:
    pairs, blocks = [], list[Block]()
    for taken in chapter.takes:
        if not material.in_play(taken.at):
            continue
        if taken.fields:
            blocks += _table(material, taken)
        elif taken.label:
            pairs += [(say(taken.label), words)] if (words := _words(material, taken.at)) else []
        else:
            blocks += [Paragraph(words)] if (words := _words(material, taken.at)) else []
    if pairs:
        blocks.append(KeyValues(tuple(pairs), summary=say(chapter.heading)))
    return [*(blocks or _nothing(chapter)), *_lines(chapter)]


def _nothing(chapter: Chapter) -> list[Block]:
    return [Paragraph(say(chapter.empty))] if chapter.empty else []


def _lines(chapter: Chapter) -> list[Block]:
    return [BulletList(tuple(say(each) for each in chapter.lines))] if chapter.lines else []


def _words(material: Material, path: str) -> str:
    """What was agreed here, with its note; two views as they stand; nothing where it is missing."""
    form, a = material.form, material.assessment
    if path in a.two_views:
        return say("The two assessors see this differently. Ask them.")
    answer = a.answer(path)
    if answer is None or answer.missing:
        return ""
    words = value_words(form, form.question(path), answer.value)
    return " ".join(sentence(each) for each in (words, answer.note) if each)


def _table(material: Material, taken: Taken) -> list[Block]:
    form, a, question = material.form, material.assessment, material.form.question(taken.at)
    fields = [each for each in material.fields(taken.at) if each.id in taken.fields]
    rows = [
        tuple(value_words(form, each, a.value(f"{taken.at}/{row}/{each.id}")) or say("Not said yet") for each in fields)
        for row in material.rows(taken.at)
    ]
    if not rows or not fields:
        return []
    names = tuple(say(taken.fields[each.id]) for each in fields)
    return [Table(names, tuple(rows), summary=say(taken.label or question.label))]


def ticked(material: Material) -> tuple[Block, ...]:
    """What somebody ticked in for this household and no chapter says, in numbered paragraphs under its section."""
    made: list[Block] = []
    told = {taken.at for chapter in material.edition.chapter for taken in chapter.takes}
    for section in in_turn(material.form.sections):
        paths = [
            path
            for path in _paths(material, section.id)
            if path not in told and material.to_tick(path) and material.in_play(path)
        ]
        blocks = [block for path in paths for block in _numbered(material, path)]
        if blocks:
            made += [Heading(1, section.title, section_mark(material, section)), *blocks]
    return tuple(made)


def _paths(material: Material, section: str) -> Iterable[str]:
    return (path for path in material.form.questions if path.startswith(f"{section}."))


def _numbered(material: Material, path: str) -> list[Block]:
    number = number_of(material, path)
    made: list[Block] = []
    for each in question_blocks(material, path, number):
        if isinstance(each, tuple):
            made.append(Statement(each.number, "record", each.text, lead=say("Records show"), about=each.label))
        else:
            made.append(each)
    return made


def planner(material: Material) -> tuple[Block, ...]:
    """A week to fill in by hand, together."""
    columns = tuple(say(each) for each in ("Day", "Daytime", "After that", "Who is there"))
    rows = tuple((say(day), TO_FILL, TO_FILL, TO_FILL) for day in DAYS)
    return (Heading(1, say("Your week")), Table(columns, rows, summary=say("A week to fill in by hand")))
