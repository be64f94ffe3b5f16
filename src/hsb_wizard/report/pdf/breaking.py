"""Breaking text into lines. Pure: words and a way to measure them come in, lines go out.

Every line but the last of a text ends in a blank, because a screen reader joins the lines as they stand: without it,
"what" and "happened" at a line's end and beginning are heard as one word. What must not enter here: reportlab.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

Face = Literal["Regular", "SemiBold"]
Measure = Callable[[str, Face], float]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one face."""

    text: str
    face: Face


Line = tuple[Run, ...]

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"\b(?:to )?\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?\b")
_DAY, _MONTH, _YEAR = re.compile(r"\d{1,2} "), re.compile(rf"(?:{_MONTHS})\b"), re.compile(r"\d{4}\b")


class Wish(NamedTuple):
    """How wide a column would be: for its widest word, for four of five of its texts, for all of them on one line."""

    word: float
    usual: float
    whole: float


def break_lines(runs: Sequence[Run], width: float, measure: Measure) -> tuple[Line, ...]:
    """Return ``runs`` as lines no wider than ``width`` by ``measure``. A word wider than a line is broken inside.

    A date stays on one line where the line is wide enough for it.
    """
    lines: list[list[Run]] = []
    line: list[Run] = []
    left = width
    words = list(_words(runs))
    for place, word in enumerate(words):
        bare = sum([measure(run.text.rstrip(" "), run.face) for run in word])
        date = _date_width(words, place, measure) if _DAY.fullmatch(word[0].text) else 0.0
        for piece, wide in [(word, bare)] if bare <= width else _pieces(word, width, measure):
            if line and (wide > left + 1e-6 or left + 1e-6 < date <= width):
                lines.append(line)
                line, left = [], width
            line.extend(piece)
            left -= wide + (measure(" ", piece[-1].face) if piece[-1].text.endswith(" ") else 0.0)
    if line:
        lines.append(line)
    return tuple(_joined(line, last=line is lines[-1]) for line in lines)


def narrowest_and_widest(text: str, face: Face, measure: Measure) -> tuple[float, float]:
    """Return the width of the widest word of ``text``, a date being one, and of the whole text on one line."""
    words = [*text.split(" "), *_DATE.findall(text)]
    return max((measure(word, face) for word in words), default=0.0), measure(text, face)


def _date_width(words: Sequence[list[Run]], place: int, measure: Measure) -> float:
    """Return how wide the date is that begins at ``place``; 0 where none does."""
    after = [word[0].text for word in words[place + 1 : place + 3]]
    if not after or not _MONTH.match(after[0]):
        return 0.0
    parts = 3 if len(after) > 1 and after[0][-1] == " " and _YEAR.match(after[1]) else 2
    runs = [run for word in words[place : place + parts] for run in word]
    return sum(measure(run.text, run.face) for run in runs[:-1]) + measure(runs[-1].text.rstrip(" "), runs[-1].face)


def _words(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Yield the words, each with the blank after it; a word may go over from one face to another."""
    word: list[Run] = []
    for run in runs:
        *ended, last = run.text.split(" ")
        for part in ended:
            word.append(Run(part + " ", run.face))
            yield word
            word = []
        if last:
            word.append(Run(last, run.face))
    if word:
        yield word


def _pieces(word: list[Run], width: float, measure: Measure) -> Iterator[tuple[list[Run], float]]:
    """Yield a word wider than a line in pieces, each with its width."""
    for run in word:
        piece, wide = "", 0.0
        for character in run.text:
            more = 0.0 if character == " " else measure(character, run.face)
            # a blank hangs over the edge, and a combining mark stays with its letter
            if piece and wide + more > width and more and not unicodedata.combining(character):
                yield [Run(piece, run.face)], wide
                piece, wide = "", 0.0
            piece += character
            wide += more
        yield [Run(piece, run.face)], wide


def _joined(line: list[Run], *, last: bool) -> Line:
    """Return neighbours of one face as one run; the last line of a text loses its closing blank."""
    joined = [Run("".join(run.text for run in group), face) for face, group in groupby(line, key=lambda run: run.face)]
    if last:
        joined[-1] = Run(joined[-1].text.rstrip(" "), joined[-1].face)
    return tuple(run for run in joined if run.text)


def share_width(wishes: Sequence[Wish], total: float) -> tuple[float, ...]:
    """Share ``total`` among columns, so that rows are low: the widest words first, then usual texts, then long ones.

    Where not even the words fit, columns that ask for less than an even share keep it, and the others break their
    words. The shares add up to ``total``.
    """
    even = total / len(wishes)
    lows, usual, highs = ([wish[place] for wish in wishes] for place in range(3))
    if sum(lows) > total:
        modest = sum(low for low in lows if low <= even)
        greedy = sum(low for low in lows if low > even)
        return tuple(low if low <= even else (total - modest) * low / greedy for low in lows)
    ways = ((highs, highs), (usual, _more(usual, highs)), (lows, _more(lows, usual)))
    base, weights = next(way for way in ways if sum(way[0]) <= total)
    spare, weight = total - sum(base), sum(weights)
    if not weight:
        return tuple(low + spare / len(base) for low in base)
    return tuple(low + spare * part / weight for low, part in zip(base, weights, strict=True))


def _more(less: Sequence[float], more: Sequence[float]) -> list[float]:
    return [high - low for low, high in zip(less, more, strict=True)]
