"""The sources a record knows, to be ticked under the line that names them. It is no field: only the line is kept."""

from __future__ import annotations

from textual.containers import ScrollableContainer

from hsb_wizard.tui.fields import ChoiceField
from hsb_wizard.tui.texts import LineField
from hsb_wizard.work.line import WIDTH
from hsb_wizard.work.view_base import Field
from hsb_wizard.work.view_draw import Drawn, choice_lines
from hsb_wizard.work.view_sources import TICKS, resting_ticks, ticked, ticks_of

OVER = 4  # lines of a page that the named line, the heading and those around the mark need
ROOMY = 30  # lines of a window in which the ticks are seen while they have no keys


class Ticks(ChoiceField):
    """Ticks for the sources of one line. Space or a letter ticks; what is ticked is written into the line."""

    DEFAULT_CSS = """
    Ticks { height: auto; padding: 0; }
    Ticks.empty { display: none; }
    """

    def __init__(self) -> None:
        super().__init__(Field(TICKS, "multi"))
        self.id = "form-ticks"
        self.line: LineField | None = None
        self.add_class("empty")

    def of(self, line: LineField | None, fresh: bool) -> None:
        """Stand under ``line``, with what it offers; on the same page nothing that could be ticked goes away."""
        known = line.shown.offers if line is not None else ()
        if not fresh and self.line is line:
            known = tuple(dict.fromkeys((*(each.value for each in self.shown.choices), *known)))
        self.line = line
        self.set_class(not known, "empty")
        self.fill(ticks_of(known, line.held if line is not None else ""), fresh)

    def follow(self) -> None:
        """What stands in the line by now is ticked, as it is typed."""
        if self.line is not None and self.shown.choices:
            known = tuple(each.value for each in self.shown.choices)
            self.fill(ticks_of(known, self.line.held), fresh=False)

    def write(self) -> LineField | None:
        """The line says what is ticked, and is given back; where it has no room it says so, and the tick goes."""
        line = self.line
        wrote = line is not None and line.takes(ticked(line.held, self.shown))
        self.follow()
        return line if wrote else None

    def on_resize(self) -> None:
        """They open where they have the keys: as much of them is in sight as there is room for."""
        if self.has_focus and isinstance(self.parent, ScrollableContainer):
            self.call_after_refresh(self.into_sight, self.parent)

    def into_sight(self, room: ScrollableContainer) -> None:
        """All of them; where that is more than the page, from the line that names them on, down to the mark."""
        height, top = room.size.height, self.virtual_region.y
        if self.outer_size.height <= height - 1 or self.cursor < height - OVER:
            room.scroll_to(y=max(0, top - 1), animate=False, force=True)
        else:
            super().into_sight(room)

    def drawn(self, width: int, cursor: int) -> tuple[Drawn, ...]:
        """All of them one below the other while they have the keys."""
        if cursor >= 0:
            return choice_lines(self.shown, width, cursor)
        roomy = self.app.size.height >= ROOMY and self.app.size.width >= WIDTH
        return resting_ticks(self.shown, width, roomy=roomy)
