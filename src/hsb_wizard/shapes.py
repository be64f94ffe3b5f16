"""Data from outside made into values of a known shape, or refused with the place: the one door of the borders.

Packs, editions, incoming records and sealed copies come through here. A shape is a frozen value that says which keys
there are; an unknown key is refused. What must not enter: any meaning of a key, and what stood in the data: a refusal
quotes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta

from hsb_wizard.values import EMPTY, Frozen, defaults, replace

__all__ = ["EMPTY", "Meta", "Misshapen", "Shape", "Wrong", "shaped", "shaped_json"]

Place = tuple[int | str, ...]
Wrong = Literal["unknown", "missing", "choice", "pattern", "too short", "too long", "type", "unreadable"]
Model = TypeVar("Model", bound="Shape")
Kind = TypeVar("Kind")

_AT, _KEY = " - at `", "key` in "  # how a message goes on after what is wrong
_STEP = re.compile(r"\.(?P<name>\w+)|\[(?P<number>\d+)\]|\[(?P<any>\.\.\.)\]")
_ANY = "..."  # how the reader names a key of a table that may hold any
_WRONG: tuple[tuple[Wrong, re.Pattern[str]], ...] = (
    ("unknown", re.compile(r"Object contains unknown field `(.*)`", re.DOTALL)),
    ("missing", re.compile(r"Object missing required field `(.*)`")),
    ("choice", re.compile(r"Invalid enum value (.*)", re.DOTALL)),
    ("pattern", re.compile(r"Expected `\w+` matching regex '(.*)'")),  # as repr() writes it
    ("too short", re.compile(r"Expected `\w+` of length >= (\d+)")),
    ("too long", re.compile(r"Expected `\w+` of length <= (\d+)")),
    ("type", re.compile(r"Expected `(\w+)")),
)
_PLAINLY: dict[Wrong, str] = {
    "unknown": "this key is not known here",
    "missing": "this is missing",
    "pattern": "this is not written as it must be",
    "too short": "this must not be empty",
    "too long": "this is too long",
    "unreadable": "this is not JSON",
}
_TYPES = {
    "str": "this must be a text",
    "int": "this must be a whole number",
    "bool": "this must be true or false",
    "array": "this must be a list",
    "object": "this must be an object",
    "date": "this must be a date",
}


class Shape(Frozen, frozen=True, forbid_unknown_fields=True):
    """The base of every shape: frozen, and a key that is not known is an error."""

    @classmethod
    def known_keys(cls) -> tuple[str, ...]:
        """The keys that it may have, in order."""
        return cls.__struct_fields__

    def changed(self: Model, **values: Any) -> Model:
        """The same with other values at some keys; they are not looked at."""
        return replace(self, **values)

    def values(self) -> dict[str, Any]:
        """What stands at each key, as it is."""
        return {key: getattr(self, key) for key in self.__struct_fields__}

    def to_plain(self) -> Any:
        """All of it in plain tables, lists, texts and numbers."""
        return msgspec.to_builtins(self)

    def to_plain_but_defaults(self) -> dict[str, Any]:
        """The same without what stands there when nothing is said."""
        return {key: _plain(value) for key, value in self.values().items() if value != defaults(type(self))[key]}


@dataclass(slots=True)
class Misshapen(Exception):
    """The first thing that is not as it must be: ``place`` leads to it, an unknown or missing key included.

    ``detail`` is the pattern, the length or the type that is asked for; ``allowed`` are the words of a choice;
    ``owner`` is the innermost shape around the place. ``value`` is what stood there: never to be shown where it may be
    somebody's words.
    """

    wrong: Wrong
    place: Place = ()
    detail: str = ""
    value: object = None
    owner: type[Shape] | None = None
    allowed: tuple[str, ...] = ()

    @property
    def plainly(self) -> str:
        """What is wrong, as a clause that repeats nothing of what was read."""
        if self.wrong in _PLAINLY:
            return _PLAINLY[self.wrong]
        if self.wrong == "choice":
            return f"this is none of {', '.join(self.allowed)}"
        return _TYPES.get(self.detail, "this is not what must stand here")


def shaped(kind: type[Kind], plain: object) -> Kind:
    """Plain data as a value of ``kind``. Raises Misshapen."""
    try:
        return msgspec.convert(plain, kind)
    except msgspec.ValidationError as problem:
        raise _misshapen(kind, plain, str(problem)) from problem


def shaped_json(kind: type[Kind], text: str | bytes) -> Kind:
    """JSON as a value of ``kind``. Raises Misshapen, with ``unreadable`` for what is no JSON."""
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return shaped(kind, _read(text))  # once more, now with all of it there to find the place in


def _plain(value: Any) -> Any:
    if isinstance(value, Shape):
        return value.to_plain_but_defaults()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return msgspec.to_builtins(value)


def _read(text: str | bytes) -> object:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise Misshapen("unreadable") from problem


def _misshapen(kind: Any, plain: object, message: str) -> Misshapen:
    """What the reader said, taken apart."""
    said, _, at = message.rpartition(_AT) if _AT in message else (message, "", "")
    place = _named(kind, plain, tuple(_steps(at)), message)
    wrong, detail = _wrong(said)
    if at.startswith(_KEY):  # a key of a table is not written as it must be
        place = (*place, next((key for key in _reached(plain, place) if _refused(kind, plain, place, key)), _ANY))
        return Misshapen(wrong, place, detail, place[-1], _owner(kind, place[:-1]))
    owner = _owner(kind, place)
    if wrong in ("unknown", "missing"):
        return Misshapen(wrong, (*place, detail), owner=owner)
    allowed = get_args(_alone(_kind_at(kind, place))) if wrong == "choice" else ()
    return Misshapen(wrong, place, detail, _reached(plain, place), owner, tuple(map(str, allowed)))


def _wrong(said: str) -> tuple[Wrong, str]:
    for wrong, pattern in _WRONG:
        if found := pattern.match(said):
            return wrong, found[1].replace("\\\\", "\\").replace("\\Z", "$") if wrong == "pattern" else found[1]
    return "type", ""


def _steps(at: str) -> Iterator[int | str]:
    for step in _STEP.finditer(at):
        yield int(step["number"]) if step["number"] else step["name"] or _ANY


def _named(kind: Any, plain: object, place: Place, message: str) -> Place:
    """The place with the keys of tables that the reader left out: each key is tried alone until it says the same."""
    while _ANY in place:
        at = place.index(_ANY)
        table = _reached(plain, place[:at])
        names = (key for key in table if _refused(kind, plain, place[:at], key, message))
        place = (*place[:at], next(names, "?"), *place[at + 1 :])
    return place


def _refused(kind: Any, plain: object, place: Place, key: str, message: str = "") -> bool:
    """Whether the table at ``place`` is refused (with just this ``message``) where it has but this key."""
    alone = {key: _reached(plain, place)[key]}
    try:
        msgspec.convert(_with(plain, place, alone), kind)
    except msgspec.ValidationError as problem:
        return not message or str(problem) == message
    return False


def _reached(plain: Any, place: Place) -> Any:
    for step in place:
        plain = plain[step]
    return plain


def _with(plain: Any, place: Place, value: object) -> Any:
    """A copy of plain data with another value at a place."""
    if not place:
        return value
    made: Any = dict(plain) if isinstance(plain, dict) else list(plain)
    made[place[0]] = _with(made[place[0]], place[1:], value)
    return made


def _owner(kind: Any, place: Place) -> type[Shape] | None:
    """The innermost shape on the way to a place."""
    owner = None
    for end in range(len(place) + 1):
        found = _alone(_kind_at(kind, place[:end]))
        if isinstance(found, type) and issubclass(found, Shape):
            owner = found
    return owner


def _kind_at(kind: Any, place: Place) -> Any:
    """What is asked for at a place; None where the shape does not say."""
    for step in place:
        kind = _alone(kind)
        inside = get_args(kind)
        if isinstance(step, int):
            kind = inside[0] if inside else None
        elif isinstance(kind, type) and issubclass(kind, Shape):
            kind = get_type_hints(kind, include_extras=True).get(step)
        else:
            kind = inside[1] if len(inside) > 1 else None
    return kind


def _alone(kind: Any) -> Any:
    """A kind without its conditions, and without the None beside it."""
    if get_origin(kind) is Annotated:
        return _alone(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return _alone(next(each for each in get_args(kind) if each is not type(None)))
    return kind
