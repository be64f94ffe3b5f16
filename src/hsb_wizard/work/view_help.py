"""What F1 says about a page: what is asked, what the levels mean, what else to look for, its sources. Pure."""

from __future__ import annotations

from hsb_wizard.assessment.days import in_words
from hsb_wizard.casework.record import Record
from hsb_wizard.forms.definition import Question
from hsb_wizard.forms.spoken import words_then_and_now
from hsb_wizard.sentences import say
from hsb_wizard.work.view_base import Place
from hsb_wizard.work.view_draw import reflowed
from hsb_wizard.work.view_question import helps_line
from hsb_wizard.work.view_voice import adaptations


def help_view(record: Record, place: Place) -> tuple[str, ...]:
    """The lines of help for a place; a line that starts with ``!`` is bold."""
    if place.kind in {"question", "rows", "row"} and record.form.has(place.at):
        return (
            *_question(record, record.form.question(place.at)),
            *_words(record, place.at),
            *_helps(record, place.at),
            "",
            say("A star before a sentence (* like this.) puts it on the wall: F5 beside the analysis and the plan."),
            say("Ctrl+Y holds this back from father, mother, carers, the young person or school, with a reason."),
        )
    if place.kind == "section":
        section = record.form.section(place.at)
        return (f"!{section.title}", *reflowed(section.intro), *_helps(record, place.at))
    return ()


def _helps(record: Record, at: str) -> tuple[str, ...]:
    found = adaptations(record) if helps_line(record, at) else ()
    return ("", "!" + say("What helps the young person"), *(f"- {each}" for each in found)) if found else ()


def _words(record: Record, path: str) -> tuple[str, ...]:
    """The words then and now that this question names."""
    found = words_then_and_now(record.form, path)
    checked = [f"- {each.line} (checked {in_words(each.as_of.isoformat())})" for each in found]
    return ("", "!" + say("Words then and now"), *checked) if found else ()


def _question(record: Record, question: Question) -> tuple[str, ...]:
    guidance = question.guidance
    lines = [f"!{question.label}", *([guidance.hint] if guidance.hint else []), *reflowed(guidance.body)]
    if question.scale:
        lines += ["", "!" + say("The four levels")]
        lines += [f"{each.key}  {each.label}: {each.anchor}" for each in record.form.scale(question.scale).level]
    anchors = [f"{each.key or ''}  {each.label}: {each.anchor}".strip() for each in question.options if each.anchor]
    lines += ["", "!" + say("The answers"), *anchors] if anchors else []
    missing = [state for state in record.form.pack.missing if state.id in question.missing]
    lines += ["", "!" + say("When there is no answer")] if missing else []
    lines += [f"{each.key}  {each.label}" + (f": {each.note}" if each.note else "") for each in missing]
    lines += ["", "!" + say("Look also for"), *(f"- {each}" for each in guidance.look_for)] if guidance.look_for else []
    return (*lines, *_sources(record, question))


def _sources(record: Record, question: Question) -> tuple[str, ...]:
    known = {source.id: source.short for source in record.form.pack.source}
    cited = [f"{known.get(each.ref, each.ref)} {each.at}".strip() for each in question.guidance.source]
    refs = [f"Requirements: {', '.join(question.refs)}"] if question.refs else []
    return ("", "!" + say("Where this comes from"), *cited, *refs) if cited or refs else ()
