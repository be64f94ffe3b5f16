"""Two versions of a form side by side: every change in a sentence, and whether together they are patch, minor or major.

Patch is wording that cannot change meaning; minor is something new that nobody must answer; major is whatever changes
meaning, what must be answered, a scale or logic. Whether a new wording means the same is for people to say: it counts
as patch. No record and no answer is known here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from hsb_wizard.forms.definition import (
    DeclaredRule,
    Guidance,
    Level,
    Option,
    Pack,
    Question,
    RowField,
    Scale,
    Section,
    WordsThenAndNow,
)
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.local import is_local
from hsb_wizard.forms.versions import version_of
from hsb_wizard.shapes import Shape

Weight = Literal["patch", "minor", "major"]
ORDER: tuple[Weight, ...] = ("patch", "minor", "major")
WORDING = frozenset(
    [
        *("label", "short", "title", "intro", "hint", "body", "look_for", "anchor", "message", "remedy", "evidence"),
        *("add_label", "ask_label", "note", "denied_hint", "row_label", "follow_up", "minutes", "refs", "was"),
        *("attribution", "permission", "status", "now", "seed_word", "as_of", "year", "seed", "checked"),
        *("kind", "typed", "also"),
    ]
)
SMALL = frozenset(
    [
        *("number", "columns", "age", "target_days", "warn_day", "retired", "key", "takes", "version", "local"),
        *("beside", "in_at_most"),
    ]
)
LOGIC = frozenset(["show_when", "required_when", "opens_when", "only_when", "warn_when", "when"])
ADDABLE = frozenset(["missing", "place", "classes"])  # lists of names: one more is minor, one less is major
NOBODY_ANSWERS = frozenset(["source", "words", "copy_out", "phrases"])  # may go: no answer hangs on it
NAMES = {
    "sections": "section",
    "question": "question",
    "field": "field",
    "options": "option",
    "part": "part",
    "rule": "rule",
    "scale": "scale",
    "level": "level",
    "missing": "missing state",
    "source": "source",
    "place": "place",
    "words": "word then and now",
    "phrases": "word list",
    "copy_out": "copy-out heading",
    "for_whom": "answer",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was, said as a clause without a full stop."""

    weight: Weight
    file: str
    place: str
    what: str

    @property
    def line(self) -> str:
        """The change on one line: ``major  family.toml > supervision > scale: ...``."""
        where = " > ".join(part for part in (self.file, self.place) if part)
        return f"{self.weight:<5}  {where}: {self.what}."

    @property
    def local(self) -> bool:
        """Whether it is a change of what a team added, which has a version of its own."""
        return is_local(self.file) or is_local(self.place) or self.place.startswith(("local", "copy_out"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes, the heaviest first, and what is wrong with the version number (a sentence, or nothing)."""

    changes: tuple[Change, ...]
    problem: str = ""

    @property
    def weight(self) -> Weight | None:
        """What the changes are together; None where there is none."""
        return heaviest(self.changes)


def compare(old: Form, new: Form) -> Comparison:
    """Every change from ``old`` to ``new``, as they were written. Pure."""
    old, new = old.as_written, new.as_written
    if old.id != new.id:
        return Comparison((), f"These are two forms, {old.id} and {new.id}, and not two versions of one.")
    changes = tuple(_pack(old.pack, new.pack)) if old.hash != new.hash else ()
    if old.hash != new.hash and not changes:  # a key that this module does not know changes meaning until it does
        changes = (Change("major", "form.toml", "", "something changed that cannot be named"),)
    changes = tuple(sorted(changes, key=lambda change: -ORDER.index(change.weight)))
    core = [change for change in changes if not change.local]
    problem = _too_little(old.pack.version, new.pack.version, core)
    if old.pack.local and new.pack.local and not problem:
        mine = [change for change in changes if change.local]
        found = _too_little(old.pack.local.version, new.pack.local.version, mine)
        problem = found and f"What {new.pack.local.title} adds: {found[:1].lower()}{found[1:]}"
    return Comparison(changes, problem)


def heaviest(changes: Sequence[Change]) -> Weight | None:
    """What several changes are together."""
    return max((change.weight for change in changes), key=ORDER.index, default=None)


def raised(version: str, weight: Weight) -> str:
    """The version after changes of this weight: 1.4.2 and minor give 1.5.0."""
    first, second, third = version_of(version)
    return {"major": f"{first + 1}.0.0", "minor": f"{first}.{second + 1}.0", "patch": f"{first}.{second}.{third + 1}"}[
        weight
    ]


def _too_little(old: str, new: str, changes: Sequence[Change]) -> str:
    """What is wrong with a version number that says less than the changes are; empty where nothing is."""
    needed = heaviest(changes)
    if version_of(new) < version_of(old):
        return f"{new} is lower than {old}: name the older version first, or raise the number."
    if needed is None:
        return ""
    if new == old:
        return f"Both say {old}, and the changes are {needed}: the new one is {raised(old, needed)}."
    says = _says(old, new)
    if ORDER.index(says) < ORDER.index(needed):
        return f"From {old} to {new} says {says}, and the changes are {needed}: the new one is {raised(old, needed)}."
    return ""


def _says(old: str, new: str) -> Weight:
    """What the step from one number to a higher one says."""
    before, after = version_of(old), version_of(new)
    return "major" if before[0] != after[0] else "minor" if before[1] != after[1] else "patch"


# ------------------------------------------------------------------------------------------------- walking a pack


def _pack(old: Pack, new: Pack) -> Iterator[Change]:
    yield from _model(old, new, "form.toml", "", skip=("id", "version", "schema", "sections"))
    before = {section.id: section for section in old.sections}
    after = {section.id: section for section in new.sections}
    for section_id, section in before.items():
        if section_id not in after:
            gone = f"the section is gone, with {_count(len(section.question), 'question')}"
            yield Change("major", f"{section_id}.toml", "", gone)
    for section_id, section in after.items():
        file = f"{section_id}.toml"
        if section_id in before:
            yield from _model(before[section_id], section, file, "")
        else:
            yield Change("minor", file, "", f"a new section with {_count(len(section.question), 'question')}")
            yield from (change for each in section.question for change in _must(each, file, each.id))
            yield from (change for rule in section.rule for change in _must(rule, file, rule.id))
    if _moved(list(before), list(after)):
        yield Change("patch", "form.toml", "sections", "the sections stand in another order")


def _model(old: Shape, new: Shape, file: str, place: str, skip: tuple[str, ...] = ()) -> Iterator[Change]:
    for key in new.known_keys():
        before, after = getattr(old, key), getattr(new, key)
        if key not in skip and before != after:
            yield from _value(old, key, before, after, (file, place))


def _value(owner: Shape, key: str, before: object, after: object, at: tuple[str, str]) -> Iterator[Change]:
    """The changes in one key of a model."""
    file, place = at
    inside = f"{place} > {key}" if place else key
    if isinstance(before, Shape) and isinstance(after, Shape):
        yield from _model(before, after, file, inside)
    elif _are_models(before) or _are_models(after):
        yield from _list(key, _as_list(before), _as_list(after), at, owner)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _table(owner, key, before, after, (file, inside))
    elif key in LOGIC:
        yield Change(*_logic(before, after, file, inside))
    else:
        yield Change(_weight(owner, key, before, after), file, inside, _words(owner, key, before, after))


def _list(key: str, old: Sequence[Shape], new: Sequence[Shape], at: tuple[str, str], owner: Shape) -> Iterator[Change]:
    """The changes in a list of models: new ones, gone ones, and inside those that are in both."""
    if isinstance(owner, Guidance):  # citations: where guidance rests, not what is asked
        yield Change("patch", at[0], f"{at[1]} > {key}", "the citations changed")
        return
    file, place = at
    before, name = {_id(each): each for each in old}, NAMES.get(key, key)
    renamed = {_former(each, before): _id(each) for each in new if _former(each, before)}
    for each in new:
        former = _former(each, before)
        inside = (
            f"{place} > {_id(each)}" if place else _id(each) if isinstance(owner, Section) else f"{key} > {_id(each)}"
        )
        if former:
            yield Change("minor", file, inside, f"renamed from '{former}'")
        match = before.get(former or _id(each))
        if match is None:
            weight: Weight = "major" if isinstance(owner, Scale) else "minor"
            must = tuple(_must(each, file, inside))
            yield from must or (Change(weight, file, inside, f"a new {name}"),)
        else:
            yield from _model(match, each, file, inside, skip=("id", "value", "was"))
    there = {_id(each) for each in new}
    for each_id in before:
        if each_id not in there and each_id not in renamed:
            inside = f"{place} > {each_id}" if place else each_id
            yield Change(_gone(key), file, inside, f"the {name} is gone" + _better(key))
    order = [renamed.get(each_id, each_id) for each_id in before]
    if _moved(order, [_id(each) for each in new]):
        weight = "major" if isinstance(owner, Scale) else "patch"
        yield Change(weight, file, f"{place} > {key}" if place else key, "they stand in another order")


def _table(
    owner: Shape, key: str, old: Mapping[str, object], new: Mapping[str, object], at: tuple[str, str]
) -> Iterator[Change]:
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if before != after:
            weight = "minor" if before is None and key == "roles" else _weight(owner, key, before, after)
            yield Change(weight, at[0], f"{at[1]} > {name}", _words(owner, key, before, after))


def _logic(before: object, after: object, file: str, place: str) -> tuple[Weight, str, str, str]:
    if before and after and _tree(str(before)) == _tree(str(after)):
        return "patch", file, place, "written differently, and says the same"
    return "major", file, place, f"was {_said(before)}, is {_said(after)}"


def _tree(line: str) -> str:
    return ast.dump(ast.parse(line.strip(), mode="eval"))


# ------------------------------------------------------------------------------------------------- what weighs what


def _weight(owner: Shape, key: str, before: object, after: object) -> Weight:
    if isinstance(owner, Scale | Level):
        return "major"
    if key in WORDING or isinstance(owner, Guidance):
        return "patch"
    if key in SMALL:
        return "minor"
    if key in ADDABLE and isinstance(before, tuple) and isinstance(after, tuple):
        return "minor" if set(before) <= set(after) else "major"
    if key in ("max_length", "minimum", "maximum"):
        return "minor" if _wider(key, before, after) else "major"
    return "major"


def _wider(key: str, before: object, after: object) -> bool:
    """Whether a limit lets through all that it let through before."""
    if not isinstance(before, int) or not isinstance(after, int):
        return after is None
    return after <= before if key == "minimum" else after >= before


def _must(made: Shape, file: str, place: str) -> Iterator[Change]:
    """What is new and has to be dealt with by everybody: that is major."""
    if isinstance(made, Question) and made.required_when:
        yield Change("major", file, place, "a new question that must be answered")
    elif isinstance(made, Question) and made.type == "rating":
        yield Change("major", file, place, "a new rated factor, which every pair rates")
    elif isinstance(made, RowField) and made.required:
        yield Change("major", file, place, "a new field that must be filled")
    elif isinstance(made, DeclaredRule) and made.moment == "stop":
        yield Change("major", file, place, "a new rule that stops")


def _gone(key: str) -> Weight:
    return "patch" if key in NOBODY_ANSWERS else "major"


def _better(key: str) -> str:
    if key == "options":
        return "; an option that is no longer offered is retired, never deleted"
    return "; a question that was renamed keeps its former id in 'was'" if key == "question" else ""


def _words(owner: Shape, key: str, before: object, after: object) -> str:
    if isinstance(owner, Option) and key == "retired":
        return "no longer offered, and kept for old answers" if after else "offered again"
    if key in WORDING and before and after:
        return "other words"
    return f"was {_said(before)}, is {_said(after)}"


def _said(value: object) -> str:
    if value in (None, "", ()):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Shape):
        return f'"{getattr(value, "title", _id(value))}"'
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f'"{text}"' if len(text) <= 60 else f'"{text[:57]}..."'


# ------------------------------------------------------------------------------------------------- small helps


def _are_models(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(each, Shape) for each in value)


def _as_list(value: object) -> Sequence[Shape]:
    return [each for each in value if isinstance(each, Shape)] if isinstance(value, tuple) else []


def _id(each: Shape) -> str:
    if isinstance(each, WordsThenAndNow) and each.nation != "both":
        return f"{each.id} > {each.nation}"
    return str(next((found for name in ("id", "value", "heading", "rule") if (found := getattr(each, name, None))), ""))


def _former(each: Shape, before: Mapping[str, Shape]) -> str:
    """The id a question had before, where it has a new one now."""
    if not isinstance(each, Question) or each.id in before:
        return ""
    return next((former for former in each.was if former in before), "")


def _moved(old: Sequence[str], new: Sequence[str]) -> bool:
    return [each for each in old if each in new] != [each for each in new if each in old]


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")
