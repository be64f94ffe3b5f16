"""Words to read on a page: as lines, side by side where there is room, or as whole pieces of one line.

They draw what they are given. Fields and lists, and any word of their own, must not enter.
"""

from __future__ import annotations

from textual.content import Content

from hsb_wizard.tui.frame import Line, Words, plain
from hsb_wizard.work.view_draw import hanging, whole_pieces
from hsb_wizard.work.wide import Block, in_panel, in_two


class Reading(Words):
    """Lines to read; those that start with ``!`` are bold. Words of people are shown as they are."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: tuple[str, ...] = ()
        self._pair: tuple[Block, ...] = ()
        self._panel: Block = ()

    def lines(self, lines: tuple[str, ...], pair: tuple[Block, ...] = (), panel: Block = ()) -> None:
        """Show ``lines``; where there is room the two blocks of ``pair`` stand side by side, ``panel`` in a frame."""
        self._lines, self._pair, self._panel = lines, pair, panel
        self._draw()
        self.set_class(not lines, "empty")

    def on_resize(self) -> None:
        """What hangs under its first word is broken anew."""
        self._draw()

    def _draw(self) -> None:
        width = self.size.width or self.app.size.width - 3
        wide = in_panel(in_two(self._lines, self._pair, width), self._panel, width)
        lines = tuple(piece for line in wide for piece in hanging(line, width))
        text = "\n".join(lines)
        if text == self.words:
            return
        self.words = text
        made = Content("")
        for number, line in enumerate(lines):
            words = plain(line.removeprefix("!"))
            made += (Content("\n") if number else Content("")) + (words.stylize("bold") if line[:1] == "!" else words)
        self.update(made)


class HelpsLine(Line):
    """What helps the young person: whole words only, and how many more there are."""

    def render(self) -> Content:
        """Draw what fits."""
        return plain(f" {whole_pieces(self.left, self.size.width - 2)}")
