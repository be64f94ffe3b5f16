"""How the screen is coloured: dark, light, high contrast (21:1), and the terminal's own colours under NO_COLOR.

Colour never says anything alone: every state is a word or a mark as well (WCAG 1.4.1).
"""

from __future__ import annotations

from textual.theme import Theme

DARK, LIGHT, CONTRAST, OWN = "hsb-dark", "hsb-light", "hsb-contrast", "hsb-own"
DEFAULT = "ansi_default"
NAMES = {DARK: "Dark", LIGHT: "Light", CONTRAST: "High contrast", OWN: "The terminal's own colours"}


def _theme(name: str, ink: str, paper: str, mark: str, warn: str, dark: bool) -> Theme:
    """A theme of four colours: ink on paper, the border of what has the keys, and what is wrong.

    What is selected and the cell of the cursor are ink and paper the other way round: app.tcss says so.
    """
    shown = {
        "border": mark,
        "border-blurred": ink,
        "block-cursor-background": mark,
        "block-cursor-foreground": paper,
        "input-cursor-background": mark,
        "input-cursor-foreground": paper,
        "input-selection-background": mark,
        "foreground-muted": ink,
        "foreground-disabled": ink,
        "text": ink,
        "text-muted": ink,
        "text-disabled": ink,
        "input-selection-foreground": paper,
        "ansi-background": paper,
        "ansi-foreground": ink,
        "scrollbar": ink,
        "scrollbar-background": paper,
    }
    return Theme(
        name=name,
        primary=mark,
        secondary=mark,
        accent=mark,
        warning=warn,
        error=warn,
        success=ink,
        foreground=ink,
        background=paper,
        surface=paper,
        panel=paper,
        boost=paper,
        dark=dark,
        ansi=ink == DEFAULT,
        text_alpha=1.0,
        variables=shown,
    )


def themes() -> tuple[Theme, ...]:
    """Dark, light, high contrast, and one that names no colour at all: the terminal's own are left as they are."""
    return (
        _theme(DARK, "#e8e8e8", "#10141a", "#8fc7ff", "#ffb4a0", dark=True),
        _theme(LIGHT, "#16181c", "#fbfbf8", "#00417a", "#9a1800", dark=False),
        _theme(CONTRAST, "#ffffff", "#000000", "#ffff00", "#ffffff", dark=True),
        _theme(OWN, DEFAULT, DEFAULT, DEFAULT, DEFAULT, dark=True),
    )


def wanted_theme(named: str, no_color: bool) -> str:
    """The theme to begin with: NO_COLOR wins, then what is set, then dark."""
    if no_color:
        return OWN
    return named if named in NAMES else DARK
