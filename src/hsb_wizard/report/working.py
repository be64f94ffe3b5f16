"""How the two assessors worked, for the supervision copy alone: each one's ratings, and the record of independence.

What was not shown to both yet is in no copy; whose rating was which is in no other edition.
"""

from __future__ import annotations

from hsb_wizard.assessment.agreement import alone_parts, compare_one
from hsb_wizard.assessment.independence import independence, ledger_lines, part_name
from hsb_wizard.assessment.model import Answer, ArchivedPass
from hsb_wizard.assessment.play import mode_of
from hsb_wizard.assessment.replacing import PERSON
from hsb_wizard.report.body import number_of
from hsb_wizard.report.closing import moment_words
from hsb_wizard.report.document import Block, Heading, PageBreak, Paragraph, Table
from hsb_wizard.report.material import Material
from hsb_wizard.report.wording import capital, missing_words, value_words
from hsb_wizard.sentences import say


def working(material: Material) -> tuple[Block, ...]:
    """Each assessor's rating beside what was agreed, how each pass was made, and passes that were put away."""
    form, a = material.form, material.assessment
    rows = tuple(_row(material, path) for path in _judged_and_rated(material))
    columns = ("Factor or judgement", a.lead_name or "Lead", a.co_name or "Co-assessor", "Agreed")
    made: list[Block] = [PageBreak(), Heading(1, say("How the two assessors worked")), Paragraph(independence(form, a))]
    if rows:
        made.append(Table(columns, rows, caption="Each assessor's rating", summary="Ratings of both assessors"))
    covered = _covered(material)
    if covered:
        made.append(Paragraph(f"Not shown to both yet, and so in no copy: what each rated alone in {covered}."))
    made += [block for each in a.archived if (block := _archived(material, each))]
    return (*made, *_ledger(material))


def _judged_and_rated(material: Material) -> tuple[str, ...]:
    form = material.form
    judged = tuple(path for path in form.questions if form.question(path).confidence)
    return tuple(path for path in (*form.factors, *judged) if material.in_play(path))


def _row(material: Material, path: str) -> tuple[str, str, str, str]:
    form, a = material.form, material.assessment
    each = compare_one(form, a, path)
    agreed = "Two views" if path in a.two_views else _rated(material, path, a.answer(path))
    if mode_of(form, a, path) == "together":
        return (_name(material, path), "Together", "Together", agreed)
    return (_name(material, path), _rated(material, path, each.lead), _rated(material, path, each.co), agreed)


def _name(material: Material, path: str) -> str:
    question = material.form.question(path)
    number = number_of(material, path) if question.confidence else material.form.factor_number(path)
    return f"{number} {question.short_label}"


def _covered(material: Material) -> str:
    """The sections in which something is rated alone and the two have not finished, by name."""
    form, a = material.form, material.assessment
    parts = (part for part in alone_parts(form, a) if part not in a.revealed)
    sections = dict.fromkeys(section for part in parts if material.play.on_route(section := part.partition(".")[0]))
    return ", ".join(form.section(each).short or form.section(each).title for each in sections)


def _archived(material: Material, each: ArchivedPass) -> Table | None:
    """A pass that was put away, as it stood; only where both were shown what came after it."""
    rows = tuple(
        (_name(material, path), _rated(material, path, said), said.note or say("No note"))
        for path, said in each.answers.items()
        if material.form.has(path) and material.in_play(path)
    )
    if not rows:
        return None
    name, part = material.assessment.people.get(each.by, ""), part_name(material.form, each)
    about = (
        say("{part}: what {name} rated, who assesses no longer. Kept, and not compared.", part=part, name=name)
        if each.because == PERSON
        else say("{part}: what {name} rated first, before seeing the other's.", part=part, name=name)
    )
    return Table(("Factor or judgement", "Rated", "Note"), rows, caption=about, summary=about)


def _ledger(material: Material) -> tuple[Block, ...]:
    rows = tuple(
        (moment_words(each.at), each.part or say("The record"), each.what, capital(each.how) or say("Nothing to add"))
        for each in ledger_lines(material.form, material.assessment)
    )
    if not rows:
        return ()
    note = say("A record, not a proof: it says what the program was told, and when.")
    return (Table(("When", "Where", "What", "How"), rows, caption=say("How each part was rated"), note=note),)


def _rated(material: Material, path: str, answer: Answer | None) -> str:
    if answer is None or not answer.says_something:
        return "Not given"
    words = missing_words(material.form, answer)
    return words or value_words(material.form, material.form.question(path), answer.value)
