"""What people type into a line, read once: dates as they write them, whole numbers, lists with commas.

Whatever cannot be read comes back as it was typed: it is kept and remarked on, never thrown away. Pure.
"""

from __future__ import annotations

import re
from datetime import date

from hsb_wizard.assessment.days import MONTHS, in_words, read_partial

_PIECES = re.compile(r"[^\W_]+")

DAY = re.compile(
    r"[0-9]{1,2}(st|nd|rd|th)? [A-Za-z]{3,9}( [0-9]{2,4})?"
    r"|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}"
    r"|[A-Z][a-z]+ [0-9]{4}"
)


def typed_date(text: str, today: date) -> str:
    """A day as ISO ("20 11 2026", "20 Nov 2026", "20/11/26", "today"); other text comes back as it is."""
    return _day(text, today) or text.strip()


def typed_partial(text: str, today: date) -> str:
    """A year, a month and year, or a day ("2026", "11 2026", "Nov 2026", "20 11 2026") as ISO; else as it is."""
    pieces = _PIECES.findall(text)
    if len(pieces) == 1 and len(pieces[0]) == 4:
        found = pieces[0]
    elif len(pieces) == 2:
        (month, year) = (pieces[1], pieces[0]) if len(pieces[0]) == 4 and pieces[0].isdigit() else tuple(pieces)
        found = f"{_year(year)}-{_month(month):02d}" if _month(month) and len(year) == 4 and _year(year) else ""
    else:
        found = _day(text, today)
    return found if found and read_partial(found) else text.strip()


def shown_date(iso: str) -> str:
    """An ISO date as the line shows it: in words. What is no date is shown as it stands."""
    return in_words(iso)


def typed_number(text: str) -> int | None:
    """A whole number, or None."""
    text = text.strip()
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else None


def typed_list(text: str) -> tuple[str, ...]:
    """What stands between commas, each once, in order.

    A day after a comma belongs to what stands before it ("School, 5 November 2026"). Where there is a semicolon, only
    semicolons part.
    """
    pieces: list[str] = []
    for piece in (each.strip() for each in text.split(";" if ";" in text else ",")):
        if pieces and ";" not in text and DAY.fullmatch(piece):
            pieces[-1] += f", {piece}"
        elif piece:
            pieces.append(piece)
    return tuple(dict.fromkeys(pieces))


def shown_list(pieces: tuple[str, ...]) -> str:
    """A list as one line that `typed_list` reads back as the same list: with commas where they are enough."""
    shown = ", ".join(pieces)
    return shown if typed_list(shown) == pieces else f"{'; '.join(pieces)};"


def _day(text: str, today: date) -> str:
    if text.strip().lower() == "today":
        return today.isoformat()
    pieces = _PIECES.findall(text)
    if len(pieces) != 3:
        return ""
    if len(pieces[0]) == 4 and pieces[0].isdigit():
        pieces.reverse()
    year, month, on = _year(pieces[2]), _month(pieces[1]), re.fullmatch(r"0*([0-9]{1,2})(st|nd|rd|th)?", pieces[0])
    if not (year and month and on):
        return ""
    try:
        return date(year, month, int(on[1])).isoformat()
    except ValueError:
        return ""


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        return 0
    return int(text) if len(text) == 4 else 2000 + int(text) if len(text) == 2 else 0


def _month(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else 0
    starts = [place for place, name in enumerate(MONTHS, start=1) if name.lower().startswith(text.lower())]
    return starts[0] if len(text) >= 3 and starts else 0
