"""The order of things: which questions a section shows, what comes next, where a question stands. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from hsb_wizard.assessment.agreement import compare, same_open
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.listing import says
from hsb_wizard.assessment.play import answerable, closed_because
from hsb_wizard.assessment.progress import is_answered
from hsb_wizard.casework.record import Record
from hsb_wizard.forms.definition import Section
from hsb_wizard.work.view_base import Place
from hsb_wizard.work.view_voice import voice_at


def shown_paths(record: Record, section: str) -> tuple[str, ...]:
    """Every question of a section that is shown now, factors of each part first (practice.md part 2), then facts."""
    form = record.form
    paths = [path for path in form.paths_of(section) if path in record.play.shown]
    order = {part: place for place, part in enumerate(form.parts(section))}
    rated = sorted((path for path in paths if is_rated(record, path)), key=lambda path: order[form.part_of(path)])
    return (*rated, *(path for path in paths if not is_rated(record, path)))


def is_rated(record: Record, path: str) -> bool:
    """Whether the question is a factor or one of the two judgements: what stands first in a section."""
    question = record.form.question(path)
    return question.type == "rating" or question.confidence


def factors_in_order(record: Record, section: str, part: str) -> tuple[str, ...]:
    """The factors of a part: in form order, or once both were shown the worst difference first."""
    paths = tuple(p for p in shown_paths(record, section) if record.form.part_of(p) == part and is_rated(record, p))
    if part not in record.assessment.revealed:
        return paths
    by_difference = [each.path for each in compare(record.form, record.assessment, part) if each.path in paths]
    return (*by_difference, *(path for path in paths if path not in by_difference))


def walk(record: Record, section: str) -> tuple[str, ...]:
    """The questions of a section in the order that Continue goes."""
    factors = [path for part in record.form.parts(section) for path in factors_in_order(record, section, part)]
    return (*factors, *(path for path in shown_paths(record, section) if not is_rated(record, path)))


def next_place(record: Record, path: str) -> Place:
    """Where Continue goes from a question: the next one of the section, or the section's page at its end.

    What both answered the same is passed over: on the section's page one key from each takes all of it.
    """
    section = path.partition(".")[0]
    order = walk(record, section)
    at = order.index(path) if path in order else len(order)
    following = order[at + 1 :]
    if not taken_by_key(record, path):  # who reads one of those reads the next one too
        rated = [each for each in following if not taken_by_key(record, each)]
        at_keys = len(rated) < len(following) and not (rated and is_rated(record, rated[0]))
        following = () if at_keys else tuple(rated)
    return place_of(record, following[0]) if following else Place("section", section)


def taken_by_key(record: Record, path: str) -> bool:
    """Whether both answered this the same and have not agreed it yet: one key of each takes all of those at once."""
    return path in same_open(record.form, record.assessment, record.form.part_of(path))


def place_of(record: Record, path: str) -> Place:
    """The page that answers ``path``: a repeat is a table of rows, anything else a question page."""
    return Place("rows" if record.form.question(path).type == "repeat" else "question", path)


def places_to(record: Record, start_at: str) -> list[Place]:
    """The pages on the way to a section, to a question in it, or to a row of that (``section.question/row``)."""
    section = Place("section", start_at.partition(".")[0])
    path, _, row = start_at.partition("/")
    stands = row in record.assessment.rows.get(path, ())
    at_row = [Place("row", path, row)] if stands else []
    return [section, place_of(record, path), *at_row] if "." in path else [section]


def task_of(place: Place) -> Place:
    """The line of the task list that a page belongs to: of a question or a row its section."""
    return Place("section", place.at.partition(".")[0]) if place.kind in {"question", "rows", "row"} else place


def where_in_section(record: Record, path: str) -> str:
    """ "2 of 5": among the questions of its section that take an answer."""
    order = [each for each in walk(record, path.partition(".")[0]) if answerable(record.form.question(each))]
    return f"{order.index(path) + 1} of {len(order)}" if path in order else ""


def numbered(section: Section) -> str:
    """The title as lists show it, with its number."""
    return f"{section.number}  {section.title}" if section.number else section.title


def next_to_do(record: Record, me: Voice | None, after: str = "") -> Place | None:
    """The next question that needs whoever is at the keyboard: in order from ``after`` on, then from the top."""
    wanted = (path for path in from_on(record, after) if needs_answer(record, path, me))
    path = next(wanted, "")
    if not path:
        return None
    return Place("section", path.partition(".")[0]) if taken_by_key(record, path) else place_of(record, path)


def begun(record: Record, section: str) -> bool:
    """Whether anything was said in a section, in any voice."""
    return any(path.partition(".")[0] == section for _, path in record.assessment.answers)


def from_on(record: Record, after: str) -> Iterator[str]:
    """Every question in the order that Continue goes, from the one behind ``after`` on, then from the top."""
    sections, here = record.play.sections, after.partition(".")[0]
    at = sections.index(here) if here in sections else 0
    own = walk(record, here) if here in sections else ()
    behind = own.index(after) + 1 if after in own else 0
    yield from own[behind:]
    for section in (*sections[at + bool(own) :], *sections[:at]):
        yield from walk(record, section)
    yield from own[:behind]


def needs_answer(record: Record, path: str, me: Voice | None) -> bool:
    """Whether ``path`` waits for an answer of whoever is at the keyboard."""
    form, a = record.form, record.assessment
    if not (path in record.play.required or is_rated(record, path)) or closed_because(form, record.play, path):
        return False
    voice = voice_at(record, path, me)
    if voice is None:
        return False
    if voice is Voice.AGREED:
        return not is_answered(form, a, path)
    return (form.part_of(path), voice) not in a.finished and not says(a, path, voice)
