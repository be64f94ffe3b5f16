"""Paper to work with: session sheet, rating sheet for one assessor, key card, and a hand-over for a new worker.

These are no editions: nobody receives them as a document about the young person. What one assessor rated alone enters
none of them; the session sheet lies before the young person, so no rating, agency or finding either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from hsb_wizard.assessment.days import clock, in_words
from hsb_wizard.assessment.lifecycle import status
from hsb_wizard.assessment.model import Assessment, Sitting
from hsb_wizard.assessment.play import Play
from hsb_wizard.assessment.progress import COMPLETED, NOT_STARTED, all_progress
from hsb_wizard.assessment.two_views import open_views
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.spoken import language_of
from hsb_wizard.report.document import (
    Block,
    BulletList,
    Callout,
    Document,
    Heading,
    KeyValues,
    Paragraph,
    Table,
    TypeSizes,
)
from hsb_wizard.sentences import say

LINE = "_" * 60
SESSION, RATING, KEYS, HANDOVER = "session-sheet", "rating-sheet", "key-card", "hand-over"
TITLES: Mapping[str, str] = {
    SESSION: "Session sheet",
    RATING: "Rating sheet for one assessor",
    KEYS: "Key card",
    HANDOVER: "Hand-over for a new worker",
}
FOOT = (
    "Working paper: part of the record once it is entered. Keep it locked away, then destroy it as your service says."
)
ENDS = (
    "Date and place",
    "Who was there",
    "What helped them take part",
    "How they were at the end",
    "Next, and who does it",
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet is made from: the record as both assessors may see it, on a day. ``name`` is whose rating sheet."""

    form: Form
    assessment: Assessment
    play: Play
    today: date
    written: datetime
    name: str = ""


def sheet(kind: str, of: Sheet) -> Document:
    """One sheet as a document. Raises KeyError for a kind there is not."""
    blocks = _BLOCKS[kind](of)
    title = say("Assessment {reference}", reference=of.assessment.reference)
    return Document(
        title=title if kind != SESSION else say("Today"),
        reference=say(TITLES[kind]) + (f", {of.name}" if of.name and kind == RATING else "") + ".",
        edition=kind,
        reader=say("the two assessors"),
        footer=f"{title}. {say(FOOT)}" if kind != SESSION else say("What we talk about today."),
        written=of.written,
        blocks=blocks,
        language=language_of(of.form),
        sizes=TypeSizes(body=10.0, table=9.0) if kind == KEYS else TypeSizes(),  # a card is one page
    )


def _session(of: Sheet) -> tuple[Block, ...]:
    """Today's plan, what helps, the words to begin with, and room for notes. Safe on the table in front of them."""
    plan = _todays_plan(of)
    path = of.form.role("adaptations")
    labels = {option.value: option.label for option in of.form.question(path).options}
    chosen = of.assessment.value(path)
    helps = tuple(labels.get(each, each) for each in chosen) if isinstance(chosen, tuple) else ()
    made: list[Block] = [
        Callout(say("Today's plan"), tuple(plan) or (LINE, LINE, LINE), strong=True),
        Heading(1, say("What helps")),
        BulletList(helps) if helps else Paragraph(say("Ask: what would make this easier for you?")),
        *_script(of),
        Heading(1, say("Their own words, as they were said")),
        Paragraph("\n".join((LINE,) * 4)),
        Heading(1, say("At the end")),
        KeyValues(tuple((say(each), LINE[:40]) for each in ENDS), summary=say("At the end")),
        Paragraph(say("Something unsafe? Stop, and write it down under Tell someone now. In danger now: 999.")),
    ]
    return tuple(made)


def _todays_plan(of: Sheet) -> list[str]:
    path = of.form.role("session_notes")
    for row in reversed(of.assessment.rows.get(path, ())):
        if of.assessment.text(f"{path}/{row}/on") == of.today.isoformat():
            return [line for line in of.assessment.text(f"{path}/{row}/today_plan").splitlines() if line.strip()]
    return []


def _script(of: Sheet) -> tuple[Block, ...]:
    """The words of the first meeting, where the form has them."""
    path = next((each for each in of.form.questions if each.endswith(".script")), "")
    if not path:
        return ()
    question = of.form.question(path)
    steps = tuple(line.strip() for line in question.guidance.body.strip().splitlines() if line.strip())
    return (Heading(1, question.label), Paragraph(question.guidance.hint), Paragraph("\n".join(steps)))


def _rating(of: Sheet) -> tuple[Block, ...]:
    """Every rated factor on one line, to be circled, with room for what was seen."""
    form, paths = of.form, [path for path in of.form.factors if of.play.on_route(path.partition(".")[0])]
    scales = dict.fromkeys(form.question(path).scale or "" for path in paths)
    made: list[Block] = [
        Paragraph(form.scale(scale).lead_in + " " + say("Circle one. Rate alone, before you talk.")) for scale in scales
    ]
    rows = tuple(_rating_row(form, path) for path in paths)
    columns = (say("Factor"), say("Circle one"), say("or"), say("What I saw or was told, by whom, when"))
    made.append(Table(columns, rows, summary=say("Rating sheet"), note=say("Levels and letters: see the key card.")))
    return tuple(made)


