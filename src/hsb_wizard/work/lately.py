"""What happened last on a record, each thing in words: who worked on what, what was completed, signed, returned. Pure.

Never what was said, nothing of a pass that is still covered, and no hours: how long people work is not kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hsb_wizard.assessment.after_signing import OF_ANSWERS
from hsb_wizard.assessment.completed import completed_at
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.casework.history import UNLISTED, covered
from hsb_wizard.casework.record import Record
from hsb_wizard.sentences import say, say_number
from hsb_wizard.values import Frozen
from hsb_wizard.work.view_standing import moment

WORK = OF_ANSWERS | {Kind.TWO_VIEWS_RECORDED}
STEPS: Mapping[Kind, str] = {
    Kind.ASSESSMENT_STARTED: "Started by {name}",
    Kind.IMPORTED: "Brought in from a file by {name}",
    Kind.BUNDLE_BROUGHT_IN: "A sealed copy brought in by {name}",
    Kind.BUNDLE_SENT: "A sealed copy made by {name}",
    Kind.EXPORTED: "A document made by {name}",
    Kind.FORM_MOVED: "Moved to another version of the form by {name}",
    Kind.GATE_OVERRIDDEN: "Ratings opened by {name} before the screen had an outcome",
    Kind.SIGNED: "Signed by {name}",
    Kind.SIGNATURE_FELL: "Changed after signing by {name}: the signatures fell",
    Kind.RETURNED: "Returned by {name}",
    Kind.COUNTERSIGNED: "Checked by {name}",
    Kind.AGENCIES_AGREED: "Agreed by agencies, written down by {name}",
    Kind.CLOSED: "Closed by {name}",
    Kind.QUESTION_ASKED: "A question asked by {name}",
    Kind.QUESTION_ANSWERED: "A question answered by {name}",
}
TURNS = frozenset(
    {Kind.ASSESSMENT_STARTED, Kind.SIGNED, Kind.SIGNATURE_FELL, Kind.RETURNED, Kind.COUNTERSIGNED, Kind.CLOSED}
)  # what is done after one of these is told apart from what was done before, also on one day
SECTIONS = 2  # that are named where several were worked on


class Lately(Frozen, frozen=True):
    """One thing that happened: when, as lists write it, and what."""

    at: str
    words: str


def lately(record: Record, entries: Iterable[Entry], names: Mapping[str, str], most: int = 3) -> tuple[Lately, ...]:
    """The last ``most`` things that happened, the newest first, in the order of the journal."""
    told = tuple(entries)
    stretches = _stretches(told)
    found = [*_steps(told, names), *_completed(record, told, stretches), *_shown(record, told, stretches)]
    found += _days_of_work(record, told, stretches, names)
    found.sort(key=lambda each: each[0], reverse=True)
    return tuple(Lately(moment(told[place].at), words) for place, words in found[:most])


def _steps(entries: tuple[Entry, ...], names: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    started = False
    for place, entry in enumerate(entries):
        if entry.kind in STEPS:
            again = started and entry.kind is Kind.ASSESSMENT_STARTED
            started = started or entry.kind is Kind.ASSESSMENT_STARTED
            yield place, say("A review started by {name}" if again else STEPS[entry.kind], name=_name(entry, names))


def _shown(record: Record, entries: tuple[Entry, ...], stretches: Sequence[str]) -> Iterator[tuple[int, str]]:
    """For each day on which both were shown what each had answered, of which pages."""
    found = ((place, entry.target or "") for place, entry in enumerate(entries) if entry.kind is Kind.PASSES_REVEALED)
    yield from _by_day(record, stretches, found, "Both were shown: {pages}")


def _stretches(entries: Iterable[Entry]) -> list[str]:
    """For each entry its day and how often the record had been turned over before."""
    made, turns = [], 0
    for entry in entries:
        made.append(f"{entry.at[:10]} {turns}")
        turns += entry.kind in TURNS
    return made


def _by_day(
    record: Record, stretches: Sequence[str], found: Iterable[tuple[int, str]], words: str
) -> Iterator[tuple[int, str]]:
    """For each day the last of what was ``found`` on it, and the pages it was on, the last one first."""
    days: dict[str, list[tuple[int, str]]] = {}
    for place, path in found:
        days.setdefault(stretches[place], []).append((place, _title(record, path)))
    for those in days.values():
        those.sort(reverse=True)
        yield those[0][0], say(words, pages=_listed(list(dict.fromkeys(title for _, title in those if title))))


def _days_of_work(
    record: Record, entries: tuple[Entry, ...], stretches: Sequence[str], names: Mapping[str, str]
) -> Iterator[tuple[int, str]]:
    """For each day the last entry of its work, who was at it and on which pages."""
    revealed = record.assessment.revealed
    days: dict[str, list[int]] = {}
    for place, (entry, stretch) in enumerate(zip(entries, stretches, strict=True)):
        if entry.kind in WORK and not covered(entry, record.form, revealed):
            days.setdefault(stretch, []).append(place)
    for places in days.values():
        these = [entries[place] for place in places]
        who = list(dict.fromkeys(_name(each, names) for each in these))
        pages = list(dict.fromkeys(_title(record, each.target or "") for each in reversed(these)))
        yield (
            places[-1],
            say(
                "{names} worked on {pages}",
                names=say(" and ").join(who),
                pages=_listed([each for each in pages if each]),
            ),
        )


def _completed(record: Record, entries: tuple[Entry, ...], stretches: Sequence[str]) -> Iterator[tuple[int, str]]:
    """For each day on which something was completed, what."""
    at = completed_at(record.form, record.active, record.play, entries)
    yield from _by_day(record, stretches, ((place, page) for page, place in at.items()), "Completed: {pages}")


def _listed(titles: list[str]) -> str:
    """The first of them; a title may hold a comma, so they stand between semicolons."""
    more = len(titles) - SECTIONS
    rest = [say_number(more, "{number} more", "{number} more")] if more > 0 else []
    return "; ".join((*titles[:SECTIONS], *rest))


def _title(record: Record, path: str) -> str:
    """The page that ``path`` stands on; empty for one that the form does not have any more."""
    section = path.partition(".")[0].partition("/")[0]
    return next((each.short or each.title for each in record.form.sections if each.id == section), "")


def _name(entry: Entry, names: Mapping[str, str]) -> str:
    return names.get(entry.who) or getattr(entry.payload, "name", "") or say(UNLISTED)
