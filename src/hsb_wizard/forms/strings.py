"""The sentences of a form that a person reads and that may be said otherwise: listed with their place, or exchanged.

One walk serves both, so a place that is listed (for a translator, for the checker) is the place that is exchanged.
Titles of sources, terms of use, ids and logic are not among them; what a citation says is, and is never translated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from hsb_wizard.forms import definition as d
from hsb_wizard.shapes import Shape

Say = Callable[[str, str], str]  # place and words, as written -> words
Model = TypeVar("Model", bound=Shape)

SENTENCES: Mapping[type[Shape], tuple[str, ...]] = {
    d.Pack: ("title",),
    d.Applicability: ("message",),
    d.Scale: ("lead_in", "for_whom_label"),
    d.Level: ("label", "anchor"),
    d.Missing: ("label", "ask_label", "note"),
    d.Place: ("title",),
    d.WordsThenAndNow: ("now",),
    d.Section: ("title", "short", "intro", "denied_hint"),
    d.Part: ("title", "intro"),
    d.Question: ("label", "short", "evidence", "add_label"),
    d.Guidance: ("hint", "body"),
    d.Citation: ("at",),
    d.Option: ("label", "anchor"),
    d.RowField: ("label", "short", "hint"),
    d.DeclaredRule: ("message", "remedy"),
}
LISTS: Mapping[type[Shape], tuple[str, ...]] = {d.Question: ("follow_up",), d.Guidance: ("look_for",)}
INSIDE: Mapping[type[Shape], tuple[str, ...]] = {
    d.Pack: ("applicability", "scale", "missing", "place", "words"),
    d.Scale: ("level", "for_whom"),
    d.Section: ("part", "question", "rule"),
    d.Question: ("options", "guidance", "field"),
    d.Guidance: ("source",),
    d.RowField: ("options",),
}


def strings(model: Shape) -> Iterator[tuple[str, str]]:
    """Place (``supervision > guidance > hint``) and words of every sentence of a section, or of a pack's form.toml."""
    found: list[tuple[str, str]] = []

    def listen(place: str, words: str) -> str:
        found.append((place, words))
        return words

    said_otherwise(model, listen)
    yield from found


def said_otherwise(model: Model, say: Say, at: str = "") -> Model:
    """The model with every sentence as ``say`` says it; the very same model where nothing is said otherwise."""
    kind, changed = type(model), {}
    for key in SENTENCES.get(kind, ()):
        words = getattr(model, key)
        if words and (said := say(_join(at, key), words)) != words:
            changed[key] = said
    for key in LISTS.get(kind, ()):
        words = getattr(model, key)
        if words and (several := _several(words, say, _join(at, key))) != words:
            changed[key] = several
    for key in INSIDE.get(kind, ()):
        there = getattr(model, key)
        if there and (made := _inside(there, say, at, key)) is not there:
            changed[key] = made
    return model.changed(**changed) if changed else model


def _several(words: Any, say: Say, at: str) -> Any:
    """A list, whose sentences are numbered from 1, or a table, whose sentences have names."""
    if isinstance(words, Mapping):
        return {name: say(f"{at} > {name}", each) for name, each in words.items()}
    return tuple(say(f"{at} > {number}", each) for number, each in enumerate(words, start=1))


def _inside(there: Any, say: Say, at: str, key: str) -> Any:
    if isinstance(there, Shape):
        return said_otherwise(there, say, _join(at, key))
    made = tuple(said_otherwise(each, say, _join(at, _name(each, key, place))) for place, each in enumerate(there, 1))
    return made if any(new is not old for new, old in zip(made, there, strict=True)) else there


def _name(each: Any, key: str, place: int) -> str:
    """How a thing in a list is called in a place; a word has one for each nation."""
    if isinstance(each, d.WordsThenAndNow):
        return f"words > {each.id}" + ("" if each.nation == "both" else f" > {each.nation}")
    if isinstance(each, d.Citation):
        return f"source > {place}"
    name = getattr(each, "id", None) or getattr(each, "value", None) or key
    return f"for_whom > {name}" if key == "for_whom" else str(name)


def is_translated(place: str) -> bool:
    """Whether a sentence is one for translators: a citation keeps the words and the year of its source."""
    return " > source > " not in place


def _join(at: str, name: str) -> str:
    return f"{at} > {name}" if at else name
