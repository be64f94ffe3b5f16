"""The supervisor's pages: what to read first, and the six cards. Worked out when they open, stored nowhere. Pure."""

from __future__ import annotations

from hsb_wizard.assessment.lifecycle import CARDS, judged_now, state_of, status
from hsb_wizard.assessment.payloads.supervision import ACTIONS, ENOUGH, NOT_ENOUGH
from hsb_wizard.assessment.reviewing import new_since
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import TITLES, findings, must_answer, points_to_read_first
from hsb_wizard.casework.tasks import label_of
from hsb_wizard.sentences import say, say_number
from hsb_wizard.values import replace
from hsb_wizard.work.view_asked import asked_place, question_here
from hsb_wizard.work.view_base import TASKS, Choice, Field, FormView, ListLine, ListView, Place, Values
from hsb_wizard.work.view_draw import wrapped
from hsb_wizard.work.view_read import answer_beside
from hsb_wizard.work.view_standing import days

CARD_TITLES = {
    "interprets": "It interprets and weighs",
    "weighed": "Neither dismissed nor inflated",
    "whole_child": "The whole child, and identity",
    "others_safe": "Others and those harmed are safe",
    "plan_fits": "The plan is right and proportionate",
    "heard": "Heard and shared well",
}
ASKS = {  # what each judgement asks, by its id (requirements.md 8.11)
    "Q127": "The analysis interprets; it does not just list or total.",
    "Q128": '"Why is this child doing this?" has really been pursued.',
    "Q130": "Accounts and sources that differ are weighed, not only collected.",
    "Q95": "The plan addresses what underlies the behaviour, not a side issue.",
    "Q129": "What the behaviour means is neither dismissed nor inflated.",
    "Q133": "The MAPPA level is right, or was challenged; advice for a young person was sought.",
    "Q79": "What is said about harm to others is enough to plan on.",
    "Q131": "The whole child can be seen: development, needs, strengths; not the behaviour alone.",
    "Q134": "Diversity is understood and used, not ticked.",
    "Q135": "Family work fits the family's culture and addresses the behaviour.",
    "Q136": "People harmed, and people who could be, are safe enough.",
    "Q144": "Child protection procedures were followed where they applied.",
    "Q132": "The work is right in kind, order and intensity for this young person.",
    "Q139": "Restrictions are proportionate; less restrictive ones were considered.",
    "Q141": "Work since the last supervision was good, and still fits.",
    "Q137": "Each reason for holding something back is sound, and still holds.",
    "Q138": "Parents were approached with enough persistence and respect.",
    "Q140": "The young person's and parents' versions are respectful, clear and usable.",
}
JUDGED = (
    Choice(ENOUGH, "Enough", "E"),
    Choice(ACTIONS, "Enough with actions", "A"),
    Choice(NOT_ENOUGH, "Not enough", "N"),
)
JUDGED_WORDS = {each.value: each.label for each in JUDGED}
KEYS = "Enter Open  C Cards  S Standing"
LETTERS = {"C": Place("cards"), "S": Place("standing")}


def reading_view(record: Record) -> ListView:
    """What a supervisor reads first: each line leads to the answer, and F5 there asks about it."""
    lines = [
        *_new(record),
        *_questions(record),
        *_safety(record),
        *_must_answer(record),
        *_points(record),
        ListLine(say("Then")),
        ListLine("  " + say("The six cards"), _cards_words(record), Place("cards")),
        ListLine("  " + say("Return it, or check and sign"), "", Place("standing")),
        ListLine("  " + say("Read the whole record"), "", TASKS),
    ]
    above = (say("You read; the assessors write. Open an answer: F5 there asks about it."), *days(record))
    shown = tuple(_with_answer(record, line) for line in lines)
    return ListView(say("Read first"), say(status(record.assessment)), above, shown, LETTERS, KEYS)


def _with_answer(record: Record, line: ListLine) -> ListLine:
    """A line that leads to an answer has the whole of it in a wide window, under what is said of it already."""
    answer = answer_beside(record, line.place.at) if line.place and line.place.kind == "due_at" else ()
    return replace(line, beside=(*(line.beside or (line.text.strip(),)), *answer[1:])) if answer else line


def first_to_read(record: Record) -> dict[str, str]:
    """The answers that the page leads to, each once, in its order, and the heading it stands under: why."""
    found: dict[str, str] = {}
    heading = ""
    for line in reading_view(record).lines:
        if line.place is None and not line.text.startswith(" "):
            heading = line.text
        elif line.place and line.place.kind == "due_at" and record.form.has(line.place.at):
            found.setdefault(line.place.at, heading)
    return found


def _new(record: Record) -> list[ListLine]:
    a = record.assessment
    if not a.returns:
        return []
    paths = new_since(record.form, a, a.returns[-1].record)
    lines = [ListLine(say("New since it was returned"))]
    lines += [ListLine(f"  {label_of(record.form, path)}", "", Place("due_at", path)) for path in paths]
    return lines if paths else [*lines, ListLine("  " + say("No answer was changed."))]


