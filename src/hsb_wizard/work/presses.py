"""How many key presses it takes to type a record: counted over the very fields that its pages have. Pure.

It counts work, never a child. No screen is opened; what each page asks comes from the views that the screens draw.

Counted: every character of a text or date as the page shows it; a letter for each choice (Down as often as needed and
Space where a choice has no letter); one key from a field to the next; one to go on from each page, also where nothing
is answered; both assessors' pages and the page on which they agree, where they rate alone; one key to open each row of
a table and one when it is done; two for each section. Not counted: Shift, mending, the way along a list of sections,
passphrases, hand-overs, signing and documents.
"""

from __future__ import annotations

from collections.abc import Iterator

from hsb_wizard.assessment.agreement import standing
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.play import answerable, voices_of
from hsb_wizard.assessment.progress import asked, is_answered
from hsb_wizard.casework.record import Record
from hsb_wizard.values import Frozen, replace
from hsb_wizard.work.view_agree import views_view
from hsb_wizard.work.view_base import Field
from hsb_wizard.work.view_place import walk
from hsb_wizard.work.view_question import question_view
from hsb_wizard.work.view_rows import row_view
from hsb_wizard.work.view_tell import tell_view

GO_ON = 1  # F8, or Enter in the last field
OF_A_SECTION = 2  # Enter on its line, Continue on its page


class CaseCount(Frozen, frozen=True):
    """What one record comes to, for people who plan their time."""

    reference: str
    rated: int  # factors with an agreed answer or two views
    answered: int  # prompts that the pair has answered
    asked: int  # prompts that this record asks
    rows: int
    key_presses: int


def case_count(record: Record) -> CaseCount:
    """Everything that is counted of one record."""
    form, a = record.form, record.active
    paths = [path for section in record.play.sections for path in asked(form, record.play, section)]
    return CaseCount(
        reference=a.reference,
        rated=sum(1 for path in paths if path in form.factors and standing(a, path) != "open"),
        answered=sum(1 for path in paths if is_answered(form, a, path)),
        asked=len(paths),
        rows=sum(len(a.rows.get(path, ())) for path in paths),
        key_presses=key_presses(record),
    )


def key_presses(record: Record) -> int:
    """How many keys type the whole record, from its first section to its last."""
    told = sum(GO_ON + of_fields(tell_view(record, each.entry).fields) + GO_ON for each in record.assessment.told)
    return told + sum(OF_A_SECTION + sum(_pages(record, section)) for section in record.play.sections)


def _pages(record: Record, section: str) -> Iterator[int]:
    """The presses of each page of a section, the pages of both assessors and of the two together."""
    tell = record.form.role("tell")
    for path in walk(record, section):
        if path != tell:
            yield from _of_path(record, path)


def _of_path(record: Record, path: str) -> Iterator[int]:
    question = record.form.question(path)
    if question.type == "repeat":
        rows = record.assessment.rows.get(path, ())
        yield from (GO_ON + of_fields(row_view(record, path, row).fields) + GO_ON for row in rows)
    for voice in voices_of(record.form, record.assessment, path) if answerable(question) else ():
        yield _of_page(record, path, voice)
    if question.type == "repeat" or not answerable(question):
        yield GO_ON


def _of_page(record: Record, path: str, voice: Voice) -> int:
    """One page of a question in one voice."""
    a = record.assessment
    if record.form.question(path).type == "repeat" and a.answer(path) is None:
        return 0  # its page "Nothing to add" is not opened
    alone = voice is not Voice.AGREED
    parts = a.revealed | {record.form.part_of(path)}
    seen = replace(a, revealed=frozenset() if alone else parts, finished={} if alone else a.finished)
    if not alone and path in a.two_views:
        return 1 + of_fields(views_view(record, path).fields) + GO_ON
    fields = question_view(replace(record, assessment=seen), path, voice if alone else Voice.LEAD).fields
    return of_fields(fields) + GO_ON


def of_fields(fields: tuple[Field, ...]) -> int:
    """The presses that fill a form, and those from each field to the next as far as the last that is filled."""
    typed = [_of_field(each) for each in fields]
    last = max((number for number, presses in enumerate(typed) if presses), default=0)
    return sum(typed) + last


def _of_field(field: Field) -> int:
    if field.kind not in {"choice", "multi"}:
        return len(field.text)
    presses, at = 0, 0
    for number, choice in enumerate(field.choices):
        if choice.value in field.chosen and choice.letter:
            presses, at = presses + 1, number
        elif choice.value in field.chosen:
            presses, at = presses + number - at + 1, number
    return presses
