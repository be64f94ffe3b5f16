"""The supervisor's pages: what to read first, and the six cards. Worked out when they open, stored nowhere. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from hsb_wizard.assessment.lifecycle import (
    CARDS,
    NOT_NOW,
    Act,
    judged_now,
    may_follow,
    state_of,
    status,
    unjudged,
)
from hsb_wizard.assessment.payloads.supervision import ACTIONS, ENOUGH, NOT_ENOUGH
from hsb_wizard.assessment.reviewing import new_since
from hsb_wizard.casework.looking_again import Looked
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import TITLES, Point, findings, must_answer, points_to_read_first
from hsb_wizard.casework.tasks import label_of
from hsb_wizard.sentences import say, say_number
from hsb_wizard.values import Frozen, replace
from hsb_wizard.work.view_asked import asked_place, question_here
from hsb_wizard.work.view_base import TASKS, Choice, Field, FormView, ListLine, ListView, Place, Values
from hsb_wizard.work.view_changed import changed_words
from hsb_wizard.work.view_draw import whole
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
IN_SHORT = {  # a kind of point in a few words, for one and for several
    "apart": ("1 far apart at first", "{number} far apart at first"),
    "one_account": ("1 on one account", "{number} on one account"),
    "no_source": ("1 without a source", "{number} without a source"),
    "thin": ("1 with hardly a word", "{number} with hardly a word"),
    "copied": ("1 in the same words twice", "{number} in the same words twice"),
    "gap": ("1 not known or held back", "{number} not known or held back"),
}
KEYS = "Enter Open  C Cards  S Standing"
LETTERS = {"C": Place("cards"), "S": Place("standing")}


class Group(Frozen, frozen=True):
    """Answers to look at for one reason: its heading, its lines, and how many there are in a few words."""

    heading: str
    lines: tuple[ListLine, ...]
    short: str


def reading_view(record: Record, looked: Looked | None = None) -> ListView:
    """What a supervisor reads first: each line leads to the answer, and F5 there asks about it.

    ``looked`` is what the journal says of changes; None where it could not be read.
    """
    groups = _groups(record, looked)
    lines = [line for each in groups for line in (ListLine(each.heading), *each.lines)]
    lines += [
        ListLine(say("Then")),
        ListLine("  " + say("The six cards"), _cards_words(record), Place("cards")),
        *_decision(record),
        ListLine("  " + say("Read the whole record"), "", TASKS),
    ]
    above = (say("You read; the assessors write. Open an answer: F5 there asks about it."), *days(record))
    shown = tuple(_with_answer(record, line) for line in lines)
    return ListView(
        say("Read first"),
        say(status(record.assessment)),
        (*above, *changed_words(looked), *_where(groups)),
        shown,
        LETTERS,
        KEYS,
    )


def _where(groups: Sequence[Group]) -> tuple[str, ...]:
    """One line: where to look first, with how many answers there are for each reason."""
    counted = [each.short for each in groups if each.short]
    return (say("Where to look first (F6 goes to the next): {what}.", what=", ".join(counted)),) if counted else ()


def _groups(record: Record, looked: Looked | None) -> tuple[Group, ...]:
    made = [_new(record), _changed(record, looked), _questions(record), _safety(record), _must_answer(record)]
    made += [*_points(record), _moved(record, looked)]
    return tuple(each for each in made if each.lines)


def _decision(record: Record) -> tuple[ListLine, ...]:
    """The way to the decision on the whole record, and what has to be settled before it can be signed."""
    opens = ListLine("  " + say("Return it, or check and sign"), "", Place("standing"))
    words = before_signing(record)
    if not words:
        return (opens,)
    waits = replace(opens, status=say("Not to sign yet"), beside=(say("Return it, or check and sign"), words))
    return (waits, *(ListLine(f"    {line}") for line in whole(words)))


def before_signing(record: Record) -> str:
    """What stands in the way of a supervisor's signature, with how much there is of it; blank where nothing does."""
    a = record.assessment
    if a.countersigned is not None:
        return ""
    if not may_follow(a, Act.COUNTERSIGN):
        return say(NOT_NOW[Act.COUNTERSIGN])
    cards, asked = len(unjudged(a)), sum(not each.closed for each in a.asked)
    waits = [
        say_number(cards, "1 card to judge", "{number} cards to judge") if cards else "",
        say_number(asked, "1 question to settle", "{number} questions to settle") if asked else "",
    ]
    if any(each.said.judged == NOT_ENOUGH for each in judged_now(a).values()):
        waits.append(say("a card that says: not enough"))
    left = ", ".join(each for each in waits if each)
    return say("Before you can sign: {what}. Returning it waits for nothing.", what=left) if left else ""