def _rating_row(form: Form, path: str) -> tuple[str, str, str, str]:
    question = form.question(path)
    levels = "  ".join(level.key for level in form.scale(question.scale or "").level)
    states = " ".join(state.key for state in form.pack.missing if state.id in question.missing)
    return (f"{form.factor_number(path)} {question.short_label}", levels, states, " ")


def _keys(of: Sheet) -> tuple[Block, ...]:
    """The letters of the scale and of the missing states, and the keys of every page."""
    form = of.form
    made: list[Block] = []
    for scale in form.pack.scale:
        rows = tuple((level.key, level.label, level.anchor) for level in scale.level)
        made += [
            Heading(1, scale.lead_in),
            Table((say("Key"), say("Level"), say("Means")), rows, summary=scale.lead_in),
        ]
        whom = "   ".join(f"{each.key} {each.label}" for each in scale.for_whom)
        made.append(Paragraph(say("On the agreed answer, {label}: {whom}", label=scale.for_whom_label, whom=whom)))
    rows = tuple((state.key, state.label, state.note or " ") for state in form.pack.missing)
    title = say("When there is no answer")
    made += [Heading(1, title), Table((say("Key"), say("State"), say("What follows")), rows, summary=title)]
    keys = say("The same on every page")
    made += [Heading(1, keys), Table((say("Key"), say("Also"), say("Does")), PAGE_KEYS, summary=keys)]
    return tuple(made)


PAGE_KEYS = (  # what a page has beyond them is said by F1; with two lines more the card is two pages
    ("F1", "?", "Help for this page"),
    ("F2", "Ctrl+T", "Task list; with the young person: who can see"),
    ("F3", "Ctrl+F", "Find a page, a question, an answer"),
    ("F4", "Ctrl+G", "Tell someone now, from anywhere in a record"),
    ("F5", "Ctrl+O", "The wall, a question, what stands behind"),
    ("F6", "Ctrl+N", "The next thing that needs you"),
    ("F7", "Ctrl+B, Esc", "Back"),
    ("F8", "Ctrl+R", "Continue"),
    ("F9", "Ctrl+L", "Cover the screen"),
    ("F10", "Ctrl+Q", "Lock and quit: everything is saved"),
)


def _handover(of: Sheet) -> tuple[Block, ...]:
    """One page for whoever comes new: where it stands, what keeps people safe, what was next."""
    form, a = of.form, of.assessment
    until = a.text(form.role("safety_until"))
    pairs = (
        (say("Standing"), f"{say(status(a))}. {clock(form, a, of.today).words}."),
        (say("Assessors"), f"{a.lead_name}, {a.co_name}"),
        (say("Safety plan"), say("for now, until {day}", day=in_words(until)) if until else say("look at it first")),
        (
            say("Told at once"),
            say("{number} written down: read them first", number=len(a.told)) if a.told else say("None"),
        ),
    )
    made: list[Block] = [KeyValues(pairs, summary=say("Where it stands"))]
    made += _last_sittings(a)
    going = [
        each for each in all_progress(form, a, of.play) if each.open and each.status not in (COMPLETED, NOT_STARTED)
    ]
    new = [each for each in all_progress(form, a, of.play) if each.open and each.status == NOT_STARTED]
    for title, found in ((say("Begun"), going), (say("Not begun"), new)):
        if found:
            names = "; ".join(form.section(each.section).short or form.section(each.section).title for each in found)
            made.append(Paragraph(f"{title}: {names}."))
    views = tuple(
        f"{each.about}: {each.would_settle} ({each.who}, {in_words(each.by_when)})"
        for each in open_views(form, a, of.today)
    )
    made += [Heading(1, say("Two views that stand")), BulletList(views)] if views else []
    return tuple(made)


SHOWN = 2  # sittings on the page


def _last_sittings(a: Assessment) -> list[Block]:
    made: list[Block] = []
    for each in reversed(a.sittings[-SHOWN:]):
        made += [Heading(1, _when(each)), KeyValues(_lines(each), summary=say("A sitting"))]
    return made or [Paragraph(say("No sitting was ended with a word about it yet."))]


def _when(sitting: Sitting) -> str:
    said = sitting.said
    where = f", {said.place}" if said.place else ""
    return say("Sitting of {day}", day=in_words(said.day or sitting.at[:10])) + where


def _lines(sitting: Sitting) -> tuple[tuple[str, str], ...]:
    said = sitting.said
    asked = (
        (say("Done"), said.done),
        (say("Next"), said.next),
        (say("Who"), said.who),
        (say("Who was there"), said.present),
        (say("What helped them take part"), ", ".join(said.adaptations)),
        (say("How they were at the end"), said.at_the_end),
    )
    return tuple((name, words) for name, words in asked if words)


_BLOCKS = {SESSION: _session, RATING: _rating, KEYS: _keys, HANDOVER: _handover}
