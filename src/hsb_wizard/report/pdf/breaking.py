"""Breaking text into lines. Pure: words and a way to measure them come in, lines go out.

Every line but the last of a text ends in a blank, because a screen reader joins the lines as they stand: without it,
"what" and "happened" at a line's end and beginning are heard as one word. What must not enter here: reportlab.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

Face = Literal["Regular", "SemiBold"]
Measure = Callable[[str, Face], float]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one face."""

    text: str
    face: Face


Line = tuple[Run, ...]


def break_lines(runs: Sequence[Run], width: float, measure: Measure) -> tuple[Line, ...]:
    """Return ``runs`` as lines no wider than ``width`` by ``measure``. A word wider than a line is broken inside."""
    lines: list[list[Run]] = []
    line: list[Run] = []
    left = width
    for word in _words(runs):
        bare = sum([measure(run.text.rstrip(" "), run.face) for run in word])
        for piece, wide in [(word, bare)] if bare <= width else _pieces(word, width, measure):
            if line and wide > left + 1e-6:
                lines.append(line)
                line, left = [], width
            line.extend(piece)
            left -= wide + (measure(" ", piece[-1].face) if piece[-1].text.endswith(" ") else 0.0)
    if line:
        lines.append(line)
    return tuple(_joined(line, last=line is lines[-1]) for line in lines)


def narrowest_and_widest(text: str, face: Face, measure: Measure) -> tuple[float, float]:
    """Return the width of the widest word of ``text`` and of the whole text on one line."""
    return max((measure(word, face) for word in text.split(" ")), default=0.0), measure(text, face)


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


def share_width(narrowest: Sequence[float], widest: Sequence[float], total: float) -> tuple[float, ...]:
    """Share ``total`` among columns: each gets its widest word first, the rest goes to those with more to say.

    ``narrowest`` and ``widest`` are each column's widest word and whole text. Where not even the words fit, columns
    that ask for less than an even share keep it, and the others break their words. The shares add up to ``total``.
    """
    even = total / len(narrowest)
    if sum(narrowest) > total:
        modest = sum(low for low in narrowest if low <= even)
        greedy = sum(low for low in narrowest if low > even)
        return tuple(low if low <= even else (total - modest) * low / greedy for low in narrowest)
    capped = [max(low, min(high, total * 0.7)) for low, high in zip(narrowest, widest, strict=True)]
    if sum(capped) <= total:
        spare, weights, base = total - sum(capped), capped, capped
    else:
        spare = total - sum(narrowest)
        weights = [high - low for low, high in zip(narrowest, widest, strict=True)]  # so that a row is as low as it can
        base = list(narrowest)
    weight = sum(weights) or 1.0
    return tuple(low + spare * part / weight for low, part in zip(base, weights, strict=True))
