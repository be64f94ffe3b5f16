"""The body of a document: each section with numbered paragraphs, every statement typed as record, report or opinion.

Paragraph numbers are section, question, paragraph (5.3.2), so that a bench or a chair can refer to one. A section
without a number in the form takes a letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.model import Answer
from hsb_wizard.courtesy import in_turn
from hsb_wizard.forms.definition import Question, Section
from hsb_wizard.forms.spoken import translation_notice
from hsb_wizard.report.document import Block, Heading, KeyValues, Paragraph, Statement, StatementKind, Table
from hsb_wizard.report.edition import SUPERVISION
from hsb_wizard.report.material import Material
from hsb_wizard.report.rows import repeat_blocks
from hsb_wizard.report.wording import (
    LEADS,
    alone,
    for_whom_words,
    kind_of_sources,
    lead_and_source,
    missing_words,
    sentence,
    source_words,
    value_words,
)
from hsb_wizard.sentences import say

FOR_READERS = "professional"  # a statement of this class speaks to readers; others are cards for the room
SHORT = 120  # characters of a fact that stands in a table of facts
RUN = 3  # so many short facts in a row make a table


def sections(material: Material) -> tuple[Block, ...]:
    """Every section of the record's route that has something for this reader, but Tell someone now and the plan.

    Where the edition has the plan too, what stands after it in the form follows it in print (``after_the_plan``).
    """
    told, plan = (material.form.role(role).partition(".")[0] for role in ("tell", "plan_line"))
    later = {section.id for section in _after(material, plan)} if "plan" in material.edition.parts else set()
    kept = (each for each in material.form.sections if each.id not in {told, plan} | later)
    return tuple(block for section in in_turn(kept) for block in section_blocks(material, section))


def after_the_plan(material: Material) -> tuple[Block, ...]:
    """The sections that follow the plan in the form, where the edition has the sections at all."""
    if "sections" not in material.edition.parts:
        return ()
    plan = material.form.role("plan_line").partition(".")[0]
    return tuple(block for section in _after(material, plan) for block in section_blocks(material, section))


def _after(material: Material, section_id: str) -> tuple[Section, ...]:
    ids = [section.id for section in material.form.sections]
    told = material.form.role("tell").partition(".")[0]
    return tuple(each for each in material.form.sections[ids.index(section_id) + 1 :] if each.id != told)


def section_blocks(material: Material, section: Section) -> list[Block]:
    """One section under its heading; nothing at all where it has nothing for this reader."""
    if not material.play.on_route(section.id):
        return []
    mark = section_mark(material, section)
    items: list[Block | Fact] = []
    for place, path in enumerate(_ordered(material, section), start=1):
        items += question_blocks(material, path, f"{mark}.{place}")
    made = gathered(items)
    if all(isinstance(each, Statement) and each.kind == "label" for each in made):
        return []  # nothing was said here yet
    notice = translation_notice(material.form, section.id)
    return [Heading(1, section.title, mark), *([Paragraph(notice)] if notice else []), *made]


def number_of(material: Material, path: str) -> str:
    """The paragraph number that a question has in the body; its section's where nothing is said there yet."""
    section = material.form.section(path.partition(".")[0])
    mark, places = section_mark(material, section), _ordered(material, section)
    return f"{mark}.{places.index(path) + 1}" if path in places else mark


def section_mark(material: Material, section: Section) -> str:
    """The section's number in the form, or a letter where it has none."""
    if section.number is not None:
        return str(section.number)
    unnumbered = [each.id for each in material.form.sections if each.number is None]
    return chr(ord("A") + unnumbered.index(section.id))


def _ordered(material: Material, section: Section) -> list[str]:
    """Factors first, so that 5.2 in the text is factor 5.2; then the rest in the form's order.

    Counted for every reader alike, so that 8.5 is 8.5 in every document; what is for supervision alone comes last.
    """
    form, paths = material.form, [f"{section.id}.{each.id}" for each in section.question]
    rated = [path for path in paths if path in form.factors]
    rest = [path for path in paths if path not in form.factors and _has_words(material, path)]
    return rated + sorted(rest, key=lambda path: material.share_of(form.question(path)) == SUPERVISION)


def _has_words(material: Material, path: str) -> bool:
    a = material.assessment
    if path not in material.play.shown:
        return False
    if material.form.question(path).type == "statement":
        return material.share_of(material.form.question(path)) == FOR_READERS
    if _only_opens(material, path):
        return False
    return bool(a.rows.get(path)) or path in a.two_views or a.answer(path) is not None


def _only_opens(material: Material, path: str) -> bool:
    """Whether a bare "Yes" here does no more than open the next line, which says it in words."""
    section, _, name = path.partition(".")
    asked = material.form.section(section).question
    answer = material.assessment.answer(path)
    place = next(place for place, each in enumerate(asked) if each.id == name)
    if answer is None or answer.value != "yes" or answer.note or answer.sources or place + 1 == len(asked):
        return False
    opened = asked[place + 1]
    return opened.show_when == f"{name} == 'yes'" and _has_words(material, f"{section}.{opened.id}")


