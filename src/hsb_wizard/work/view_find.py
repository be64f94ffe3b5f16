"""What can be found: in an open record its pages, questions, answers and guidance; on the list, assessments. Pure.

Of answers only what whoever is at the keyboard reads on the pages themselves: what was agreed, their own, and each
assessor's once both were shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.casework.record import Record
from hsb_wizard.forms.definition import Question, Section
from hsb_wizard.sentences import say
from hsb_wizard.work.finding import CASES, PAGES, QUESTIONS, SAID, Thing
from hsb_wizard.work.line import Row
from hsb_wizard.work.view_base import ListView, Place
from hsb_wizard.work.view_home import assessors
from hsb_wizard.work.view_listing import listed, listed_rows
from hsb_wizard.work.view_place import numbered, place_of, shown_paths
from hsb_wizard.work.view_question import answer_lines
from hsb_wizard.work.view_rows import cell_words, row_words, shown_columns
from hsb_wizard.work.view_section import state_words
from hsb_wizard.work.view_tell import earlier_words

CASE, COMMAND = "case", "command"  # kinds of place on the list of assessments
WHERE = 22  # cells of where something stands


def home_things(
    cases: Iterable[CaseSummary], commands: Iterable[Row], about: Mapping[str, tuple[str, ...]]
) -> tuple[Thing, ...]:
    """Every assessment by reference, status and assessors, then the commands of the list."""
    found = [
        Thing(
            Place(CASE, each.case), CASES, f"{each.reference}   {assessors(each)}", each.status,
            beside=about.get(each.case, ()),
        )
        for each in sorted(cases, key=lambda each: each.reference)
    ]  # fmt: skip
    return (*found, *(Thing(Place(COMMAND, each.id), PAGES, each.text) for each in commands))


def record_things(record: Record, me: Voice | None, pages: ListView) -> tuple[Thing, ...]:
    """Everything in a record that ``me`` may find. ``pages`` is the task list as it is shown."""
    lines = [line for line in pages.lines if line.place is not None]
    found = [
        Thing(line.place, PAGES, line.text.strip(), line.status, guidance=line.beside[:1], beside=line.beside)
        for line in lines
        if line.place is not None
    ]
    for told in record.assessment.told:
        place = Place("tell", "", told.entry)
        found.append(Thing(place, SAID, earlier_words(told).strip(), said=tuple(told.fields.values())))
    for note in record.assessment.working_notes:
        place = Place("working", note.about)
        found.append(Thing(place, SAID, say("Working note"), said=(note.words,)))
    open_sections = [line.place.at for line in lines if line.place and line.place.kind == "section"]
    for name in open_sections:
        section = record.form.section(name)
        for path in shown_paths(record, name):
            found.append(_question(record, section, path, me))
            if record.form.question(path).type == "repeat":
                found += _rows(record, section, path, me)
    return tuple(found)


def _question(record: Record, section: Section, path: str, me: Voice | None) -> Thing:
    question = record.form.question(path)
    words = question.label if len(question.label) <= 49 else question.short_label
    state = state_words(record, path, me)
    return Thing(
        place_of(record, path), QUESTIONS, words, _where(section),
        also=(question.label, question.guidance.hint), said=_said(record, path, me), guidance=_guidance(question),
        beside=tuple(each for each in (question.label, numbered(section), state, question.guidance.hint) if each),
    )  # fmt: skip


def _where(section: Section) -> str:
    number = f"{section.number} " if section.number else ""
    short = number + (section.short or section.title)
    return short if len(short) <= WHERE else short[: WHERE - 2] + ".."


def _guidance(question: Question) -> tuple[str, ...]:
    """What F1 says about the question itself, paragraph by paragraph."""
    paragraphs = (" ".join(each.split()) for each in question.guidance.body.split("\n\n"))
    anchors = (f"{each.label}: {each.anchor}" for each in question.options if each.anchor)
    return tuple(each for each in (*paragraphs, *question.guidance.look_for, *anchors) if each)


def _voices(record: Record, path: str, me: Voice | None) -> tuple[Voice, ...]:
    """Whose words at a question may be found: each of both only once both were shown."""
    if record.form.part_of(path) in record.assessment.revealed:
        return (Voice.AGREED, Voice.LEAD, Voice.CO)
    return (Voice.AGREED, *((me,) if me else ()))


def _said(record: Record, path: str, me: Voice | None) -> tuple[str, ...]:
    a = record.assessment
    answers = [a.answer(path, voice) for voice in _voices(record, path, me)]
    lines = [line for each in answers if each and each.says_something for line in answer_lines(record, path, each)]
    lines += [each.settled for each in answers if each and each.settled]
    if path in a.two_views:
        views = a.two_views[path]
        lines += [
            views.lead_rests_on, views.co_rests_on, views.would_settle, views.who_finds_out, views.until_then,
            views.decided_by,
        ]  # fmt: skip
    return tuple(dict.fromkeys(line for line in lines if line))


def _rows(record: Record, section: Section, path: str, me: Voice | None) -> list[Thing]:
    """The rows of a table as ``me`` fills it, and what one of both listed once both lists are shown."""
    shown = listed(record, path, me)
    label = record.form.question(path).short_label
    found = [
        Thing(
            Place("row", path, row), SAID, f"{label}: {row_words(shown, path, row)}", _where(section),
            said=tuple(
                f"{column.short or column.label}: {words}"
                for column in shown_columns(shown, path, row)
                if (words := cell_words(shown, path, row, column))
            ),
        )
        for row in shown.assessment.rows.get(path, ())
    ]  # fmt: skip
    if me is None:  # who only reads is shown the agreed list alone
        return found
    view = listed_rows(record, path, me)
    lines = view.lines if isinstance(view, ListView) else ()
    return found + [
        Thing(line.place, SAID, f"{label}: {line.text.strip()}", _where(section))
        for line in lines
        if line.place and line.place.kind == "pair"
    ]
