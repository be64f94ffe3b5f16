"""How wide words stand in a terminal, counted as who draws them counts: two cells for a wide letter, none for a mark.

A frame, a column or a line that is broken by characters moves its right edge as soon as a name has such a letter. What
must not enter here: what the words say, and any other room. The table of letters is loaded with the first wide one.
"""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_right

PIECES = re.compile(r"(\s*)(\S+)")  # of a text: each word with what stands before it


def cells(text: str) -> int:
    """How many cells ``text``, one line, takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def filled(text: str, width: int) -> str:
    """``text`` with spaces behind it up to ``width`` cells; nothing is cut."""
    return text + " " * (width - cells(text))


def kept(text: str, width: int) -> str:
    """As much of the beginning of ``text`` as has room in ``width`` cells."""
    if cells(text) <= width:
        return text
    end = bisect_right(range(len(text) + 1), width, key=lambda letters: cells(text[:letters]))
    return text[: max(0, end - 1)]


def broken(text: str, width: int, first: str = "", rest: str = "", *, whole: bool = False) -> list[str]:
    """``text`` in lines of at most ``width`` cells, ``first`` before the first of them and ``rest`` before the others.

    A word that is longer than a line is broken as well: some scripts have no spaces. ``whole``: it stays one.
    """
    if text.isascii() or all(cells(letter) == 1 for letter in text):
        return textwrap.wrap(
            text,
            width,
            initial_indent=first,
            subsequent_indent=rest,
            break_long_words=not whole,
            break_on_hyphens=False,
        )
    lines, line, begun = [], first, False
    for before, word in PIECES.findall(text):
        room = " " * len(before)
        fits = cells(line + room + word) <= width
        if begun and not fits:
            lines.append(line)
            line, begun = rest, False
        elif fits and (begun or not lines):
            line += room
        left = word
        while not whole and cells(line + left) > width:
            piece = kept(left, width - cells(line)) or left[:1]
            lines.append(line + piece)
            line, left = rest, left[len(piece) :]
        line, begun = line + left, bool(left)
    return [*lines, line] if line.strip() else lines
