"""The one door for the program's own sentences: English in the code, another language from a catalogue where it has it.

The English sentence is the key, so a sentence that nobody translated is shown in English and nothing can be shown that
says something else. What must not enter here: reading files (the library does), text of a pack, text from people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

GAP = re.compile(r"\{([a-z_]+)\}")
# Which form of a Welsh phrase goes with a number (Unicode CLDR plural rules, cy): zero, one, two, few, many, other.
WELSH = {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Sentences of one language by their English; ``English|two`` is the form that goes with the number two."""

    language: str = "en-GB"
    sentences: Mapping[str, str] = field(default_factory=dict)


ENGLISH = Catalogue()
_inside: ContextVar[Catalogue | None] = ContextVar("catalogue", default=None)
_of_all = [ENGLISH]  # what every thread speaks; one place, changed when somebody is let in


def speak(catalogue: Catalogue) -> None:
    """From now on the program speaks this language, on every thread."""
    _of_all[0] = catalogue


@contextmanager
def speaking(catalogue: Catalogue) -> Iterator[None]:
    """Speak another language for as long as the block lasts: a document has a language of its own."""
    token = _inside.set(catalogue)
    try:
        yield
    finally:
        _inside.reset(token)


def spoken_now() -> Catalogue:
    """The catalogue in use here."""
    return _inside.get() or _of_all[0]


def say(english: str, /, **gaps: object) -> str:
    """The sentence in the language in use, its gaps filled. What people wrote goes into a gap, never into ``english``.

    A translation whose gaps are not those of the English is not used. Raises KeyError where a gap is not given.
    """
    return _filled(spoken_now().sentences.get(english, english), english, gaps)


def say_number(number: int, one: str, many: str, /, **gaps: object) -> str:
    """The sentence for a number: ``one`` or ``many`` in English, the form that its language asks for in another."""
    sentences, english = spoken_now().sentences, one if number == 1 else many
    found = sentences.get(f"{many}|{WELSH.get(number, 'other')}", sentences.get(f"{many}|other", english))
    return _filled(found, many, {"number": number, **gaps})


def gaps_of(sentence: str) -> frozenset[str]:
    """The names of the gaps in a sentence."""
    return frozenset(GAP.findall(sentence))


def _filled(found: str, english: str, gaps: Mapping[str, object]) -> str:
    if not gaps:
        return found
    usable = found if gaps_of(found) <= frozenset(gaps) else english
    return GAP.sub(lambda gap: str(gaps[gap[1]]), usable)
