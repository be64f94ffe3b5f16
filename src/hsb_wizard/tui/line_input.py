"""One line of typing, where the stock field is unsafe beside a case or loses its picture. No words of a case enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from hsb_wizard.text import single_line

if TYPE_CHECKING:
    from hsb_wizard.work.undo import Undo


class LineInput(Input):
    """One line of typing between two bars. A passphrase shows as stars and can be neither copied nor cut."""

    TAKES_LETTERS: ClassVar[bool] = True  # a letter here moves no focus
    BINDINGS: ClassVar[list[BindingType]] = [  # as other programs on the same laptop have them
        Binding("ctrl+a", "select_all", show=False),
        Binding("ctrl+backspace", "delete_left_word", show=False),
        Binding("ctrl+delete", "delete_right_word", show=False),
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
    ]
    DEFAULT_CSS = """
    LineInput, LineInput:focus {
        height: 1; width: 1fr; margin: 0 1; padding: 0 1; border: none; background: $background; color: $foreground;
        border-left: solid $foreground; border-right: solid $foreground;
    }
    LineInput:focus { border-left: solid $accent; border-right: solid $accent; text-style: bold; }
    """

    def __init__(
        self, value: str = "", *, password: bool = False, id: str | None = None, max_length: int = 200
    ) -> None:
        self._noted: Undo | None = None
        self._in_steps = True
        super().__init__(value, password=password, id=id, max_length=max_length, select_on_focus=False)
        self.cursor_blink = False

    @property
    def _undo(self) -> Undo:
        if self._noted is None:
            from hsb_wizard.work.undo import Undo  # the first page asks for a passphrase alone: nothing is noted there

            self._noted = Undo()
        return self._noted

    def watch_value(self, before: str, after: str) -> None:
        """Note what was typed, so that it can be taken back; a passphrase is noted nowhere."""
        if self._in_steps and not self.password and before != after:
            self._undo.noted(before, after)

    def put(self, text: str) -> None:
        """Set another text: what was typed in the one before cannot come back into it."""
        self.value = text
        if self._noted is not None:
            self._noted.forget()

    def action_undo(self) -> None:
        """Take back the last step."""
        self._step(self._undo.back(self.value))

    def action_redo(self) -> None:
        """Make again what was taken back last."""
        self._step(self._undo.forth(self.value))

    def _step(self, text: str | None) -> None:
        if text is None:
            return
        from hsb_wizard.work.undo import change

        end = change(self.value, text).end
        self._in_steps = False
        self.value = text
        self._in_steps = True
        self.cursor_position = end

    @property
    def _value(self) -> Text:
        if self.password:
            return Text("*" * len(self.value), no_wrap=True, overflow="ignore", end="")
        return Text(self.value, no_wrap=True, overflow="ignore", end="")

    def render_line(self, y: int) -> Strip:
        """Draw it. The stock field loses its end where a paste or a refill is longer than what was laid out before."""
        room, at, before = self.content_region.width, self._cursor_offset, self.scroll_offset.x
        last = max(0, self.content_width - room)
        self.set_reactive(Widget.scroll_x, float(min(last, max(at - room + 1, min(at, before)))) if room else 0.0)
        return super().render_line(y)

    @property
    def text(self) -> str:
        """What was typed, cleaned; a passphrase is given as it is."""
        return self.value if self.password else single_line(self.value)

    def action_copy(self) -> None:
        """A passphrase never reaches a clipboard."""
        if not self.password:
            super().action_copy()

    def action_cut(self) -> None:
        """A passphrase never reaches a clipboard."""
        if not self.password:
            super().action_cut()

    def _on_paste(self, event: events.Paste) -> None:
        # The stock field silently keeps the first line of a paste; here lines are joined. The handler of the base
        # class would run as well, so it is told not to.
        self.insert_text_at_cursor(event.text.strip("\r\n") if self.password else single_line(event.text))
        event.prevent_default()
        event.stop()