def _questions(record: Record) -> list[ListLine]:
    a = record.assessment
    those = [each for each in a.asked if not each.closed]
    lines = [ListLine(say("Questions"))] if those else []
    for each in those:
        words = f"  {label_of(record.form, each.path)}"
        lines.append(ListLine(words, say(state_of(a, each)), asked_place(each, supervisor=True), (each.said.text,)))
    return lines


def _safety(record: Record) -> list[ListLine]:
    views = {path: said for path, said in record.active.two_views.items() if record.form.has(path)}
    lines = [ListLine(say("Two views"))] if views else []
    for path, said in views.items():
        status_words = say("Bears on safety") if said.bears_on_safety else ""
        beside = (said.would_settle, said.until_then)
        lines.append(ListLine(f"  {label_of(record.form, path)}", status_words, Place("due_at", path), beside))
    return lines


def _must_answer(record: Record) -> list[ListLine]:
    found = findings(record)
    those = [each for each in must_answer((*found.now, *found.later)) if each.place]
    lines = [ListLine(say("You say something to each of these: a question, or in the cards"))] if those else []
    for each in those:
        first, *rest = wrapped(each.message, 72)
        asked = question_here(record, each.place)
        lines.append(ListLine(f"  {first}", "", Place("due_at", each.place), (each.remedy,)))
        lines += [ListLine(f"  {line}") for line in rest]
        lines += (
            [ListLine("    " + say("Goes ahead because {reason}", reason=each.goes_ahead))] if each.goes_ahead else []
        )
        lines += [ListLine("    " + say("You have asked about it."))] if asked else []
    return lines


def _points(record: Record) -> list[ListLine]:
    lines: list[ListLine] = []
    heading = ""
    for point in points_to_read_first(record):
        if point.kind != heading:
            heading = point.kind
            lines.append(ListLine(say(TITLES[heading])))
        first, *rest = wrapped(point.words, 72)
        lines.append(ListLine(f"  {first}", "", Place("due_at", point.place)))
        lines += [ListLine(f"    {line}") for line in rest]
    return lines


def _cards_words(record: Record) -> str:
    left = len(CARDS) - len(judged_now(record.assessment))
    return say_number(left, "{number} to judge", "{number} to judge") if left else say("All judged")


# ------------------------------------------------------------------ the six cards


def cards_view(record: Record, may_judge: bool) -> ListView:
    """The six cards and how each was judged on this version."""
    now, before = judged_now(record.assessment), record.assessment.cards
    lines = []
    for place, card in enumerate(CARDS, start=1):
        judged = now.get(card)
        status_words = say(JUDGED_WORDS[judged.said.judged]) if judged else say("Not judged yet")
        if judged is None and card in before:
            status_words = say("Judged before, not now")
        beside = (*(ASKS[each] for each in CARDS[card]), *((judged.said.sentence,) if judged else ()))
        opens = Place("card", card) if may_judge else None
        lines.append(ListLine(f"  {place} {say(CARD_TITLES[card])}", status_words, opens, beside))
        lines += [ListLine(f"      {line}") for line in wrapped(judged.said.sentence, 68)] if judged else ()
    if may_judge:
        lines += [ListLine(say("Then")), ListLine("  " + say("Return it, or check and sign"), "", Place("standing"))]
    above = (say("Each is judged by a supervisor in one sentence. Nothing here counts or marks a person."),)
    return ListView(say("Six cards"), "", above, tuple(lines))


def cards_that_ask(record: Record) -> tuple[ListLine, ...]:
    """For the assessors: the cards that ask for work, with their sentence, on this version or as it came back."""
    a = record.assessment
    there = a.cards if a.back else judged_now(a)
    lines: list[ListLine] = []
    for card in (each for each in CARDS if each in there and there[each].said.judged != ENOUGH):
        lines.append(ListLine(f"  {say(CARD_TITLES[card])}", say(JUDGED_WORDS[there[card].said.judged])))
        lines += [ListLine(f"      {line}") for line in wrapped(there[card].said.sentence, 68)]
    return (ListLine(say("From the six cards")), *lines) if lines else ()


def card_view(record: Record, card: str, held: Values | None = None) -> FormView:
    """One card: what it asks, the judgement and one sentence."""
    before = record.assessment.cards.get(card)
    chosen = (held or {}).get("judged") or ((before.said.judged,) if before else ())
    above = (f"!{say(CARD_TITLES[card])}", *(f"- {say(ASKS[each])} ({each})" for each in CARDS[card]), "")
    fields = (
        Field("judged", "choice", "", choices=JUDGED, chosen=chosen if isinstance(chosen, tuple) else ()),
        Field(
            "sentence",
            "box",
            say("In one sentence; with actions: what, who, by when"),
            text=before.said.sentence if before else "",
        ),
    )
    return FormView(say("Six cards"), "", above, fields, go_on="F8 Judge")
