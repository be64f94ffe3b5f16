"""Settling what was said apart on two laptops: what each side says, and the entries that the pair's decision becomes.

Take one, take the other, or say something new. Nothing is guessed and nothing goes: both sides stay in the journal, and
the entry that settles it names them all.
"""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from hsb_wizard.assessment.after_signing import sections_that_go_on
from hsb_wizard.assessment.agreement import pass_of
from hsb_wizard.assessment.apart import Place, sides
from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import EntryId, Kind, Voice
from hsb_wizard.assessment.payloads import (
    AnswerGiven,
    ConflictSettled,
    Empty,
    GoesAheadBecause,
    ModeChosen,
    Payload,
    TwoViews,
)
from hsb_wizard.assessment.say import tidy
from hsb_wizard.casework.history import names_of
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.casework.sealed_words import label
from hsb_wizard.errors import NotAllowed
from hsb_wizard.forms.form import Form
from hsb_wizard.values import Frozen, replace

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.store.vault import Vault

NO_LONGER = "Nothing waits to be settled here any more, or something was brought in since."
SETTLED = "What was said apart on two laptops was settled."
TAKEN_BACK = "Taken back: nothing is said here"


class Said(Frozen, frozen=True):
    """One side of it: by whom and when, and in which words."""

    source: Entry
    who: str
    when: str
    words: str

    @property
    def id(self) -> EntryId:
        """The entry, by which it is taken."""
        return self.source.id


class Apart(Frozen, frozen=True):
    """One place that waits: what it is called, and what was said there apart."""

    place: Place
    label: str
    sides: tuple[Said, ...]


def waiting(desk: Casework, record: Record) -> Future[tuple[Apart, ...]]:
    """Everything of the record that was said apart and is not settled, in the order of the form, as far as whoever is
    at the keyboard may read it."""
    reader = desk.at_keyboard

    def work(vault: Vault) -> tuple[Apart, ...]:
        names, entries = names_of(vault), vault.entries(record.assessment.case, reader)
        return tuple(
            Apart(place, label(record.form, place[1]), _sides(record, entries, place, names))
            for place in sorted(record.assessment.apart, key=lambda place: _order(record.form, place))
        )

    return desk.on_vault(work)


def _order(form: Form, place: Place) -> tuple[int, str]:
    question = place[1].partition("/")[0]
    known = list(form.questions)
    return (known.index(question) if question in form.questions else len(known)), place[1]


def _sides(record: Record, entries: tuple[Entry, ...], place: Place, names: dict[str, str]) -> tuple[Said, ...]:
    found = (each.entry for each in sides(entries, record.assessment, place))
    return tuple(
        Said(each, names.get(each.who, "Somebody elsewhere"), _when(each.at), _words(record.form, each))
        for each in found
    )


def _when(at: str) -> str:
    return f"{in_words(at[:10])} at {at[11:16]}"


def _words(form: Form, entry: Entry) -> str:
    said = entry.payload
    if entry.kind is Kind.ROW_REMOVED:
        return "The whole row taken out"
    if isinstance(said, AnswerGiven):
        return _answer(form, entry.target or "", said)
    if isinstance(said, TwoViews):
        return "Two views, to be settled by: " + (said.would_settle or "not said")
    if isinstance(said, ModeChosen):
        return said.mode + (f": {said.why}" if said.why else "")
    if isinstance(said, GoesAheadBecause):
        return said.because or TAKEN_BACK
    return TAKEN_BACK


def _answer(form: Form, path: str, said: AnswerGiven) -> str:
    values = said.value if isinstance(said.value, tuple) else () if said.value is None else (str(said.value),)
    words = ", ".join(_option(form, path, each) for each in values) or (said.missing or "").replace("_", " ")
    return f"{words}. {said.note}".strip(". ") if said.note else words


def _option(form: Form, path: str, value: str) -> str:
    """The label of an option or a level, or the words themselves."""
    question, _, rest = path.partition("/")
    if question not in form.questions:
        return value
    asked = form.field(question, rest.partition("/")[2]) if rest else form.question(question)
    scale = getattr(asked, "scale", "")
    levels = form.scale(scale).level if scale else getattr(asked, "options", ())
    return next((each.label for each in levels if each.value == value), value)


