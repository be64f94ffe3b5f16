"""What closes a document: the plan, what a child said that was kept at once, signatures, the method page, and for the
supervisor how the two assessors worked and what the rules say.
"""

from __future__ import annotations

from datetime import datetime

from hsb_wizard.assessment.days import in_words
from hsb_wizard.forms.definition import Section
from hsb_wizard.report.body import Fact, after_the_plan, gathered, number_of, question_blocks, section_mark
from hsb_wizard.report.document import Block, Heading, KeyValues, Paragraph, Table
from hsb_wizard.report.material import Material
from hsb_wizard.report.wording import LIST, sentence, value_words
from hsb_wizard.sentences import say


def plan(material: Material) -> tuple[Block, ...]:
    """The plan: one multi-agency table, then the lines that are never silent; then the sections that follow it."""
    section = material.form.section(material.form.role("plan_line").partition(".")[0])
    here = _plan_blocks(material, section) if material.play.on_route(section.id) else ()
    return (*here, *after_the_plan(material))


def _plan_blocks(material: Material, section: Section) -> tuple[Block, ...]:
    lines = material.form.role("plan_line")
    mark = section_mark(material, section)
    before, after = _around(material, section, lines)
    made: list[Block] = [Heading(1, section.title, mark), *gathered(before)]
    rows = _plan_rows(material, lines) if material.in_play(lines) else ()
    if rows:
        columns = tuple(
            say(each) for each in ("Answers", "What will change, and the work", "Who", "When", "How we will know")
        )
        made += [
            Heading(2, say("Who does what by when"), number_of(material, lines)),
            Table(columns, rows, summary=say("The plan, one line in each row")),
        ]
    else:
        made.append(Paragraph(say("The plan has no line yet.")))
    return (*made, *gathered(after))


def _around(material: Material, section: Section, lines: str) -> tuple[list[Block | Fact], list[Block | Fact]]:
    """What stands before the lines of the plan and after them, in the order of its numbers."""
    before, after = list[Block | Fact](), list[Block | Fact]()
    into = before
    for question in section.question:
        path = f"{section.id}.{question.id}"
        if path == lines:
            into = after
        elif question.type != "statement":
            into += question_blocks(material, path, number_of(material, path))
    return before, after


def _plan_rows(material: Material, lines: str) -> tuple[tuple[str, ...], ...]:
    form, a = material.form, material.assessment
    rows = []
    for row in material.rows(lines):
        cell = {
            each.id: value_words(form, each, a.value(f"{lines}/{row}/{each.id}")) for each in form.question(lines).field
        }
        work = " ".join(sentence(each) for each in (cell.get("change", ""), cell.get("work", "")) if each)
        if a.value(f"{lines}/{row}/kind") in {"restrictive", "both"}:
            work += f" Restriction until {cell.get('ends') or 'the review date'}."
            if cell.get("less_restrictive"):
                work += f" Less restrictive, considered: {sentence(cell['less_restrictive'])}"
        owner = ", ".join(each for each in (cell.get("who", ""), cell.get("agency", "")) if each)
        when = "\nto ".join(each for each in (cell.get("start", ""), cell.get("by_when", "")) if each)
        said = (cell.get("factors", "").replace(LIST, "\n"), work, owner, when, cell.get("measure", ""))
        rows.append(tuple(each or say("Not said") for each in said))
    return tuple(rows)


def told(material: Material) -> tuple[Block, ...]:
    """What was heard and who was told, one block for each time; only for a reader who may have it."""
    form, a = material.form, material.assessment
    question = form.question(form.role("tell"))
    if material.share_of(question) not in material.edition.share:
        return ()
    if not a.told:
        return (Heading(1, say("Tell someone now")), Paragraph(say("Nothing was noted here.")))
    made: list[Block] = [Heading(1, say("Tell someone now"))]
    for each in a.told:
        pairs = [(say("Kept on"), moment_words(each.at))]
        for field in question.field:
            words = value_words(form, field, each.fields.get(field.id) or None)
            pairs.append((field.short or field.label, words or say("Not said")))
        made.append(KeyValues(tuple(pairs), summary=say("What was heard and who was told")))
    return tuple(made)


def moment_words(at: str) -> str:
    """A moment as people write it: "20 November 2026, 14:32"."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{in_words(moment.date().isoformat())}, {moment:%H:%M}"


_MOMENTS = {"stop": "Before you sign", "why": "Say why, or put it right", "think": "To think about"}


def findings(material: Material) -> tuple[Block, ...]:
    """Supervision copy only: what the rules say of this record."""
    made: list[Block] = [Heading(1, say("What the rules say"))]
    rows = tuple(
        (each.id, _MOMENTS.get(each.moment, each.moment), each.message, each.because or "Open")
        for each in material.findings
    )
    if not rows:
        return (*made, Paragraph("Nothing: every rule is satisfied."))
    return (*made, Table(("Rule", "When", "What", "Goes ahead because"), rows, summary="Findings of the rules"))
