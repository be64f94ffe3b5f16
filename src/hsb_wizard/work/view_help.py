"""What F1 says about a page: what is asked, what the levels mean, why it is asked, where that comes from. Pure.

Pages that are no question have their words in `help_words`.
"""

from __future__ import annotations

from collections.abc import Iterable

from hsb_wizard.assessment.days import in_words
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.tasks import label_of
from hsb_wizard.forms.definition import Question
from hsb_wizard.forms.spoken import words_then_and_now
from hsb_wizard.sentences import say
from hsb_wizard.work.help_words import IN_SESSION, WORDS
from hsb_wizard.work.view_base import MISSING, Field, Place
from hsb_wizard.work.view_draw import reflowed
from hsb_wizard.work.view_question import helps_line
from hsb_wizard.work.view_sources import TICKS, WHAT_THEY_ARE
from hsb_wizard.work.view_voice import adaptations

ENDS = (".", ":", "?", "!")  # a line of help that ends with none of these goes on in the next one
WHY_ASKED = "Why it is asked"
SIGNING = "Before signing"
TO_SIGN = "It is needed: an answer, or one of the words for why there is none."
NOT_NEEDED = "A record can be signed without it."
BECAUSE = "Asked because of what stands at: {questions}."


def help_view(record: Record, place: Place) -> tuple[str, ...]:
    """The lines of help for a place; a line that starts with ``!`` is bold."""
    if place.kind in {"question", "rows", "row"} and record.form.has(place.at):
        return (
            *_question(record, place.at),
            *_words(record, place.at),
            *_helps(record, place.at),
            "",
            say("A star before a sentence (* like this.) puts it on the wall: F5 beside the analysis and the plan."),
            say("Ctrl+K keeps this back from father, mother, carers, the young person or school, with a reason."),
        )
    if place.kind == "section":
        section = record.form.section(place.at)
        return (f"!{section.title}", *reflowed(section.intro), *_helps(record, place.at))
    return told(WORDS.get(place.kind, ()))


def session_help() -> tuple[str, ...]:
    """What F1 says while the young person or family can see the screen: nothing of the record."""
    return told(IN_SESSION)


def told(lines: Iterable[str]) -> tuple[str, ...]:
    """Lines of help in the language in use, each a whole sentence: so they break where the window ends."""
    made: list[str] = []
    for line in (say(each) for each in lines):
        if made and not made[-1].startswith("!") and not made[-1].endswith(ENDS):
            made[-1] += f" {line}"
        else:
            made.append(line)
    return tuple(made)


def field_help(field: Field | None) -> tuple[str, ...]:
    """What F1 says first about the field that has the keys, where it has a name of its own."""
    if field is None or not field.label or any(each.value.startswith(MISSING) for each in field.choices):
        return ()  # the question itself says what those mean
    if field.key == TICKS:
        return ("!" + say("Known sources"), *told(WHAT_THEY_ARE), "")
    named = [f"{each.letter}  {each.label}" + (f": {each.anchor}" if each.anchor else "") for each in field.choices]
    return (f"!{field.label}", *([field.hint] if field.hint else []), *named, "")


def guidance(record: Record, path: str) -> tuple[str, ...]:
    """What a wide screen has beside a question: what its levels mean and what to look for. F1 says all of it."""
    question = record.form.question(path)
    parts = [reflowed(question.guidance.body)]
    if question.scale:
        parts.append(
            tuple(f"{each.key}  {each.label}: {each.anchor}" for each in record.form.scale(question.scale).level)
        )
    parts.append(tuple(f"- {each}" for each in question.guidance.look_for))
    lines = [line for part in parts if part for line in ("", *part)]
    return ("!" + say("F1 says all of it"), *lines) if lines else ()


def _helps(record: Record, at: str) -> tuple[str, ...]:
    found = adaptations(record) if helps_line(record, at) else ()
    return ("", "!" + say("What helps the young person"), *(f"- {each}" for each in found)) if found else ()


def _words(record: Record, path: str) -> tuple[str, ...]:
    """The words then and now that this question names."""
    found = words_then_and_now(record.form, path)
    checked = [f"- {each.line} (checked {in_words(each.as_of.isoformat())})" for each in found]
    return ("", "!" + say("Words then and now"), *checked) if found else ()


def _question(record: Record, path: str) -> tuple[str, ...]:
    question = record.form.question(path)
    guidance = question.guidance
    lines = [f"!{question.label}", *([guidance.hint] if guidance.hint else []), *reflowed(guidance.body)]
    if question.scale:
        lines += ["", "!" + say("The four levels")]
        lines += [f"{each.key}  {each.label}: {each.anchor}" for each in record.form.scale(question.scale).level]
    anchors = [f"{each.key or ''}  {each.label}: {each.anchor}".strip() for each in question.options if each.anchor]
    lines += ["", "!" + say("The answers"), *anchors] if anchors else []
    missing = [state for state in record.form.pack.missing if state.id in question.missing]
    lines += ["", "!" + say("When there is no answer")] if missing else []
    lines += [f"{each.key}  {each.label}" + (f". {each.note}" if each.note else "") for each in missing]
    lines += ["", "!" + say("Look also for"), *(f"- {each}" for each in guidance.look_for)] if guidance.look_for else []
    return (*lines, *_why(record, path), *_sources(record, question))


def _why(record: Record, path: str) -> tuple[str, ...]:
    """Why this is asked: what opened it, what its section is for, and whether a record can be signed without it."""
    form, section = record.form, record.form.section(path.partition(".")[0])
    logic = form.logic(path, "show_when")
    opened = sorted(name for name in logic.names if form.has(name)) if logic else []
    lines = [say(BECAUSE, questions="; ".join(label_of(form, each) for each in opened))] if opened else []
    said = WHY_ASKED in form.question(path).guidance.body
    lines += [] if said else reflowed(section.intro)[:1]
    needed = path in record.play.required
    why = ("", "!" + say(WHY_ASKED), *lines) if lines else ()
    return (*why, "", "!" + say(SIGNING), say(TO_SIGN) if needed else say(NOT_NEEDED))


def _sources(record: Record, question: Question) -> tuple[str, ...]:
    known = {source.id: source.short for source in record.form.pack.source}
    cited = [f"{known.get(each.ref, each.ref)} {each.at}".strip() for each in question.guidance.source]
    return ("", "!" + say("Where this comes from"), *cited) if cited else ()
