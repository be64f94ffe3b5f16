"""Comparing a part that both rated alone: what differs, worst first; what is the same, one key from each. Pure.

Also what both answers to one question rest on, in words, and the page of keys that stand beside agreed answers.
"""

from __future__ import annotations

from hsb_wizard.assessment.agreement import (
    alone_paths,
    beside_open,
    compare,
    compare_one,
    needs_settling,
    same_open,
)
from hsb_wizard.assessment.evidence import NO_SOURCE, SAME, evidence
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework.drafts import said_of
from hsb_wizard.casework.record import Record
from hsb_wizard.sentences import say, say_number
from hsb_wizard.values import replace
from hsb_wizard.work.view_base import Choice, Field, FormView, ListLine, Place, Values
from hsb_wizard.work.view_place import numbered
from hsb_wizard.work.view_voice import SURE, first_name

KEYS = {Voice.LEAD: "A", Voice.CO: "B"}  # as on the page of one question: A takes the lead's, B the co-assessor's


def evidence_words(record: Record, path: str) -> tuple[str, ...]:
    """Whether both read the same thing, or only one knew something: nothing where both said the same of the same."""
    a = record.assessment
    compared = compare_one(record.form, a, path)
    if compared.distance in {"same", "unanswered"}:
        return ()
    found = evidence(a.answer(path, Voice.LEAD), a.answer(path, Voice.CO))
    if found.reading == NO_SOURCE:
        return (say("Neither of you names a source: say to each other what it rests on."),)
    if found.reading == SAME:
        return (say("You read the same thing differently: {what}", what="; ".join(found.both)),)
    apart = found.lead and found.co and not found.both and compared.distance != "other_evidence"
    said = (say("You used different sources."),) if apart else ()  # else the line over the answer says so
    return said + tuple(
        say("Only {name} knew this: {what}", name=first_name(a, voice), what="; ".join(sources))
        for voice, sources in ((Voice.LEAD, found.lead), (Voice.CO, found.co))
        if sources
    )


def same_lines(record: Record, part: str, me: Voice | None) -> list[ListLine]:
    """Under what both answered the same: one key from each, and then the keys that stand beside agreed answers."""
    form, a = record.form, record.assessment
    left = same_open(form, a, part)
    lines: list[ListLine] = []
    if left and me is not None:
        for voice in (Voice.LEAD, Voice.CO):
            name = first_name(a, voice)
            if set(left) <= set(a.same_taken.get((part, voice), ())):
                lines.append(ListLine("     " + say("{name} has taken them.", name=name)))
            else:
                words = say_number(
                    len(left), "{name} takes the same answer", "{name} takes the {number} same answers", name=name
                )
                lines.append(ListLine(f"  {KEYS[voice]}  {words}", place=Place("same", part, voice.value)))
    beside = beside_open(form, a, part)
    if beside and me is not None:
        words = say_number(len(beside), "For whom: 1 answer to say", "For whom: {number} answers to say")
        lines.append(ListLine(f"  {words}", place=Place("for_whom", part)))
    return lines


def same_words(record: Record, part: str) -> str:
    """What both answered the same in a part and nobody has agreed yet: each by its number, with the answer."""
    form, made = record.form, []
    for path in same_open(form, record.assessment, part):
        answer = record.assessment.answer(path, Voice.LEAD)
        said = form.missing(answer.missing).label if answer and answer.missing else ""
        question, value = form.question(path), str(answer.value) if answer else ""
        if not said and question.scale:
            said = form.level(value).label.split(":")[0]
        number = f"{form.factor_number(path)} " if question.type == "rating" else ""
        made.append(f"{number}{question.short_label}" + (f" ({said})" if said else ""))
    return ", ".join(made)


def same_letters(record: Record, section: str, me: Voice | None) -> dict[str, Place]:
    """The letters of the section's page that take what is the same, in its first part that has something."""
    for part in record.form.parts(section):
        taken = {line.place.row: line.place for line in same_lines(record, part, me) if line.place and line.place.row}
        if taken:
            return {KEYS[Voice(voice)]: place for voice, place in taken.items()}
    return {}


def keys_to_compare(record: Record, part: str) -> tuple[dict[str, int], int]:
    """How many keys a pair needs for a part before any word is typed: by difference, and for all that is the same.

    A difference: one key for the answer and one to the box of what settled it, after Continue from the page before.
    What is the same: one key from each to see what it is and one to take it, whatever there is.
    """
    go_on, letter, to_the_box = 1, 1, 1
    found = compare(record.form, record.assessment, part)
    differ = {each.path: go_on + letter + to_the_box for each in found if needs_settling(each)}
    same = [each for each in found if each.distance in {"same", "other_evidence"}]
    return differ, 2 * len(KEYS) if same else 0


def for_whom_view(record: Record, part: str, held: Values | None = None) -> FormView:
    """One key for each agreed answer that lacks one beside it; those of ``held`` stay under the fingers when said."""
    form = record.form
    lack = beside_open(form, record.assessment, part)
    paths = [path for path in alone_paths(form, record.assessment, part) if path in lack or path in (held or {})]
    fields = tuple(field for path in paths if (field := _beside_field(record, path)))
    section = form.section(part.partition(".")[0])
    each = say("One key for each. What you agreed stays as it is.")
    above = ("", each if fields else say("Every answer that you agreed here has its key: nothing is open."), "")
    return FormView(numbered(section), "", above, fields, go_on="F8 Done")


def _beside_field(record: Record, path: str) -> Field | None:
    form, question, agreed = record.form, record.form.question(path), record.assessment.answer(path)
    if agreed is None or agreed.value is None:
        return None
    if question.scale and agreed.value in (scale := form.scale(question.scale)).for_whom_levels:
        level = form.level(str(agreed.value)).label.split(":")[0]
        words = f"{form.factor_number(path)} {question.short_label}: {level}"
        choices = tuple(Choice(each.value, each.label, each.key or "") for each in scale.for_whom)
        return Field(path, "choice", words, say("For whom?"), choices, (agreed.for_whom,) if agreed.for_whom else ())
    if question.confidence:
        chosen = (agreed.confidence,) if agreed.confidence else ()
        return Field(path, "choice", question.short_label, say("How sure of this?"), SURE, chosen)
    return None


def beside_said(record: Record, values: Values) -> dict[str, AnswerGiven]:
    """What the page says, by question: the agreed answer with the one key beside it."""
    made: dict[str, AnswerGiven] = {}
    for path, held in values.items():
        if not isinstance(held, tuple) or not record.form.has(path):
            continue
        before, picked = record.assessment.answer(path), held[0] if held else None
        if before is None:
            continue
        said = said_of(before)
        sure = record.form.question(path).confidence
        now = replace(said, confidence=picked) if sure else replace(said, for_whom=picked)
        if now != said:
            made[path] = now
    return made
