"""Questions on answers: the list, one with its words, and the form that asks. Both sides see the same. Pure."""

from __future__ import annotations

from hsb_wizard.assessment.kinds import PractitionerId
from hsb_wizard.assessment.lifecycle import ANSWERED, OPEN_QUESTION, SETTLED, changed_since, state_of
from hsb_wizard.assessment.model import Asked
from hsb_wizard.assessment.payloads.supervision import MORE_WORK, QUESTION
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.tasks import label_of
from hsb_wizard.sentences import say, say_number
from hsb_wizard.work.view_base import Choice, Field, FormView, ListLine, ListView, Place, Values
from hsb_wizard.work.view_check import answer_words, target
from hsb_wizard.work.view_draw import whole
from hsb_wizard.work.view_standing import moment

ENOUGH, ASK_ON = "enough", "ask_on"
KINDS = (
    Choice(QUESTION, "A question", "A"),
    Choice(MORE_WORK, "Needs more work", "N"),
)
NO_QUESTION = "Nobody has asked anything."


def name_of(record: Record, who: PractitionerId) -> str:
    """Who wrote: an assessor by name, anybody else as the supervisor."""
    a = record.assessment
    return {a.lead: a.lead_name, a.co: a.co_name}.get(who) or say("Supervisor")


def asked_place(asked: Asked, *, supervisor: bool) -> Place:
    """The page of one question. Each side has its own, so that nobody finds the other's half-typed words."""
    return Place("asked", asked.entry, "supervisor" if supervisor else "")


def questions_view(record: Record, *, supervisor: bool, beside: tuple[ListLine, ...] = ()) -> ListView:
    """Every question: open first, then answered, then closed; then ``beside``, what else asks for work."""
    a = record.assessment
    lines: list[ListLine] = []
    for state in (OPEN_QUESTION, ANSWERED, SETTLED):
        those = [each for each in a.asked if state_of(a, each) == state]
        if those:
            lines.append(ListLine(say(state)))
            lines += [line for each in those for line in _lines(record, each, supervisor)]
    open_ones = sum(not each.closed for each in a.asked)
    where = say_number(open_ones, "{number} not settled", "{number} not settled") if open_ones else ""
    return ListView(say("Questions"), where, (), (*lines, *beside) or (ListLine(say(NO_QUESTION)),))


def _lines(record: Record, each: Asked, supervisor: bool) -> tuple[ListLine, ...]:
    """One question, and for whoever answers it the way to the answer that it is about."""
    state = state_of(record.assessment, each)
    words = [each.said.text, "", *(f"{name_of(record, reply.by)}: {reply.text}" for reply in each.replies)]
    last = each.replies[-1] if each.replies else each
    status = f"{say(state)}, {moment(last.at)[:-6]}"
    line = ListLine(
        f"  {label_of(record.form, each.path)}", status, asked_place(each, supervisor=supervisor), tuple(words)
    )
    if supervisor or each.closed or target(record, each.path) is None:
        return (line,)
    return (line, ListLine("    " + say("The answer itself"), "", Place("due_at", each.path)))


def asked_view(record: Record, entry: str, *, supervisor: bool) -> FormView:
    """One question with all that was said on it, and room for the next word."""
    a = record.assessment
    found = next((each for each in a.asked if each.entry == entry), None)
    if found is None:
        return FormView(say("Question"), "", ("", say("This question is not here any more.")))
    above = (
        f"!{label_of(record.form, found.path)}",
        say("Answer: {words}", words=answer_words(record, found.path)),
        *((say("The answer was changed after this was asked."),) if changed_since(a, found) else ()),
        "",
        *_said(record, found),
    )
    where = say(state_of(a, found))
    if found.closed:
        return FormView(say("Question"), where, above, go_on="F8 The answer")
    words = Field("text", "box", say("Your words") if supervisor else say("Your answer"))
    if not supervisor:
        return FormView(say("Question"), where, above, (words,), go_on="F8 Answer")
    choices = (Choice(ENOUGH, say("Enough: close it"), "E"), Choice(ASK_ON, say("Ask on"), "A"))
    judged = Field("judged", "choice", say("This is"), choices=choices)
    return FormView(say("Question"), where, above, (judged, words), go_on="F8 Send")


def _said(record: Record, found: Asked, about: str = "", state: str = "") -> tuple[str, ...]:
    kind = say("Needs more work") if found.said.kind == MORE_WORK else say("A question")
    lines = [f"{name_of(record, found.by)}, {moment(found.at)}{about}: {kind}{state}"]
    lines += whole(found.said.text, "    ")
    for reply in found.replies:
        lines += [f"{name_of(record, reply.by)}, {moment(reply.at)}", *whole(reply.text, "    ")]
    return tuple(lines)


def asked_at(record: Record, path: str) -> tuple[Asked, ...]:
    """Every question on an answer or on one of its rows, settled or not, in the order they were asked."""
    question = path.partition("/")[0]
    return tuple(each for each in record.assessment.asked if each.path.partition("/")[0] == question)


def comments(record: Record, path: str) -> tuple[str, ...]:
    """What was asked about an answer and what came back, word for word; nothing where nobody asked."""
    lines: list[str] = []
    for each in asked_at(record, path):
        about = f", {label_of(record.form, each.path)}" if "/" in each.path else ""
        lines += [""] if lines else []
        lines += _said(record, each, about, f", {say(state_of(record.assessment, each))}")
    return ("!" + say("Comments"), *lines) if lines else ()


def comments_count(record: Record, path: str) -> str:
    """How many comments stand at an answer and how many are not settled; blank where nobody asked anything."""
    here = asked_at(record, path)
    still = sum(not each.closed for each in here)
    if not here:
        return ""
    if not still:
        return say_number(len(here), "1 comment, settled", "{number} comments, settled")
    return say_number(still, "1 open comment of {all}", "{number} open comments of {all}", all=len(here))


def ask_view(record: Record, path: str, held: Values | None = None) -> FormView:
    """A supervisor asks about one answer."""
    chosen = (held or {}).get("kind", ()) or (KINDS[0].value,)
    above = (
        f"!{label_of(record.form, path)}",
        say("Answer: {words}", words=answer_words(record, path)),
        "",
        say("An answer that is enough needs nothing from you: F7 goes back."),
        "",
    )
    fields = (
        Field("text", "box", say("What you ask")),
        Field("kind", "choice", say("This answer"), choices=KINDS, chosen=chosen if isinstance(chosen, tuple) else ()),
    )
    return FormView(say("Ask about an answer"), "", above, fields, go_on="F8 Ask")


def question_here(record: Record, path: str) -> Asked | None:
    """The question on this answer that is not settled; the last one where there are several."""
    question = path.partition("/")[0]
    here = [each for each in record.assessment.asked if each.path.partition("/")[0] == question and not each.closed]
    return here[-1] if here else None


def asked_words(record: Record, path: str) -> tuple[str, ...]:
    """What stands under an answer that somebody asked about."""
    found = question_here(record, path)
    if found is None:
        return ()
    state = say(state_of(record.assessment, found))
    return ("!" + say("A question stands here ({state}). F5 reads and answers it.", state=state),)
