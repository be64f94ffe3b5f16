"""A team sees how it rates: training cases rated alone by any number of people, and the picture that comes of it.

Raters sit two to a record and go the way of every record; what each said first is what counts. Figures are made over
records that were begun as a training case and over nothing else, and no figure is about a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING

from hsb_wizard.assessment.agreement import alone_parts, alone_paths
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.independence import first_answer
from hsb_wizard.assessment.kinds import CaseId, PractitionerId, Voice
from hsb_wizard.assessment.model import Answer
from hsb_wizard.board.calibration import Picture, picture
from hsb_wizard.casework.bringing_in import Reader
from hsb_wizard.casework.exchange import RecordIn, read
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.casework.training_cases import TrainingCase, ids, training_case
from hsb_wizard.errors import NotAllowed, RefusedInput
from hsb_wizard.forms.form import Form

if TYPE_CHECKING:
    from hsb_wizard.assessment.summary import CaseSummary
    from hsb_wizard.store.practitioners import Practitioner

ONLY_TRAINING = "Agreement is figured over training cases alone, never over a record about somebody."
WHAT_IS_KNOWN = 13  # from this section on the pair thinks and plans: what is known stands before it


def begin(
    desk: Casework, case: TrainingCase, raters: Sequence[Practitioner], listed: Iterable[CaseSummary]
) -> tuple[Step, ...]:
    """Records of ``case`` for ``raters``, two to each: everything known is filled in, nothing is rated.

    With an odd number the first sits in a second time; what they say there counts for nothing. Whoever begins it need
    not rate. No record gets a reference that one of those ``listed`` has. Raises NotAllowed.
    """
    people = tuple(dict.fromkeys(raters))
    if len(people) < 2:
        raise NotAllowed("Two people or more rate a training case.", "Name at least two.")
    refused = [each.name for each in people if "assessor" not in each.roles]
    if refused:
        raise NotAllowed(f"{refused[0]} is not an assessor here.", "An administrator can add an assessor.")
    seats = [*people, people[0]] if len(people) % 2 else list(people)
    pairs = zip(seats[::2], seats[1::2], strict=True)
    there = {each.reference for each in listed}
    free = (name for name in (f"{case.reference}-{number}" for number in count(1)) if name not in there)
    incoming = read(case.text(desk.form, desk.today()))

    def known(opened: CaseId) -> Iterator[Entry]:
        return _known(desk.form, Reader(desk.form, incoming, opened, desk.pen(), {}), incoming)

    return tuple(desk.start_case(next(free), *pair, training=case.id, known=known) for pair in pairs)


def _known(form: Form, reader: Reader, incoming: RecordIn) -> Iterator[Entry]:
    """The facts of the case, and nothing that anybody rated, judged, thought or planned."""
    for path, said in incoming.answers.items():
        question, section = form.question(path), form.section(path.partition(".")[0])
        if question.type == "rating" or question.confidence or (section.number or 0) >= WHAT_IS_KNOWN:
            continue
        yield from reader.question(path, said.changed(lead=None, co=None, two_views=None))


def known_case(desk: Casework, name: str) -> TrainingCase:
    """The training case of that id. Raises NotAllowed for a record about somebody, RefusedInput where there is none."""
    if name in ids():
        return training_case(name)
    for each in desk.cases().result():
        if name in (each.case, each.reference):
            raise NotAllowed(ONLY_TRAINING, f"The training cases are {', '.join(ids())}.")
    raise RefusedInput(f"there is no training case '{name}'; there are {', '.join(ids())}", place=name)


def training_records(desk: Casework, case: str) -> tuple[Record, ...]:
    """Every record of this store that was begun as that training case. No other is opened."""
    begins = training_case(case).reference
    named = [each.case for each in desk.cases().result() if f"{each.reference}-".startswith(f"{begins}-")]
    opened = (desk.open_case(each).result() for each in named)
    found = (record for record in opened if record.assessment.training == case)
    return tuple(sorted(found, key=lambda record: record.assessment.reference))


def team_picture(records: Sequence[Record]) -> Picture:
    """How the raters of ``records`` first rated them, part by part, once everybody has finished the part.

    Raises NotAllowed for a record that is no training case, and for records of several.
    """
    if any(not each.assessment.training for each in records):
        raise NotAllowed(ONLY_TRAINING)
    if not records:
        raise NotAllowed("Nobody here has begun this training case.", "Begin it for two people or more.")
    if len({each.assessment.training for each in records}) > 1:
        raise NotAllowed("These are several training cases.", "Look at one at a time.")
    ratings: dict[PractitionerId, dict[str, str]] = {}
    done = _finished_by_all(records)
    for record in records:
        for part in done:
            for who, path, said in _first_of(record, part):
                ratings.setdefault(who, {}).setdefault(path, said)
    return picture(records[0].form, tuple(ratings.values()))


def _finished_by_all(records: Sequence[Record]) -> tuple[str, ...]:
    """The parts that every rater has finished and been shown in a record at least: nobody is told before they rate."""
    raters = {who for each in records for who in (each.assessment.lead, each.assessment.co)}
    form = records[0].form
    parts = dict.fromkeys(part for each in records for part in alone_parts(form, each.assessment))
    shown = {
        part: {
            who
            for each in records
            if part in each.assessment.revealed
            for who in (each.assessment.lead, each.assessment.co)
        }
        for part in parts
    }
    return tuple(part for part in parts if shown[part] >= raters)


def _first_of(record: Record, part: str) -> Iterator[tuple[PractitionerId, str, str]]:
    a = record.assessment
    if part not in a.revealed:
        return
    for voice, who in ((Voice.LEAD, a.lead), (Voice.CO, a.co)):
        for path in alone_paths(record.form, a, part):
            said = first_answer(a, part, path, voice)
            if path in record.form.factors and said is not None and said.says_something:
                yield who, path, _said(said)


def _said(answer: Answer) -> str:
    return answer.missing or str(answer.value)


def lines(case: TrainingCase, records: Sequence[Record]) -> tuple[str, ...]:
    """The picture as lines to read: counts and items first, figures last, each with what it is made from."""
    found = team_picture(records)
    made = [
        f"{case.title}",
        f"{_count(found.raters, 'rater')}, {_count(len(found.items), 'item')} that two or more rated.",
    ]
    if not found.items:
        waiting = "Nothing to show yet: a part is shown when everybody who rates this case has finished it."
        return (*made[:1], waiting)
    made.append(
        f"Two or more gave a level on {_count(found.counted, 'item')}; everybody the same one on {found.same} of these."
    )
    for item in found.items:
        said = [f"{label} {count}" for label, count in (*item.levels, *item.missing) if count]
        made.append(f"  {item.about}: {', '.join(said)} ({item.spread})")
    made += [each for each in (_kappa(found), _alpha(found)) if each]
    made.append("A figure over so few items moves a long way with one answer. Read the items, and talk about those.")
    return tuple(made)


def _kappa(found: Picture) -> str:
    if found.kappa is None:
        return ""
    return f"Weighted kappa of the two raters: {found.kappa:.2f}, over {_count(found.counted, 'item')}."


def _alpha(found: Picture) -> str:
    if found.alpha is None:
        return ""
    of = f"{_count(found.raters, 'rater')}, {_count(found.counted, 'item')}"
    return f"Krippendorff's alpha (ordinal): {found.alpha:.2f}, over {of}."


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")
