"""Finding by words: which things hold every word that was typed, and how the results are shown. Pure.

Nothing typed here is kept: words come in, a list goes out. Where the things come from is `view_find`'s business.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from hsb_wizard.sentences import say
from hsb_wizard.text import single_line
from hsb_wizard.values import replace
from hsb_wizard.work.view_base import ListLine, ListView, Place

CASES, PAGES, QUESTIONS = "Assessments", "Pages and commands", "Questions"
SAID, GUIDANCE = "Answers, notes and sources", "Guidance"
ORDER = (CASES, PAGES, QUESTIONS, SAID, GUIDANCE)
TITLE = "Find"
HOW = "Type a word or part of one; several words narrow it."
NOT_FOUND = "Nothing has all of these words. Fewer letters find more. F7 leads back."
MOST = 200  # lines that are shown of what was found
WORD = re.compile(r"[\w'-]+")
SHORTEST, SLIP, ALIKE = 4, 2, 0.75  # letters of a word that may be slipped in; letters more or fewer; how like it is
EXCERPT = 68  # cells of a passage under its line


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be found by ``text``, by ``where`` it stands, and by what follows.

    ``also`` names it as well, ``said`` are passages of people, ``guidance`` those of the form; ``beside`` is only
    shown. What is looked through is folded once, when it is made.
    """

    place: Place
    kind: str
    text: str
    where: str = ""
    also: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    guidance: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    named: str = field(init=False, repr=False)
    all_words: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Fold the words."""
        named = folded("\n".join((self.text, self.where, *self.also)))
        passages = (*self.said, *self.guidance)
        object.__setattr__(self, "named", named)
        object.__setattr__(self, "all_words", "\n".join((named, folded("\n".join(passages)))) if passages else named)


def folded(text: str) -> str:
    """Words as they are compared: no capitals, no accents, so that "ty" finds a Welsh house as well."""
    if text.isascii():
        return text.lower()
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def matching(things: Sequence[Thing], typed: str) -> list[Thing]:
    """Those that hold every word of ``typed``; nothing typed finds nothing."""
    words = folded(typed).split()
    if not words:
        return []
    first, *rest = words
    found = [each for each in things if first in each.all_words]
    for word in rest:
        found = [each for each in found if word in each.all_words]
    return found


def vocabulary(things: Iterable[Thing]) -> frozenset[str]:
    """Every word that can be found."""
    return frozenset(word for each in things for word in WORD.findall(each.all_words) if len(word) >= SHORTEST)


def nearly(words: Sequence[str], known: frozenset[str]) -> list[str]:
    """``words`` with each that nothing has as it is typed put right: the known word spelled most like it.

    A slip is one or two letters, so only what is about as long is looked at; what nothing is like stays as it was.
    """
    made = []
    for word in words:
        near = [each for each in known if abs(len(each) - len(word)) <= SLIP]
        exact = len(word) < SHORTEST or not word.isalpha()  # a number that is nearly right is another child's
        as_typed = exact or any(word in each for each in known)
        found = [] if as_typed else get_close_matches(word, sorted(near), 1, ALIKE)
        made.append(found[0] if found else word)
    return made


def find_view(things: Sequence[Thing], typed: str, known: Callable[[], frozenset[str]] | None = None) -> ListView:
    """The results as a list, each with where it stands; before anything is typed, the pages and commands.

    Where nothing is found, what is spelled nearly so is; ``known`` gives the words there are, asked for only then.
    """
    view = _view(things, typed)
    words = folded(typed).split()
    if not words or any(line.place for line in view.lines):
        return view
    meant = " ".join(nearly(words, known() if known else vocabulary(things)))
    if meant == " ".join(words):
        return view
    other = _view(things, meant)
    if not any(line.place for line in other.lines):
        return view
    return replace(other, above=("!" + say("Nothing is spelled so. Shown instead: {words}", words=meant),))


def _view(things: Sequence[Thing], typed: str) -> ListView:
    words = folded(typed).split()
    found = matching(things, typed) if words else [each for each in things if each.kind == PAGES]
    groups: dict[str, list[Thing]] = {}
    for each in found:
        group = groups.setdefault(_group(each, words), [])
        group.append(each)
        if group is groups.get(ORDER[0]) and len(group) == MOST:
            break  # they stand first, so nothing else is shown
    lines: list[ListLine] = []
    room = MOST
    for kind in ORDER:
        shown = _best_first(kind, groups.get(kind, []), words)[:room]
        room -= len(shown)
        lines += [ListLine(say(kind))] if shown else []
        lines += [line for each in shown for line in _lines(each, words)]
    if len(found) > MOST:
        lines.append(ListLine(say("{number} more: type another word.", number=f"{len(found) - MOST:,}")))
    count = say("{number} found", number=len(found)) if words else ""
    if words and not found:
        count, lines = (
            "",
            [ListLine("  " + say(NOT_FOUND))],
        )
    return ListView(say(TITLE), count, (say(HOW),), tuple(lines), keys="Enter Go there")


def _best_first(kind: str, found: list[Thing], words: Sequence[str]) -> list[Thing]:
    """Questions that show every word in their own line stand before those that only say it further on."""
    if kind != QUESTIONS:
        return found
    return sorted(found, key=lambda each: not all(word in each.named.partition("\n")[0] for word in words))


def _group(each: Thing, words: Sequence[str]) -> str:
    """What it was found by: its name, what people said there, or its guidance."""
    rest = [word for word in words if word not in each.named]
    if not rest or each.all_words is each.named:
        return each.kind
    said = folded("\n".join(each.said))
    return SAID if all(word in said for word in rest) else GUIDANCE


def _lines(each: Thing, words: Sequence[str]) -> list[ListLine]:
    """A line that opens the place, and under it the passage in which the words stand that it does not show."""
    made = [ListLine(f"  {single_line(each.text)}", each.where, each.place, each.beside)]
    if not (each.said or each.also or each.guidance):
        return made
    shown = folded(f"{each.text}\n{each.where}")
    rest = [word for word in words if word not in shown]
    passage = _best((*each.said, *each.also, *each.guidance) if rest else each.said, words, rest)
    if not passage:
        return made
    word = next(word for word in (*rest, *words) if word in folded(passage))
    return [*made, ListLine(f"       {_around(single_line(passage), word)}")]


def _best(passages: Sequence[str], words: Sequence[str], rest: Sequence[str]) -> str:
    """The passage with most of ``words``, one of ``rest`` in it; where nothing rests, one that has all of them."""
    best, most = "", 0 if rest else len(words) - 1
    for passage in passages:
        hay = folded(passage)
        count = sum(word in hay for word in words)
        if count > most and (not rest or any(word in hay for word in rest)):
            best, most = passage, count
    return best if words else ""


def _around(text: str, word: str) -> str:
    """As much of a passage as one line holds, ``word`` in it; whole words at its ends."""
    at = folded(text).find(word)
    if len(text) <= EXCERPT:
        return text
    start = max(0, min(at - EXCERPT // 3, len(text) - EXCERPT + 6))
    start = text.rfind(" ", 0, start) + 1 if start else 0
    piece = text[start : start + EXCERPT - 6]
    if start + len(piece) < len(text):
        piece = piece.rpartition(" ")[0] or piece
    return ("..." if start else "") + piece + ("..." if start + len(piece) < len(text) else "")