def settle(
    desk: Casework,
    record: Record,
    apart: Apart,
    took: EntryId | None = None,
    said: AnswerGiven | None = None,
    settled: str = "",
) -> Step:
    """Settle one place: the entry ``took`` stands, or ``said`` does, and ``settled`` says what settled it.

    Signatures given while it waited fall. Raises NotAllowed where nothing waits there, or what is to stand is neither
    side's nor anything new.
    """
    place = apart.place
    if {each.id for each in apart.sides} != {each.entry for each in record.assessment.apart.get(place, ())}:
        raise NotAllowed(NO_LONGER)
    chosen = next((each.source for each in apart.sides if each.id == took), None)
    if chosen is None and (said is None or place_is_a_row(record, place)):
        raise NotAllowed("Choose one of the two, or say something new.")
    pen, case, (voice, path) = desk.pen(), record.assessment.case, place
    note = _settled(desk, record, apart, chosen.id if chosen else "", settled)
    entries = [] if _in_a_pass(record, place) else [note]
    again = _again(chosen, said, settled, place_is_a_row(record, place))
    if again is None and not entries:
        again = Kind.ANSWER_CLEARED, Empty()
    if again is not None:
        target, speaks = (chosen.target, chosen.voice) if chosen else (path, voice)
        entries.append(replace(pen.write(case, *again, target, speaks), basis=note.basis))
    return _keep(desk, record, place, *entries)


def signatures_fall(record: Record, place: Place) -> bool:
    """Whether settling ``place`` takes signatures away: whoever gave one could not open a side of what waits there."""
    a = record.assessment
    goes_on = place[1].partition(".")[0] in sections_that_go_on(record.form)
    return bool(a.signatures) and not a.closed and not goes_on


def _keep(desk: Casework, record: Record, place: Place, *entries: Entry) -> Step:
    """Keep them; the reason why signatures fall names no place, for it may be one that others do not know of."""
    if signatures_fall(record, place):
        desk.change_because(SETTLED)
    return desk.keep(record, *entries)


def _in_a_pass(record: Record, place: Place) -> bool:
    """Whether it is said in a pass that is not shown yet: then its owner says it again, and no entry says where."""
    return pass_of(record.form, record.assessment, place[1], place[0]) is not None


def leave_open(desk: Casework, record: Record, apart: Apart, settled: str = "") -> Step:
    """Neither side stands: the place is open again, and is answered anew. Raises NotAllowed."""
    if {each.id for each in apart.sides} != {each.entry for each in record.assessment.apart.get(apart.place, ())}:
        raise NotAllowed(NO_LONGER)
    if place_is_a_row(record, apart.place):
        raise NotAllowed("A row stays or goes.", "Choose one of the two.")
    note = _settled(desk, record, apart, "", settled)
    if not _in_a_pass(record, apart.place):
        return _keep(desk, record, apart.place, note)
    voice, path = apart.place
    cleared = desk.pen().write(record.assessment.case, Kind.ANSWER_CLEARED, Empty(), path, voice)
    return _keep(desk, record, apart.place, replace(cleared, basis=note.basis))


def _settled(desk: Casework, record: Record, apart: Apart, took: str, settled: str) -> Entry:
    voice, path = apart.place
    note = ConflictSettled(took, settled.strip())
    entry = desk.pen().write(record.assessment.case, Kind.CONFLICT_SETTLED, note, path, voice)
    return replace(entry, basis=tuple(each.id for each in apart.sides))


def place_is_a_row(record: Record, place: Place) -> bool:
    """Whether a whole row waits: then it stays, or goes."""
    return place[1].count("/") == 1 and place[1].partition("/")[0] in record.form.questions


def _again(chosen: Entry | None, said: AnswerGiven | None, settled: str, row: bool) -> tuple[Kind, Payload] | None:
    """What is said once more so that it stands; None where the side taken is that nothing does."""
    if chosen is None:
        return None if said is None else (Kind.ANSWER_GIVEN, tidy(replace(said, settled=settled)))
    if chosen.payload is None or chosen.kind is Kind.ANSWER_CLEARED or _is_a_cell_of_a_row_that_stays(chosen, row):
        return None
    if isinstance(chosen.payload, AnswerGiven):
        kept = settled if chosen.voice in (None, Voice.AGREED) else chosen.payload.settled
        return chosen.kind, replace(chosen.payload, settled=kept)
    return chosen.kind, chosen.payload


def _is_a_cell_of_a_row_that_stays(chosen: Entry, row: bool) -> bool:
    """Whether the row itself waited: its cells are said, and with the row staying they stand as they are."""
    return row and chosen.kind is not Kind.ROW_REMOVED