class Fact(NamedTuple):
    """A short fact from the records without a source of its own: several in a row are one table."""

    number: str
    label: str
    text: str


def gathered(items: Iterable[Block | Fact]) -> list[Block]:
    """The items with runs of short facts as tables; the few that stand alone are paragraphs."""
    made: list[Block] = []
    facts: list[Fact] = []
    for each in items:
        if isinstance(each, Fact):
            facts.append(each)
            continue
        made += [*_facts(facts), each]
        facts = []
    return made + _facts(facts)


def _facts(facts: list[Fact]) -> list[Block]:
    if len(facts) >= RUN:
        return [
            Table(
                (say("Paragraph"), say("About"), say(LEADS["record"])),
                tuple(tuple(fact) for fact in facts),
                summary="What records show, in short",
            )
        ]
    return [Statement(each.number, "record", each.text, lead=say(LEADS["record"]), about=each.label) for each in facts]


def question_blocks(material: Material, path: str, number: str) -> list[Block | Fact]:
    """What the record says at one question, numbered from ``number``."""
    if not material.in_play(path) or _only_opens(material, path):
        return []
    question, a = material.form.question(path), material.assessment
    answer = a.answer(path)
    if path in a.two_views:
        return [*two_views_blocks(material, path, number)]
    if question.type == "statement":
        body = " ".join(question.guidance.body.split())
        return [Statement(number, "label", f"{sentence(question.label)} {body}".strip())]
    if material.rows(path):
        return [*repeat_blocks(material, path, number)]
    if answer is None:
        return []
    rated = question.type == "rating"
    return [*rating_blocks(material, path, number, answer)] if rated else plain_blocks(material, path, number, answer)


def plain_blocks(material: Material, path: str, number: str, answer: Answer) -> list[Block | Fact]:
    """What was answered, its note, how sure the pair is, and what settled a difference."""
    question = material.form.question(path)
    said = missing_words(material.form, answer) or alone(value_words(material.form, question, answer.value))
    pieces = [said, answer.note if not answer.missing else ""]
    if answer.confidence:
        pieces.append(f"Confidence: {answer.confidence.replace('_', ' ')}")
    if answer.settled:
        pieces.append(f"What settled a difference between the assessors: {answer.settled}")
    text = " ".join(sentence(each) for each in pieces if each)
    if not text:
        return []
    if question.says == "record" and not answer.sources and len(text) <= SHORT:
        return [Fact(number, question.short_label, text)]
    return [_statement(question, number, text, answer)]


def _statement(question: Question, number: str, text: str, answer: Answer) -> Statement:
    """Facts without a source stand as records do; what was reported always says by whom, or that this was not given."""
    kind: StatementKind = question.says
    if kind == "label":
        return Statement(number, kind, f"{question.short_label}: {text}")
    lead, source = lead_and_source(kind, answer)
    source = source if answer.sources or kind == "report" else ""
    return Statement(number, kind, text, lead=lead, source=source, about=question.short_label)


def rating_blocks(material: Material, path: str, number: str, answer: Answer) -> list[Block]:
    """A rated factor: what the pair agreed and for whom, then the evidence noted for it. Not whose rating was which."""
    form, question = material.form, material.form.question(path)
    if answer.missing:
        return [
            Heading(2, question.label, number),
            Statement(f"{number}.1", "record", missing_words(form, answer), lead=say("Not rated")),
            *_evidence(material, path, number, answer),
        ]
    words = value_words(form, question, answer.value)
    whom = for_whom_words(form, question, answer)
    made: list[Block] = [
        Heading(2, question.label, number),
        Statement(
            f"{number}.1", "opinion", sentence(f"{words}{', ' + whom if whom else ''}"), lead=say(LEADS["opinion"])
        ),
    ]
    made += _evidence(material, path, number, answer)
    if answer.settled:
        text = f"What settled a difference between the assessors: {sentence(answer.settled)}"
        made.append(Statement(f"{number}.{len(made)}", "opinion", text, lead=say(LEADS["opinion"])))
    return made


def _evidence(material: Material, path: str, number: str, agreed: Answer) -> Iterator[Statement]:
    a = material.assessment
    noted = [agreed, *(each for voice in (Voice.LEAD, Voice.CO) if (each := a.answer(path, voice)) is not None)]
    seen = [agreed.note] if agreed.missing else []  # a missing state says its note itself
    place = 2
    for each in noted:
        if each.note and not any(_says(each.note, said) for said in seen):
            seen.append(each.note)
            kind = kind_of_sources(each)
            lead, source = lead_and_source(kind, each)
            yield Statement(f"{number}.{place}", kind, sentence(each.note), lead=lead, source=source)
            place += 1


def _says(note: str, said: str) -> bool:
    """Whether what was printed already says this note, word for word."""
    return note.strip(" .").casefold() in said.casefold()


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
        (say("What would settle it"), views.would_settle),
        (say("Who finds out"), views.who_finds_out),
        (say("By when"), in_words(views.by_when)),
        (say("Until then"), views.until_then),
        (say("Decided by"), views.decided_by),
    )
    made.append(KeyValues(tuple((name, text or "Not said") for name, text in pairs), summary="The two views"))
    return made
