"""How a piece of the work stands, beyond its status: what is left for later, where two differ, who is how far. Pure.

For the panel under the list of assessments and for the column beside each page of the task list: both count work, never
a child, and say nothing of a pass but whether it is begun or finished.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from hsb_wizard.assessment.agreement import alone_parts, both_finished, compare, needs_settling, pass_state
from hsb_wizard.assessment.days import in_words, read_date
from hsb_wizard.assessment.fitting import BOTH, CHILD, CO, LEAD, Offer
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.tasks import rows_of
from hsb_wizard.casework.tasks_after import RECEIVED
from hsb_wizard.forms.definition import Section
from hsb_wizard.sentences import say, say_number
from hsb_wizard.values import Frozen
from hsb_wizard.work.line import shortened
from hsb_wizard.work.view_voice import adaptations, first_name

LATER = ("not_known", "not_asked", "held_back")  # answers that wait for somebody to find out, ask, or look again
NOT_SENT = ("", "not_asked")  # cards of sources that nobody was asked for
NO_ANSWER = ("asked", "chased")
GATES = {
    "open": "go on",
    "provisional": "fuller assessment awaited",
    "hold": "sessions held until advice",
    "overridden": "ratings opened without outcome",
}
PASSES = {"Not started": "{name} not started", "In progress": "{name} in progress", "Finished": "{name} finished"}
WORK = {"facts": "facts and words", "rate": "rating alone", "compare": "comparing and agreeing"}


class Standing(Frozen, frozen=True):
    """What is worked out once for all pages of a record: the parts that hold a pass, and by page what is left for later
    and on how many answers the two differ that both were shown and nobody has settled."""

    alone: tuple[str, ...]
    later: Mapping[str, int]
    differ: Mapping[str, int]


def standing(record: Record) -> Standing:
    """How far the pages of a record are, beyond their status."""
    form, a, shown = record.form, record.active, record.play.shown
    alone = alone_parts(form, a)
    left = (path for (voice, path), said in a.answers.items() if voice is Voice.AGREED and said.missing in LATER)
    open_now = (
        each.path
        for part in alone
        if part in a.revealed
        for each in compare(form, a, part)
        if each.standing == "open" and needs_settling(each) and each.path in shown
    )
    return Standing(alone, Counter(map(_section, left)), Counter(map(_section, open_now)))


def _section(path: str) -> str:
    return path.partition(".")[0]


def later_words(count: int) -> str:
    """How many agreed answers are left for later."""
    return say_number(count, "{number} left for later", "{number} left for later") if count else ""


def differ_words(count: int, *, reads: bool) -> str:
    """On how many answers the two differ; ``reads``: for somebody who is neither of them."""
    words = "{number} where they differ" if reads else "{number} where you differ"
    return say_number(count, words, words) if count else ""


def two_views_words(paths: Iterable[str], section: str = "") -> str:
    """How many answers stand with two views, of one section or of all."""
    count = sum(section in ("", _section(path)) for path in paths)
    return say_number(count, "{number} with two views", "{number} with two views") if count else ""


def sources_came(record: Record) -> tuple[int, int, int, int]:
    """How many sources were asked, sent what they have, refused, and have not answered."""
    cards = [cell.get("status", "") for _, cell in rows_of(record.form, record.active, "source_card")]
    asked, came = sum(each not in NOT_SENT for each in cards), sum(each in RECEIVED for each in cards)
    return asked, came, sum(each == "refused" for each in cards), sum(each in NO_ANSWER for each in cards)


def detail(record: Record, section: Section, how: Standing, room: int, *, reads: bool = False) -> str:
    """What stands beside a page of the task list: what was found to do there, in as many words as there is room for.

    ``reads``: for somebody who is neither of the two assessors.
    """
    said = (
        *_of_the_page(record, section),
        *_passes(record, section.id, how),
        differ_words(how.differ.get(section.id, 0), reads=reads),
        two_views_words(record.assessment.two_views, section.id),
        _asked(record, section.id),
        later_words(how.later.get(section.id, 0)),
    )
    first, *rest = [each for each in said if each] or [""]
    line = shortened(first, room)
    for number, each in enumerate(rest):
        more = "" if number == len(rest) - 1 else " ..."
        if len(f"{line}, {each}{more}") > room:
            return f"{line} ..." if len(line) + 4 <= room else line
        line = f"{line}, {each}"
    return line


def _of_the_page(record: Record, section: Section) -> tuple[str, ...]:
    """What only this page has: the outcome of the screen, the sources, until when the plan for now holds."""
    form = record.form
    if section.gate:
        return _gate(record)
    if form.has_role("source_card") and form.role("source_card").partition(".")[0] == section.id:
        return _sources(record)
    until = form.role("safety_until")
    if until.partition(".")[0] == section.id and (day := read_date(record.assessment.text(until))):
        words = "until {day}" if day >= record.today else "lapsed on {day}"
        return (say(words, day=in_words(day.isoformat())),)
    return ()


def _gate(record: Record) -> tuple[str, ...]:
    if record.play.gate is None:
        return ()
    helped = tuple(each[:1].lower() + each[1:] for each in adaptations(record))
    return helped if record.play.gate == "open" and helped else (say(GATES[record.play.gate]), *helped)


def _sources(record: Record) -> tuple[str, ...]:
    asked, came, refused, silent = sources_came(record)
    if not asked:
        return ()
    return (
        say("{came} of {asked} received", came=came, asked=asked),
        *((say_number(refused, "{number} refused", "{number} refused"),) if refused else ()),
        *((say_number(silent, "{number} no answer", "{number} no answer"),) if silent else ()),
    )


def _passes(record: Record, section: str, how: Standing) -> tuple[str, ...]:
    """Who is how far with what each answers alone, where one of them has begun and both were not shown."""
    form, a = record.form, record.assessment
    for part in form.parts(section):
        if part not in how.alone or part in a.revealed:
            continue
        if both_finished(a, part):
            return (say("both finished: show both answers"),)
        states = {voice: pass_state(form, a, part, voice) for voice in (Voice.LEAD, Voice.CO)}
        if set(states.values()) != {"Not started"}:
            return tuple(say(PASSES[state], name=first_name(a, voice)) for voice, state in states.items())
    return ()


def _asked(record: Record, section: str) -> str:
    asked = sum(not each.closed and _section(each.path) == section for each in record.assessment.asked)
    return say_number(asked, "{number} question not settled", "{number} questions not settled") if asked else ""


def left_words(record: Record, found: Iterable[Offer]) -> str:
    """What is left of a page, how long each piece takes and who must be there."""
    pieces = [
        say(
            "{work} {who}, about {minutes} minutes",
            work=say(WORK[each.what]),
            who=_who(record, each),
            minutes=each.minutes,
        )
        for each in found
    ]
    return say("Left: {pieces}.", pieces="; ".join(pieces)) if pieces else ""


def _who(record: Record, offer: Offer) -> str:
    if offer.who in (LEAD, CO):
        return say("by {name}", name=first_name(record.assessment, Voice(offer.who)))
    return {BOTH: say("together"), CHILD: say("with the young person")}[offer.who]