def _with_answer(record: Record, line: ListLine) -> ListLine:
    """A line that leads to an answer has the whole of it in a wide window, under what is said of it already."""
    answer = answer_beside(record, line.place.at) if line.place and line.place.kind == "due_at" else ()
    return replace(line, beside=(*(line.beside or (line.text.strip(),)), *answer[1:])) if answer else line


def first_to_read(record: Record, looked: Looked | None = None) -> dict[str, str]:
    """The answers that the page leads to, each once, in its order, and the heading it stands under: why."""
    found: dict[str, str] = {}
    for each in _groups(record, looked):
        for line in each.lines:
            if line.place and line.place.kind == "due_at" and record.form.has(line.place.at):
                found.setdefault(line.place.at, each.heading)
    return found


def _answers(
    record: Record, heading: str, paths: Collection[str], short: str, says: Callable[[str], str] = lambda path: ""
) -> Group:
    """Answers that are each one line, which leads to it; ``short`` says how many they are, and nothing of none."""
    lines = (ListLine(f"  {label_of(record.form, path)}", says(path), Place("due_at", path)) for path in paths)
    return Group(heading, tuple(lines), short if paths else "")


def _new(record: Record) -> Group:
    a = record.assessment
    paths = new_since(record.form, a, a.returns[-1].record) if a.returns else ()
    short = say_number(len(paths), "1 new since it was returned", "{number} new since it was returned")
    made = _answers(record, say("New since it was returned"), paths, short)
    unchanged = a.returns and not paths
    return replace(made, lines=(ListLine("  " + say("No answer was changed.")),)) if unchanged else made


def _changed(record: Record, looked: Looked | None) -> Group:
    """What somebody changed since whoever reads last looked; never looked: all of it is new, and none is listed."""
    paths = [path for path in looked.paths if record.form.has(path)] if looked and looked.last else []
    short = say_number(len(paths), "1 changed since you looked", "{number} changed since you looked")
    return _answers(record, say("Changed since you last looked"), paths, short)


def _moved(record: Record, looked: Looked | None) -> Group:
    """Where the pair agreed one answer and later another: which of them moved is nobody's count."""
    paths = [path for path in looked.moved if record.form.has(path)] if looked else []
    short = say_number(len(paths), "1 agreed and changed since", "{number} agreed and changed since")
    return _answers(record, say("Agreed one way, and another way since"), paths, short)


def _questions(record: Record) -> Group:
    a = record.assessment
    those = [each for each in a.asked if not each.closed]
    lines = []
    for each in those:
        words = f"  {label_of(record.form, each.path)}"
        lines.append(ListLine(words, say(state_of(a, each)), asked_place(each, supervisor=True), (each.said.text,)))
    short = say_number(len(those), "1 question", "{number} questions") if those else ""
    return Group(say("Questions"), tuple(lines), short)


def _safety(record: Record) -> Group:
    views = {path: said for path, said in record.active.two_views.items() if record.form.has(path)}
    short = say_number(len(views), "1 with two views", "{number} with two views")
    safety = {path: say("Bears on safety") if said.bears_on_safety else "" for path, said in views.items()}
    return _answers(record, say("Two views"), views, short, safety.__getitem__)


def _must_answer(record: Record) -> Group:
    found = findings(record)
    those = [each for each in must_answer((*found.now, *found.later)) if each.place]
    lines = []
    for each in those:
        first, *rest = whole(each.message)
        asked = question_here(record, each.place)
        lines.append(ListLine(f"  {first}", "", Place("due_at", each.place), (each.remedy,)))
        lines += [ListLine(f"  {line}") for line in rest]
        lines += (
            [ListLine("    " + say("Goes ahead because {reason}", reason=each.goes_ahead))] if each.goes_ahead else []
        )
        lines += [ListLine("    " + say("You have asked about it."))] if asked else []
    short = say_number(len(those), "1 for you to answer", "{number} for you to answer") if those else ""
    return Group(say("You say something to each of these: a question, or in the cards"), tuple(lines), short)


def _points(record: Record) -> list[Group]:
    """The points of the reviewer, each kind a group."""
    kinds: dict[str, list[Point]] = {}
    for point in points_to_read_first(record):
        kinds.setdefault(point.kind, []).append(point)
    made = []
    for kind, points in kinds.items():
        lines = []
        for point in points:
            first, *rest = whole(point.words)
            lines.append(ListLine(f"  {first}", "", Place("due_at", point.place)))
            lines += [ListLine(f"    {line}") for line in rest]
        one, many = IN_SHORT[kind]
        made.append(Group(say(TITLES[kind]), tuple(lines), say_number(len(points), one, many)))
    return made


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
        lines += [ListLine(f"      {line}") for line in whole(judged.said.sentence)] if judged else ()
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
        lines += [ListLine(f"      {line}") for line in whole(there[card].said.sentence)]
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
