"""What a wide window says under the list about the marked assessment: how it stands, and what happened last. Pure.

Never what was answered: looking here is no view of a record (docs/decisions/0013). The list knows the first of it by
itself; the rest is made from the record, once the mark has stood still.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from hsb_wizard.assessment.days import first_report, in_words, read_date, two_dates
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import PractitionerId, Voice
from hsb_wizard.assessment.lifecycle import BACK, DRAFT, in_work, voice_of
from hsb_wizard.assessment.progress import COMPLETED, section_progress
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.casework.history import SAID
from hsb_wizard.casework.record import Record
from hsb_wizard.sentences import say, say_number
from hsb_wizard.values import Frozen
from hsb_wizard.work.lately import Lately, lately
from hsb_wizard.work.line import shortened
from hsb_wizard.work.standing_words import differ_words, later_words, sources_came, standing, two_views_words
from hsb_wizard.work.view_home import Timing, clock_of, needs
from hsb_wizard.work.view_place import next_to_do, where_in_section

LABEL = 12  # cells of a label and the room behind it


class Glance(Frozen, frozen=True):
    """How a record stands, each in words; empty where there is nothing to say."""

    days: str = ""
    sections: str = ""
    next: str = ""
    waiting: str = ""
    supervisor: str = ""
    lately: tuple[Lately, ...] = ()


def glance(record: Record, entries: tuple[Entry, ...], names: Mapping[str, str], who: PractitionerId) -> Glance:
    """What the panel says of ``record`` to ``who``, beyond what the list knows."""
    me = voice_of(record.assessment, who)
    return Glance(
        days=_days(record),
        sections=_sections(record),
        next=_next(record, entries, me) if me is not None else "",
        waiting=_waiting(record, me),
        supervisor=_supervisor(record, names),
        lately=lately(record, entries, names),
    )


def _days(record: Record) -> str:
    a = record.assessment
    said = (*two_dates(record.form, a), first_report(record.form, a, record.today))
    return " ".join(f"{each}." for each in said if each)


def _sections(record: Record) -> str:
    form, a, p = record.form, record.assessment, record.play
    numbered = [section for section in p.sections if form.section(section).number is not None]
    done = sum(section_progress(form, a, p, section).status == COMPLETED for section in numbered)
    return say("{done} of {all} completed", done=done, all=len(numbered)) if numbered else ""


def _next(record: Record, entries: tuple[Entry, ...], me: Voice) -> str:
    """Where the work goes on, for an assessor of a draft or a review; of one that came back the list knows best."""
    if not in_work(record.assessment) or record.assessment.back:
        return ""
    place = next_to_do(record, me, _last_path(record, entries, me))
    if place is None:
        return say("Check and sign")
    section = record.form.section(place.at.partition(".")[0])
    title = section.short or section.title
    if place.kind == "section":
        return say("{section}: what both of you answered the same, with one key from each", section=title)
    where, question = where_in_section(record, place.at), record.form.question(place.at).short_label
    return f"{title}, {where}: {question}" if where else f"{title}: {question}"


def _last_path(record: Record, entries: tuple[Entry, ...], me: Voice) -> str:
    """The question at which the pair, or ``me``, said something last."""
    for entry in reversed(entries):
        path = (entry.target or "").partition("/")[0]
        if entry.kind in SAID and entry.voice in (Voice.AGREED, me) and record.form.has(path):
            return path
    return ""


def _waiting(record: Record, me: Voice | None) -> str:
    a = record.assessment
    how, (asked, came, *_) = standing(record), sources_came(record)
    questions = sum(not each.closed for each in a.asked)
    words = (
        later_words(sum(how.later.values())),
        differ_words(sum(how.differ.values()), reads=me is None),
        two_views_words(a.two_views),
        say("{came} of {sent} sources received", came=came, sent=asked) if asked else "",
        say_number(questions, "{number} question not settled", "{number} questions not settled") if questions else "",
    )
    return ", ".join(each for each in words if each) or say("Nothing")


def _supervisor(record: Record, names: Mapping[str, str]) -> str:
    """Who checks it and what came from them last; not why."""
    a = record.assessment
    returned = [(each.at, each.said.name, "{name} returned it on {day}") for each in a.returns]
    said = list(returned)
    said += [(each.at, _known(names, each.by), "{name} asked a question on {day}") for each in a.asked]
    said += [(each.at, _known(names, each.by), "{name} judged a card on {day}") for each in a.cards.values()]
    if a.countersigned:
        return say("{name} checked it on {day}", name=a.countersigned.said.name, day=in_words(a.countersigned.at))
    if not said:
        return say("No comments yet")
    if a.back:
        said = returned or said
    at, name, words = max(said, key=lambda each: each[0])
    return say(words, name=name, day=in_words(at))


def _known(names: Mapping[str, str], who: PractitionerId) -> str:
    return names.get(who) or say("Supervisor")


def panel_lines(
    case: CaseSummary, said: str, waits: str, timing: Timing, seen: Glance | None, width: int
) -> tuple[str, ...]:
    """The lines of the panel, each in ``width`` cells.

    ``said``: where somebody was typing as the program ended; ``waits``: what waits for a supervisor.
    """
    seen = seen or Glance()
    todo = said or seen.next or waits or needs(case, timing)
    lines = [" ".join(each for each in (_clock(case, timing), seen.days) if each)]
    labelled = (
        (say("Sections"), seen.sections),
        (say("Next"), f"{todo}{'' if todo.endswith('.') else '.'} {_stopped(case)}".rstrip()),
        (say("Waiting"), seen.waiting),
        (say("Supervisor"), seen.supervisor),
    )
    lines += [f"{label.ljust(LABEL)}{words}" for label, words in labelled if words]
    lines += [""] if seen.lately else []
    lines += [f"{each.at.ljust(17)}  {each.words}" for each in seen.lately]
    return tuple(shortened(line, width) for line in lines)


def _clock(case: CaseSummary, timing: Timing) -> str:
    clock, start = clock_of(case, timing), read_date(case.allocated)
    if start is None or clock.due is None or clock.left is None:
        return say("Not allocated yet: give the date, the suggested days count from it.")
    allocated, due = in_words(case.allocated), in_words(clock.due.isoformat())
    if case.status not in (DRAFT, BACK):
        return say("Allocated {allocated}.", allocated=allocated)
    if start.year == clock.due.year:
        allocated = allocated.removesuffix(f" {start.year}")
    begin = say("Allocated {allocated}, due {due}:", allocated=allocated, due=due)
    day, over = clock.day, clock.left < 0
    words = (
        "day {day} of the suggested {target}, {left} over."
        if over
        else "day {day} of the suggested {target}, {left} left."
    )
    return f"{begin} {say(words, day=day, target=clock.target, left=abs(clock.left))}"


def _stopped(case: CaseSummary) -> str:
    try:
        at = datetime.fromisoformat(case.changed_at)
    except ValueError:
        return ""
    return say("Last change on {day} at {time}.", day=in_words(at.date().isoformat()), time=f"{at:%H:%M}")
