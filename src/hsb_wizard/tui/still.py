"""The cover in the moment of the key: the screen is emptied and says why, before the page that stays is even made.

A page has to be made, styled and laid out until it is drawn, which takes several times as long as a letter does, and
whoever covers the screen has somebody at the door. The words stand where the page will draw them again. Nothing of a
case enters here.
"""

from __future__ import annotations

from rich.color import ColorSystem
from rich.style import Style

WIDE = 60
COLOURS = {
    "standard": ColorSystem.STANDARD,
    "256": ColorSystem.EIGHT_BIT,
    "truecolor": ColorSystem.TRUECOLOR,
    "windows": ColorSystem.WINDOWS,
}


def still(words: str, columns: int, rows: int, above: int, style: Style, colours: ColorSystem | None) -> str:
    """What is sent to the terminal: every cell empty in ``style``, ``words`` a little ``above`` the middle line."""
    left = max(0, (columns - WIDE) // 2) + 1
    at = max(0, rows // 2 - 1 - above)
    lines = [(" " * left + words if row == at else "").ljust(columns)[:columns] for row in range(rows)]
    drawn = (f"\x1b[{row};1H{style.render(line, color_system=colours)}" for row, line in enumerate(lines, start=1))
    return "".join(drawn)


def colours_of(name: str | None) -> ColorSystem | None:
    """The colours that a terminal has, by the name that its console gives them."""
    return COLOURS.get(name or "")
