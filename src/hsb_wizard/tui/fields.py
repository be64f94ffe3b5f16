"""The fields of a form as widgets of our own: what all share, and a choice drawn as lines. Texts: `texts.py`.

They draw what a `Field` says and tell what was done to them; they keep nothing that matters and decide nothing.
"""

from __future__ import annotations

from textual import events
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message

from hsb_wizard.cells import filled
from hsb_wizard.tui.frame import plain
from hsb_wizard.tui.measured import Measured
from hsb_wizard.values import replace
from hsb_wizard.work.letters import Letters
from hsb_wizard.work.view_base import Choice, Field, Spot, by_letter, toggled
from hsb_wizard.work.view_draw import Drawn, choice_lines, cursor_line

AROUND = 3  # lines that are seen before and after the mark of a long list


class FieldWidget(Measured):
    """One field. `shown` is what it was filled with; `held` is what it holds now."""

    class Said(Message):
        """Something about a field: it was marked, typed in, left, or Enter was pressed in it."""

        def __init__(self, field: FieldWidget) -> None:
            super().__init__()
            self.field = field

    class Marked(Said):
        """A choice was made or taken back."""

    class Typed(Said):
        """Text changed."""

    class Left(Said):
        """The focus went elsewhere."""

    class Spelled(Said):
        """Letters that are no answers followed each other: somebody writes where only a letter marks."""

    class Done(Said):
        """Enter: go on."""

    def __init__(self, shown: Field) -> None:
        super().__init__()
        self.shown = shown

    @property
    def key(self) -> str:
        """The field's key in the form."""
        return self.shown.key

    @property
    def held(self) -> str | tuple[str, ...]:
        """What the field holds now."""
        return self.shown.value

    def fill(self, shown: Field, fresh: bool) -> None:
        """Show another field, or the same one after something happened; what is being typed stays."""
        self.shown = shown

    def start(self, *, scroll: bool = True) -> None:
        """Take the keys. Without ``scroll`` the page stays where it is."""
        self.focus(scroll_visible=scroll)

    def spot(self, *, end: bool = False) -> Spot | None:
        """Where the cursor stands in a text, or its end; None where this is none."""
        return None

    def put_in(self, spot: Spot, words: str) -> None:
        """Put ``words`` into the text at ``spot``, and take the keys."""

    def into_sight(self, room: ScrollableContainer) -> None:
        """Scroll ``room`` until all of this is seen."""
        room.scroll_to_widget(self, animate=False, force=True)


class ChoiceField(FieldWidget, can_focus=True):
    """A choice or a list of several. A letter marks, Space marks at the `>`, Backspace clears, Enter goes on."""

    DEFAULT_CSS = "ChoiceField { height: auto; padding: 0; }"

    def __init__(self, shown: Field) -> None:
        super().__init__(shown)
        self.cursor = 0
        self._still = False
        self._letters, self._before = Letters(), shown.chosen

    @property
    def typing(self) -> str:
        """What the footer says of the keys here: of a list without letters, that Space marks."""
        bare = not self.shown.flows and any(not choice.letter for choice in self.shown.choices)
        return "marks" if bare else ""

    def start(self, *, scroll: bool = True) -> None:
        """Take the keys."""
        self._still = not scroll
        super().start(scroll=scroll)

    def fill(self, shown: Field, fresh: bool) -> None:
        """Show it; the mark of a new field starts at what is chosen."""
        if fresh or shown.choices != self.shown.choices:
            values = [choice.value for choice in shown.choices]
            self.cursor = values.index(shown.chosen[0]) if shown.chosen and shown.chosen[0] in values else 0
        if shown != self.shown or fresh:
            self.shown = shown
            self.refresh(layout=True)

    def drawn(self, width: int, cursor: int) -> tuple[Drawn, ...]:
        """The lines of the choice; ``cursor`` is -1 while it has no keys."""
        return choice_lines(self.shown, width, cursor)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as are drawn."""
        return len(self.drawn(width, 0 if self.has_focus else -1))

    def render(self) -> Content:
        """Draw every line with its weight."""
        width = self.size.width
        cursor = self.cursor if self.has_focus else -1
        if self.has_focus:
            self._show_cursor()  # here, since only now it is known where this stands
        made = Content("")
        for number, (text, weight) in enumerate(self.drawn(width, cursor)):
            line = plain(filled(text, width))
            made += (Content("\n") if number else Content("")) + (
                line.stylize("bold reverse") if weight == 2 else line.stylize("bold") if weight else line
            )
        return made

    def into_sight(self, room: ScrollableContainer) -> None:
        """All of it; of a list that is longer than the page, the line at the mark with those around it."""
        if self.outer_size.height <= room.size.height:
            super().into_sight(room)
            return
        line, top = cursor_line(self.shown, self.size.width or 80, self.cursor), self.virtual_region.y
        around = min(AROUND, (room.size.height - 1) // 2)
        first = top if line < room.size.height - around else top + line - around  # with its label where there is room
        height = max(1, line + top + around - first)
        room.scroll_to_region(Region(0, first, 1, height), animate=False, force=True)

    def on_focus(self) -> None:
        """The mark appears."""
        self.refresh(layout=True)
        self._follow()

    def on_blur(self) -> None:
        """The mark goes."""
        self.refresh(layout=True)
        self.post_message(self.Left(self))

    def _show_cursor(self) -> None:
        line = cursor_line(self.shown, self.size.width or 80, self.cursor)
        self.app.cursor_position = Offset(self.region.x + 1, self.region.y + line)

    def _follow(self) -> None:
        self._show_cursor()
        room = self.parent
        if not self._still and isinstance(room, ScrollableContainer):
            self.call_after_refresh(self.into_sight, room)
        self._still = False

    def on_key(self, event: events.Key) -> None:
        """Letters, Space, Backspace, Enter, Up and Down."""
        if event.key == "enter":
            if self.shown.leads and not self.shown.chosen:
                self._mark((self.shown.choices[self.cursor].value,))
            self.post_message(self.Done(self))
        elif event.key in {"backspace", "delete"}:
            self._letters = Letters()  # whoever clears knows what a letter does
            self._mark(())
        elif event.key == "space" and self.shown.choices and not self.shown.flows:
            self._mark(toggled(self.shown, self.shown.choices[self.cursor].value))
        elif event.key in {"up", "down"} and not self.shown.flows:
            self._move(1 if event.key == "down" else -1)
        elif event.is_printable and event.character and (found := by_letter(self.shown, event.character)):
            self._by_letter(found, event.time)
        elif (event.character or "").isalpha() and self._letters.follows(event.time):
            self._letters.acts(event.time, means=False)
            self._mark(self._before)  # the letter before it was the beginning of a word
            self.post_message(self.Spelled(self))
        else:
            return
        event.prevent_default()
        event.stop()

    def _by_letter(self, found: Choice, at: float) -> None:
        """A letter marks, unless it goes on in a word; what stood before the word began stays."""
        if not self._letters.follows(at):
            self._before = self.shown.chosen
        if not self._letters.acts(at, means=True):
            return
        self.cursor = self.shown.choices.index(found)
        self._mark(toggled(self.shown, found.value))
        self._follow()  # also where it was marked already

    def _move(self, by: int) -> None:
        to = self.cursor + by
        if 0 <= to < len(self.shown.choices):
            self.cursor = to
            self.refresh()
            self._follow()
        elif by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def _mark(self, chosen: tuple[str, ...]) -> None:
        if chosen != self.shown.chosen:
            self.shown = replace(self.shown, chosen=chosen)
            self.refresh(layout=True)
            self.post_message(self.Marked(self))
