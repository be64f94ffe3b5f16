"""Shows the program's own screen as text, over made-up cases, on one day that is held still.

What the pictures of the guide and the snapshots of every page share. Nothing of it is part of the program.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot

from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.frame import Page

ROOT = Path(__file__).parents[1]
THE_DAY = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
LOOK = 0.025  # seconds between two looks


class Shown(Wizard):
    """The program as it stands when somebody was just let in."""

    CSS_PATH = str(ROOT / "src" / "hsb_wizard" / "tui" / "app.tcss")

    def get_default_screen(self) -> Page:
        """An empty page below the list."""
        return Page(id="_default")


def screen_of(app: Wizard) -> str:
    """What stands on the screen, without the room at the end of lines."""
    strips = app.screen._compositor.render_strips()
    lines = ("".join(segment.text for segment in strip).rstrip() for strip in strips)
    return "\n".join(lines).rstrip() + "\n"


async def until_still(pilot: Pilot[int], words: str, still: int = 4, seconds: float = 20) -> str:
    """The screen once ``words`` stand on it and ``still`` looks see no change. Raises TimeoutError."""
    before, same = "", 0
    for _ in range(round(seconds / LOOK)):
        now = screen_of(pilot.app) if isinstance(pilot.app, Wizard) else ""
        same = same + 1 if now == before else 0
        if words in now and same >= still:
            return now
        before = now
        await pilot.pause(LOOK)
    raise TimeoutError(f"{words!r} never came:\n{before}")
