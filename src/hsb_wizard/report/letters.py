"""Letters to every agency on a source card: the request, asked again after ten working days, then to a named manager.

Plain text that can be pasted into an e-mail or printed. No name of a young person stands in it: who it is about is told
apart from the letter, so that one that goes astray says nothing about anybody. What must not enter here: any answer
about the young person. Pure.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hsb_wizard.assessment.days import in_words, read_date, working_days_after
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.forms.form import Form
from hsb_wizard.sentences import say
from hsb_wizard.text import single_line

WIDTH = 76
LINE = "_" * 40
PEOPLE = frozenset({"young_person", "parents", "wider_family"})  # asked in person, never by this letter
EVERYTHING = ("record", "closed", "below_threshold", "own_view", "own_plan", "deliver")
REQUEST, AGAIN, MANAGER = "request", "reminder", "manager"

ASKED = {
    "record": "what you hold on file",
    "closed": "closed matters too",
    "below_threshold": "matters below a threshold too",
    "own_view": "your own view of how and why things came about",
    "own_plan": "your own plan in force",
    "deliver": "what you could deliver towards a plan",
    "meeting": "somebody who knows the young person to come to the meeting of the agencies",
}
DUTY = (
    "Agencies have a duty to cooperate to keep children safe and well (Children Act 2004, section 10; Wales has its "
    "own). Data protection alone is no reason for silence: sharing to keep a child safe has a lawful basis."
)
WHO_IT_IS = (
    "Name and date of birth are not in this letter. We tell you them apart from it, by telephone or in your own secure "
    "system, under the reference above."
)
NO_NAME = "Please name nobody who was harmed, and say where each fact comes from and from when it is."


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: its kind, its card, the agency's value in the form and in words, and its text."""

    kind: str
    place: str
    agency: str
    to: str
    text: str


def letters(form: Form, a: Assessment, today: date, days: int) -> tuple[Letter, ...]:
    """A letter for each card on which an agency was asked and has not answered, in the order of the cards.

    ``days`` are the working days after which a request is sent again, and after which it goes to a manager.
    """
    return tuple(_letters(form, a, today, days))


def _letters(form: Form, a: Assessment, today: date, days: int) -> Iterator[Letter]:
    path = form.role("source_card")
    labels = {each.value: each for each in form.field(path, "agency").options}
    for row in a.rows.get(path, ()):
        card = {each.id: a.value(f"{path}/{row}/{each.id}") for each in form.question(path).field}
        agency = str(card.get("agency") or "")
        if card.get("status") not in ("asked", "chased") or agency in PEOPLE or agency not in labels:
            continue
        text: dict[str, str] = {
            name: single_line(str(value)) for name, value in card.items() if isinstance(value, str | int)
        }
        wanted = card.get("asked_for")
        asked_for = wanted if isinstance(wanted, tuple) and wanted else EVERYTHING
        kind = _kind(text, today, days)
        to = labels[agency].label + (f" ({text['role']})" if text.get("role") else "")
        reply_by = working_days_after(today, days)
        said = _Said(kind, to, text, _asks(asked_for, labels[agency].anchor), today, reply_by)
        yield Letter(kind, f"{path}/{row}", agency, to, _text(a, said))


@dataclass(frozen=True, slots=True)
class _Said:
    """What one letter is made from."""

    kind: str
    to: str
    card: dict[str, str]
    asks: tuple[str, ...]
    today: date
    reply_by: date


def _kind(card: dict[str, str], today: date, days: int) -> str:
    """Which letter is due: by what the card says and the day it was sent."""
    asked, chased = read_date(card.get("asked_on", "")), read_date(card.get("chased_on", ""))
    if card.get("status") == "chased":
        return MANAGER if chased and working_days_after(chased, days) <= today else AGAIN
    return AGAIN if asked and working_days_after(asked, days) <= today else REQUEST


def _asks(wanted: tuple[str, ...], anchor: str) -> tuple[str, ...]:
    lines = [say(ASKED[each]) for each in wanted if each in ASKED]
    return (*lines, *((say("in particular: {what}", what=anchor),) if anchor else ()))


def _text(a: Assessment, said: _Said) -> str:
    basis, day = said.card.get("lawful_basis", ""), in_words(said.reply_by.isoformat())
    pieces = [
        f"{say('Assessment {reference}', reference=single_line(a.reference))}\n{in_words(said.today.isoformat())}",
        _addressed(said.kind, said.to),
        say("From: {lead} and {co}, assessors", lead=single_line(a.lead_name), co=single_line(a.co_name)),
        *_opening(said.kind, said.card),
        say(WHO_IT_IS),
        say("What we ask you for:") + "\n" + "\n".join(f"- {each}" for each in said.asks),
        say(NO_NAME),
        say(DUTY),
        *((say("Lawful basis: {basis}", basis=basis),) if basis else ()),
        say("Please reply by {day}, also where you hold nothing: the slip below is enough.", day=day),
        *_slip(a),
    ]
    return "\n\n".join(_wrapped(each) for each in pieces) + "\n"


def _addressed(kind: str, to: str) -> str:
    if kind == MANAGER:
        return say("To the manager responsible at: {agency}", agency=to) + f"\n{say('Name')}: {LINE}"
    return say("To: {agency}", agency=to)


def _opening(kind: str, card: dict[str, str]) -> tuple[str, ...]:
    asked, chased = in_words(card.get("asked_on", "")), in_words(card.get("chased_on", ""))
    first = say(
        "We are two assessors who make an assessment of a young person's safety and needs, for a plan that agencies "
        "carry out together."
    )
    if kind == REQUEST:
        return (first, say("We ask you for what you already hold or do, and for your own view."))
    if kind == AGAIN:
        since = say("We asked you on {day} and have not heard from you.", day=asked or LINE)
        return (say("Asked again"), first, since)
    since = say("We asked your agency on {first} and again on {again}.", first=asked or LINE, again=chased or LINE)
    return (
        say("Taken to a named manager"),
        first,
        since + " " + say("No reply has come. Please see to it yourself, or tell us who does and by when."),
        say("Until then the assessment says on its first page that you have not replied."),
    )


def _slip(a: Assessment) -> tuple[str, ...]:
    return (
        "-" * WIDTH,
        say("Reply slip. Assessment {reference}", reference=single_line(a.reference)),
        say("[ ] We hold something. It comes with this slip, or by: {line}", line=LINE),
        say("[ ] Nil return. We looked, and hold nothing. Where we looked: {line}", line=LINE),
        say("[ ] We could deliver towards a plan: {line}", line=LINE),
        say("[ ] We do not send it, because: {line}", line=LINE),
        say("    Decided by (name, role), looked at again on: {line}", line=LINE),
        say("Name, role, agency, date: {line}", line=LINE),
    )


def _wrapped(piece: str) -> str:
    lines = []
    for line in piece.splitlines():
        indent = "  " if line.startswith("- ") else "    " if line.startswith(("[", "    ")) else ""
        lines += textwrap.wrap(line, WIDTH, subsequent_indent=indent, break_on_hyphens=False) or [""]
    return "\n".join(lines)
