"""Lines as plain values, so that what is shown can be compared with `==` and needs no screen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hsb_wizard.cells import broken, cells, kept


@dataclass(frozen=True, slots=True)  # and no Frozen: the first page waits for nothing
class Row:
    """What one line says; ``id`` is what opens when it is chosen (empty: it cannot be chosen).

    ``mark`` stands before the text ("!" for what needs somebody).
    """

    text: str
    id: str = ""
    mark: str = ""
    heading: bool = False

    @property
    def opens(self) -> bool:
        """Whether Enter does something here."""
        return bool(self.id)


NOTHING = Row("")
WIDTH, HEIGHT = 80, 24  # what every page is made for
LEAST_WIDTH, LEAST_HEIGHT = 40, 12  # the same work, with scrolling: letters twice as large as in 80 by 24
FLAT = 16  # lines: in fewer what else stands still scrolls
FEW = 6  # lines that a problem has there
GO_FIRST = ("F3 ", "F6 ", "Enter Go on", "Enter Next", "Up ", "Tab ", "F2 ")  # from a footer that is too short
SPACIOUS = 100  # cells of a list whose last column goes on under itself
NARROW = 78  # cells: a list in less than these goes on in the next line


def shortened(text: str, width: int) -> str:
    """``text`` in no more than ``width`` cells: what does not fit ends at a whole word, and says so."""
    if cells(text) <= width:
        return text
    begins = kept(text, width - 3)
    whole = begins if text[len(begins)].isspace() else begins.rpartition(" ")[0]
    whole = whole.rstrip(" ,;:")
    return f"{whole if cells(whole) > width // 2 else begins}..."


def shortened_inside(text: str, width: int) -> str:
    """``text`` in no more than ``width`` cells, with its begin and its end: how a long path stays one that is known."""
    if cells(text) <= width:
        return text
    room = max(0, width - 3)
    begin = kept(text, room // 3)  # the end says more of a path than its begin
    return f"{begin}...{kept(text[::-1], room - cells(begin))[::-1]}"


def folded(text: str, width: int, more: int = 2) -> tuple[str, ...]:
    """A row with its columns in lines of at most ``width`` cells: what does not fit beside goes below, ``more`` in.

    In a wide window the last column goes on under itself, and the others stay where they are.
    """
    if cells(text) <= width:
        return (text,)
    stays = text[: text.rstrip().rfind("  ") + 2]
    room = width - cells(stays)
    ends = stays.rstrip().removesuffix("...")[-1:]  # two spaces after a full stop are no column
    if stays.strip()[3:] and ends not in ".:?" and width >= SPACIOUS and room >= width // 4:
        return tuple(broken(text[len(stays) :], width, stays, " " * cells(stays)))
    indent = text[: len(text) - len(text.lstrip(" "))]
    hang = indent + " " * more
    columns = re.split(r"  +", text.strip())
    if len(columns) > 1 and len(columns[0]) < 4:  # a letter or a number stands before its words
        columns[:2] = [f"{columns[0]}  {columns[1]}"]
    made, line = [], ""
    for column in columns:
        if line and cells(line) + 2 + cells(column) <= width:
            line += f"  {column}"
            continue
        made += [line] if line else []
        *before, line = broken(column, max(10, width), hang if made else indent, hang) or [indent]
        made += before
    return (*made, line)


def first_lines(text: str, width: int, most: int, rest: str) -> str:
    """``text`` where it has ``most`` lines in ``width`` cells; else its first ones, and ``rest`` as the last."""
    lines = [piece for line in text.split("\n") for piece in broken(line, max(10, width)) or ("",)]
    return text if len(lines) <= most else "\n".join((*lines[: most - 1], rest))


def keys_that_fit(keys: tuple[str, ...], width: int) -> tuple[str, ...]:
    """The keys of a footer in ``width`` cells; where not all have room, those go that F1 names and other keys reach."""
    goes_on = any(key.startswith("F8 ") for key in keys)  # else Enter is the only way on
    stay, away = list(keys), [key for start in GO_FIRST for key in keys if key.startswith(start)]
    away = [key for key in away if goes_on or not key.startswith("Enter ")]
    away += [key for key in reversed(keys) if key not in away and not key.startswith("F1 ")]
    while len(stay) > 1 and cells("  ".join(stay)) > width:
        stay.remove(away.pop(0) if away else stay[-1])
    return tuple(stay)


def keys_here(keys: tuple[str, ...], typing: str, *, others: bool) -> tuple[str, ...]:
    """The keys of a footer as the field that has them takes them; ``others``: Tab leads to another field.

    In a box ("lines") Enter begins a line; in a list without letters ("marks") Space marks.
    """
    goes_on = next((key for key in keys if key in {"Enter Go on", "Enter Next"}), "")
    if not goes_on or typing not in {"lines", "marks"}:
        return keys
    own = ("Tab Next",) if others else ()
    at = keys.index(goes_on)
    return (*keys[:at], *(own if typing == "lines" else ("Space Mark", goes_on)), *keys[at + 1 :])


def small_words(width: int, height: int) -> tuple[str, ...]:
    """What help says first in a window smaller than pages are made for."""
    return (
        f"!This window is {width} by {height}",
        f"Pages are made for {WIDTH} by {HEIGHT}. Here lines break sooner and a page may go on above or below. Tab, "
        "PgUp and PgDn lead there; nothing is left out. Ctrl and minus makes letters smaller in most terminals.",
        "Line by line it works at any size: F10, then hsb-wizard --plain",
        "",
    )


def wrong_words(seconds: int) -> str:
    """What a wrong passphrase is answered with (practice.md part 9)."""
    again = f" in {seconds} second{'' if seconds == 1 else 's'}" if seconds > 0 else ""
    return f"That passphrase did not open this store. Nothing is lost. Try again{again}."
