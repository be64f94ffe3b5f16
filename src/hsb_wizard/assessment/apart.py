"""What was said apart and waits for the pair: the fold's part of it, and the sides to show. Pure.

Two laptops went on with one record. Where both said the same, that stands; where they did not, nothing stands until the
pair has settled it: neither is newer than the other, and none is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import EntryId, Kind, Voice
from hsb_wizard.assessment.model import Assessment, Waiting
from hsb_wizard.values import Frozen, replace

FIRST = "This was said differently on two laptops. Settle it first: the task list has it."
UNSETTLED = "Some of it was said differently on two laptops. Settle it first: the task list has it."

Place = tuple[Voice, str]  # a voice with a question, a cell, a row; a part or a finding with the kind before it
SAID = frozenset({Kind.ANSWER_GIVEN, Kind.ANSWER_CLEARED, Kind.TWO_VIEWS_RECORDED})
ROWS = frozenset({Kind.ROW_ADDED, Kind.ROW_REMOVED})
_CHOSEN = {Kind.MODE_CHOSEN: "mode", Kind.GOES_AHEAD_BECAUSE: "because"}
CONCERNED = SAID | {Kind.ROW_REMOVED, Kind.CONFLICT_SETTLED, *_CHOSEN}


def place_of(entry: Entry) -> Place:
    """What ``entry`` says something about."""
    voice, target = entry.voice or Voice.AGREED, entry.target or ""
    word = _CHOSEN.get(entry.kind)
    return voice, f"{word} {target}" if word else target


def meet(before: Assessment, after: Assessment, entry: Entry) -> Assessment:
    """What is left of ``after`` where ``entry`` stands beside others: nothing said there, and the place waits.

    ``before`` is the record without the entry. An entry that knew of all before it ends the waiting at its place.
    """
    place = place_of(entry)
    if not entry.beside:
        return after if place not in after.apart else _without(after, place)
    if entry.kind in SAID and _row_is_gone(before, place[1]):
        row = place[1].rpartition("/")[0]
        return _waits(_row_again(after, row), (Voice.AGREED, row), _sides(before, place, entry, "gone"), entry, "kept")
    if entry.kind is Kind.ROW_REMOVED:
        return _waits(replace(after, rows=before.rows), place, _sides(before, place, entry, "kept"), entry, "gone")
    said = _content(after, place)
    others = _sides(before, place, entry, _content(before, place))
    if all(each.content == said for each in others):
        return _without(after, place)
    return _waits(_nothing_said(after, place), place, others, entry, said)


def _sides(before: Assessment, place: Place, entry: Entry, stood: object) -> tuple[Waiting, ...]:
    """What the entries that ``entry`` stands beside say: as they wait, or as it stood when none waited."""
    waiting = {each.entry: each for each in before.apart.get(place, ())}
    return tuple(waiting.get(each, Waiting(each, stood)) for each in entry.beside)


def settled(a: Assessment, place: Place) -> Assessment:
    """The record after the pair has settled what was said apart at ``place``."""
    return _without(a, place)


def _without(a: Assessment, place: Place) -> Assessment:
    return replace(a, apart={key: sides for key, sides in a.apart.items() if key != place})


def _waits(a: Assessment, place: Place, others: tuple[Waiting, ...], entry: Entry, said: object) -> Assessment:
    return replace(a, apart={**a.apart, place: (*others, Waiting(entry.id, said))})


def _content(a: Assessment, place: Place) -> object:
    """What is said at ``place``, without who and when."""
    voice, path = place
    word, _, target = path.partition(" ")
    if word == "mode" and target:
        return a.modes.get(target)
    if word == "because" and target:
        return a.goes_ahead.get(target)
    said = a.answer(path, voice)
    return a.two_views.get(path) if said is None and voice is Voice.AGREED else said and said.content


def _nothing_said(a: Assessment, place: Place) -> Assessment:
    voice, path = place
    word, _, target = path.partition(" ")
    if word == "mode" and target:
        return replace(a, modes={part: mode for part, mode in a.modes.items() if part != target})
    if word == "because" and target:
        by = {key: who for key, who in a.explained.items() if key != target}
        return replace(a, goes_ahead={key: said for key, said in a.goes_ahead.items() if key != target}, explained=by)
    views = {each: said for each, said in a.two_views.items() if each != path or voice is not Voice.AGREED}
    return replace(a, answers=a.answers.without(voice, path), two_views=views)


def _row_is_gone(a: Assessment, path: str) -> bool:
    question, row, *rest = (*path.split("/"), "")
    return len(rest) == 2 and row not in a.rows.get(question, ())


def _row_again(a: Assessment, place: str) -> Assessment:
    question, _, row = place.partition("/")
    return replace(a, rows={**a.rows, question: (*a.rows.get(question, ()), row)})


class Side(Frozen, frozen=True):
    """One of the things that were said apart at a place: the entry that said it."""

    entry: Entry

    @property
    def id(self) -> EntryId:
        """The entry's id, by which it is taken."""
        return self.entry.id


def sides(entries: Iterable[Entry], a: Assessment, place: Place) -> tuple[Side, ...]:
    """What was said apart at ``place``, in the journal's order."""
    wanted = {each.entry for each in a.apart.get(place, ())}
    return tuple(Side(each) for each in entries if each.id in wanted)
