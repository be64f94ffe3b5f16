"""Rows that each assessor lists alone: whose rows they are, which of both lists are the same thing, and what is agreed.

Rows are matched by what stands in the fields that the form names in `match_on`, never by their place. First the list is
agreed, row by row; then the details of a row that both have. One's own rows are no more than their cells: what is
listed alone is sealed like every other answer. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.model import Answer, Answers, Assessment
from hsb_wizard.assessment.payloads import Value
from hsb_wizard.assessment.play import voices_of
from hsb_wizard.forms.form import Form
from hsb_wizard.values import Frozen, replace

ALONE = (Voice.LEAD, Voice.CO)


class Pair(Frozen, frozen=True):
    """One thing of the two lists: the row of each who listed it. ``row`` is its id once it is in the agreed list."""

    lead: str
    co: str

    @property
    def row(self) -> str:
        """The id of the agreed row: the lead's where they listed it, else the co-assessor's."""
        return self.lead or self.co

    @property
    def by_both(self) -> bool:
        """Whether both listed it."""
        return bool(self.lead and self.co)


class Detail(Frozen, frozen=True):
    """One field of a row that both listed: what each said."""

    field: str
    lead: Answer | None
    co: Answer | None

    @property
    def same(self) -> bool:
        """Whether both said the same, or nothing."""
        one, other = (each.value if each else None for each in (self.lead, self.co))
        return _plain(one) == _plain(other)


def listed_alone(form: Form, a: Assessment, path: str) -> bool:
    """Whether the rows of the repeat at ``path`` are listed by each alone."""
    path = path.partition("/")[0]
    return form.question(path).type == "repeat" and Voice.LEAD in voices_of(form, a, path)


def own_rows(a: Assessment, path: str, voice: Voice) -> tuple[str, ...]:
    """The rows that ``voice`` listed at ``path``, in the order they were begun."""
    begin = f"{path}/"
    found = (where.split("/")[1] for who, where in a.answers if who is voice and where.startswith(begin))
    return tuple(dict.fromkeys(found))


def as_listed(a: Assessment, path: str, voice: Voice) -> Assessment:
    """The record in which the repeat at ``path`` has the rows of ``voice`` in place of the agreed ones."""
    begin = f"{path}/"
    kept = {key: said for key, said in a.answers.items() if not (key[0] is Voice.AGREED and key[1].startswith(begin))}
    theirs = {
        (Voice.AGREED, at): said for (who, at), said in a.answers.items() if who is voice and at.startswith(begin)
    }
    return replace(a, answers=Answers(kept | theirs), rows={**a.rows, path: own_rows(a, path, voice)})


def matched(form: Form, a: Assessment, path: str) -> tuple[Pair, ...]:
    """Both lists as one: what both listed, then what only one did, each in the order it was begun."""
    keys = form.question(path).match_on
    left = {row: _key(a, path, row, Voice.CO, keys) for row in own_rows(a, path, Voice.CO)}
    pairs: list[Pair] = []
    for row in own_rows(a, path, Voice.LEAD):
        key = _key(a, path, row, Voice.LEAD, keys)
        other = next((each for each, theirs in left.items() if theirs == key and any(key)), "")
        left.pop(other, None)
        pairs.append(Pair(row, other))
    pairs += [Pair("", row) for row in left]
    return tuple(sorted(pairs, key=lambda pair: not pair.by_both))


def _key(a: Assessment, path: str, row: str, voice: Voice, keys: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(_plain(a.value(f"{path}/{row}/{key}", voice)) for key in keys)


def _plain(value: Value | None) -> object:
    """A value as it is compared: capitals and spaces make no other thing."""
    if isinstance(value, str):
        return " ".join(value.casefold().split())
    return frozenset(value) if isinstance(value, tuple) else value


def standing(a: Assessment, path: str, pair: Pair) -> str:
    """ "in" the agreed list, left "out", or "open"."""
    if pair.row in a.rows.get(path, ()):
        return "in"
    return "out" if f"{path}/{pair.row}" in a.left_out else "open"


def details(form: Form, a: Assessment, path: str, pair: Pair) -> tuple[Detail, ...]:
    """Field by field what both said of one thing, in the order of the form."""
    return tuple(
        Detail(
            each.id,
            a.answer(f"{path}/{pair.lead}/{each.id}", Voice.LEAD) if pair.lead else None,
            a.answer(f"{path}/{pair.co}/{each.id}", Voice.CO) if pair.co else None,
        )
        for each in form.question(path).field
    )


def cells_to_take(form: Form, a: Assessment, path: str, pair: Pair) -> Mapping[str, Answer]:
    """The cells that go into the agreed row by themselves: what both said the same, or all of what only one listed."""
    made: dict[str, Answer] = {}
    for each in details(form, a, path, pair):
        said = each.lead or each.co
        if said is not None and (each.same or not pair.by_both or not (each.lead and each.co)):
            made[each.field] = said
    return made


def same_rows(form: Form, a: Assessment, path: str) -> tuple[str, ...]:
    """The things that both listed, saying the same of each, and that nobody has settled: as places, "path/row"."""
    return tuple(
        f"{path}/{pair.row}"
        for pair in matched(form, a, path)
        if pair.by_both
        and standing(a, path, pair) == "open"
        and all(each.same for each in details(form, a, path, pair))
    )


def says(a: Assessment, path: str, voice: Voice) -> bool:
    """Whether ``voice`` said something at a question: an answer, or a row of one's own."""
    said = a.answer(path, voice)
    return bool(said and said.says_something) or bool(own_rows(a, path, voice))


def pair_of(form: Form, a: Assessment, path: str, row: str) -> Pair | None:
    """The thing that an agreed row stands for; None where the pair added it together."""
    return next((pair for pair in matched(form, a, path) if pair.row == row), None)
