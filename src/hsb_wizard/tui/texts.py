"""Where words are typed in a form: a line, a box, a passphrase.

They draw what a `Field` says and tell what was done to them; they keep nothing that matters and decide nothing. What
people wrote is cleaned on the way in and otherwise left as it is: no spelling is looked at, nothing is cut in silence.
"""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import ScrollableContainer
from textual.strip import Strip
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, TextArea

from hsb_wizard.text import clean, single_line
from hsb_wizard.tui.fields import ChoiceField, FieldWidget
from hsb_wizard.tui.frame import Words
from hsb_wizard.tui.line_input import LineInput
from hsb_wizard.work.boxes import BESIDE
from hsb_wizard.work.long_text import cut, left_out, pasted, remark_now, words_of
from hsb_wizard.work.view_answer import NOT_A_NUMBER
from hsb_wizard.work.view_base import Field, Spot

LINE = 400  # characters that a line takes


class _Offers(Suggester):
    """Finishes the last piece of a list with commas from what was used before."""

    def __init__(self, offers: tuple[str, ...]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.offers = offers

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line with its last piece finished; Right takes it."""
        before, comma, piece = value.rpartition(";" if ";" in value else ",")
        start = piece.lstrip()
        if not start:
            return None
        found = next((each for each in reversed(self.offers) if each.lower().startswith(start.lower())), None)
        return f"{before}{comma}{piece[: len(piece) - len(start)]}{start}{found[len(start) :]}" if found else None


PARTS = ("label", "hint", "odd", "foot")  # the words of a field: two above what is typed, two below


class TextField(FieldWidget):
    """What line, box and passphrase share: a label, the editor, the remark under it."""

    DEFAULT_CSS = """
    TextField { height: auto; layout: vertical; }
    TextField Words { padding: 0 1; }
    TextField .label { text-style: bold; }
    TextField .odd { text-style: bold; }
    TextField .empty { display: none; }
    TextField.-beside { layout: horizontal; }
    TextField.-beside .label { width: auto; }
    TextField.-beside .hint { display: none; }
    TextField TextArea, TextField TextArea:focus {
        height: 5; padding: 0 1; border: solid $foreground; background: $background; color: $foreground;
    }
    TextField TextArea:focus { border: solid $accent; }
    """

    def __init__(self, shown: Field, editor: Widget) -> None:
        super().__init__(shown)
        self.editor = editor
        self.said = ""  # about the last paste
        self._parts = {
            name: Words(classes=name) for name in PARTS
        }  # there from the first, wherever the field is by then
        self.told_at = 0  # how long the text was then

    def compose(self) -> ComposeResult:
        """Label, hint, editor, remark and foot."""
        above, below = PARTS[:2], PARTS[2:]
        yield from (self._parts[name] for name in above)
        yield self.editor
        yield from (self._parts[name] for name in below)

    def on_mount(self) -> None:
        """Fill it for the first time."""
        self._words()

    def _words(self) -> None:
        shown = self.shown
        self.set_class(self._is_beside(), "-beside")
        for name, text in (
            ("label", shown.label), ("hint", shown.hint), ("odd", f"! {odd}" if (odd := self._remark_now()) else ""),
            ("foot", self._foot()),
        ):  # fmt: skip
            words = self._parts[name]
            words.say(text)
            words.set_class(not text, "empty")

    def _remark_now(self) -> str:
        return self.shown.remark

    def _is_beside(self) -> bool:
        shown = self.shown
        return bool(shown.label) and len(shown.label) <= BESIDE and not (shown.hint or shown.remark or self._foot())

    def _foot(self) -> str:
        same = self.shown.kind == "box" and self.shown.remark  # that a box is long is remarked as well
        said = self.said if len(self.held) >= self.told_at and not same else ""
        return " ".join(part for part in (said, self.shown.foot) if part)

    def told(self, words: str) -> None:
        """A sentence about a paste; it stays until some of the text is taken out, or another page comes."""
        self.said, self.told_at = words, len(self.held)
        self._words()

    def fill(self, shown: Field, fresh: bool) -> None:
        """Show it. Text that is being typed, or cannot be kept yet, stays as it is."""
        self.shown = shown
        self.said = "" if fresh else self.said
        typing = self.has_focus_within and not fresh
        if fresh or (not typing and shown.remark != NOT_A_NUMBER and self.held != shown.text):
            self.put(shown.text)  # also the same words: of another page nothing can be taken back here
        if self.is_mounted:
            self._words()

    def put(self, text: str) -> None:
        """Set the text without telling anybody."""

    def into_sight(self, room: ScrollableContainer) -> None:
        """All of it; where that is more than the room, where it is typed."""
        fits = self.outer_size.height <= room.size.height
        room.scroll_to_widget(self if fits else self.editor, animate=False, force=True)

    def on_descendant_blur(self) -> None:
        """Left."""
        self.post_message(self.Left(self))


class _Line(LineInput):
    """A line in a form, which may have been laid out just now."""

    def render_line(self, y: int) -> Strip:
        """Draw it; the terminal's own cursor stands where it is typed."""
        drawn = super().render_line(y)
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
        return drawn

    def _on_paste(self, event: events.Paste) -> None:
        """What is longer than the line is told; the stock field would drop the whole paste and say nothing."""
        start, end = sorted(self.selection)
        free = LINE - len(self.value) + end - start
        words = event.text.strip("\r\n") if self.password else single_line(event.text)
        self.replace(words[:free], start, end)
        told = cut(len(words), free) or ("" if self.password else left_out(event.text))
        if isinstance(self.parent, TextField):
            self.call_after_refresh(self.parent.told, told)
        event.prevent_default()
        event.stop()


class LineField(TextField):
    """One line; a passphrase where the field is secret."""

    def __init__(self, shown: Field) -> None:
        self.line = _Line(shown.text, password=shown.kind == "secret", max_length=LINE)
        super().__init__(shown, self.line)
        self._offer()

    def fill(self, shown: Field, fresh: bool) -> None:
        """Show it, with what can be offered."""
        super().fill(shown, fresh)
        self._offer()

    def _offer(self) -> None:
        self.line.suggester = _Offers(self.shown.offers) if self.shown.offers else None

    @property
    def held(self) -> str:
        """What was typed."""
        return self.line.text

    def put(self, text: str) -> None:
        """Set the text without telling anybody; who goes on writes behind it."""
        cursor = self.app.cursor_position
        with self.line.prevent(Input.Changed):
            self.line.put(text)
            self.line.cursor_position = len(text)
        if self.app.focused is not self.line:  # the stock line takes the terminal's cursor, whoever has the keys
            self.app.cursor_position = cursor

    def takes(self, text: str) -> bool:
        """Hold ``text`` instead; False where it is longer than the line, which then says so and stays as it is."""
        if len(text) > LINE:
            self.told(cut(len(text), LINE))
            return False
        self.put(text)
        return True

    def start(self, *, scroll: bool = True) -> None:
        """Take the keys."""
        self.line.focus(scroll_visible=scroll)

    def spot(self, *, end: bool = False) -> Spot | None:
        """Where the cursor stands, or the end; none in a passphrase."""
        words = self.line.value
        at = len(words) if end else self.line.cursor_position
        return None if self.shown.kind == "secret" else Spot(self.key, words[:at], words[at:], (0, at))

    def put_in(self, spot: Spot, words: str) -> None:
        """Put ``words`` in, and go on behind them."""
        self.start()
        words = trimmed(spot, self.line.value) + words
        at, free = min(spot.at[1], len(self.line.value)), LINE - len(self.line.value)
        if len(words) > free:
            self.told(cut(len(words), 0))  # half a number names nothing
            return
        self.line.insert(words, at)
        self.line.cursor_position = min(at + len(words), len(self.line.value))

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        """Typed."""
        event.stop()
        self.post_message(self.Typed(self))

    @on(Input.Submitted)
    def entered(self, event: Input.Submitted) -> None:
        """Enter goes on."""
        event.stop()
        self.post_message(self.Done(self))


class Box(TextArea):
    """A box for words of any length. Tab leaves it; nothing in it is looked at as markup."""

    TAKES_LETTERS: ClassVar[bool] = True  # a letter here moves no focus
    typing = "lines"  # Enter begins one, and the footer does not say that it goes on
    BINDINGS: ClassVar[list[BindingType]] = [  # as other programs on the same laptop have them
        Binding("ctrl+a", "select_all", show=False),
        Binding("ctrl+home", "to_end(-1)", show=False),
        Binding("ctrl+end", "to_end(1)", show=False),
        Binding("ctrl+shift+home", "to_end(-1, True)", show=False),
        Binding("ctrl+shift+end", "to_end(1, True)", show=False),
        Binding("ctrl+delete", "delete_word_right", show=False),
    ]

    def action_to_end(self, way: int, select: bool = False) -> None:
        """To the first letter of all, or behind the last."""
        self.move_cursor(self.document.end if way > 0 else (0, 0), select=select)

    def __init__(self, text: str) -> None:
        super().__init__(
            text, show_line_numbers=False, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False
        )
        self.cursor_blink = False
        self.fresh = True  # nobody has been in what stands here

    def load_text(self, text: str) -> None:
        """Another text: nobody has been in it yet."""
        super().load_text(text)
        self.fresh = True

    def on_focus(self) -> None:
        """Who comes by Tab writes behind what stands there; a click that came with it says itself where."""
        self.call_later(self._go_behind)

    def _go_behind(self) -> None:
        if self.fresh and self.has_focus and self.cursor_location == (0, 0):
            self.move_cursor(self.document.end)
        self.fresh = False

    def render_line(self, y: int) -> Strip:
        """Draw one; the terminal's own cursor stands where it is typed."""
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
        return super().render_line(y)

    def action_cursor_page_up(self) -> None:
        """A page up in the words; where all of them are seen, of the page that they stand on."""
        if not self._turned(-1):
            super().action_cursor_page_up()

    def action_cursor_page_down(self) -> None:
        """The same, down."""
        if not self._turned(1):
            super().action_cursor_page_down()

    def _turned(self, by: int) -> bool:
        if self.max_scroll_y:
            return False
        room = next((each for each in self.ancestors if isinstance(each, ScrollableContainer)), None)
        if room is not None:
            room.scroll_page_down(animate=False) if by > 0 else room.scroll_page_up(animate=False)
        return room is not None

    def on_resize(self) -> None:
        """Draw it anew where its lines are broken anew: the stock box may have drawn the old ones into the new width,
        and where they come to as many it would leave that so, with words cut off. The cursor stays in sight."""
        self.refresh()
        if self.has_focus:
            self.call_after_refresh(self.scroll_cursor_visible)

    def _recompute_cursor_offset(self) -> None:
        """Lines were taken out, and the stock box looks for its cursor before it has moved it: it does so right after.

        Else undoing a paste that was longer than the box would end the program.
        """
        with suppress(ValueError):
            super()._recompute_cursor_offset()  # type: ignore[no-untyped-call]

    async def _on_paste(self, event: events.Paste) -> None:
        """Pasted words are cleaned on the way in, so that no control sequence ever stands in a box."""
        words = clean(event.text)
        self.replace(words, *self.selection)
        if isinstance(self.parent, BoxField):
            told = (left_out(event.text), pasted(words, self.text))
            self.call_after_refresh(self.parent.told, " ".join(part for part in told if part))
        event.prevent_default()
        event.stop()


def trimmed(spot: Spot, line: str) -> str:
    """The spaces before the cursor that were taken off when the text was kept: they stand there again."""
    lost = spot.before[len(line) :]
    return lost if lost.isspace() else ""


class BoxField(TextField):
    """A box with its count, once it is worth knowing."""

    def __init__(self, shown: Field) -> None:
        self.box = Box(shown.text)
        super().__init__(shown, self.box)

    @property
    def held(self) -> str:
        """What was typed."""
        return clean(self.box.text)

    def put(self, text: str) -> None:
        """Set the text without telling anybody."""
        with self.box.prevent(TextArea.Changed):
            self.box.load_text(text)

    def start(self, *, scroll: bool = True) -> None:
        """Take the keys, at the end of what stands there."""
        self.box.focus(scroll_visible=scroll)
        self.box.move_cursor(self.box.document.end)

    def _is_beside(self) -> bool:
        return False

    def _remark_now(self) -> str:
        return remark_now(self.shown.remark, self.shown.text, self.box.text)

    def _foot(self) -> str:
        return " ".join(part for part in (words_of(self.box.text), super()._foot()) if part)

    def spot(self, *, end: bool = False) -> Spot | None:
        """Where the cursor stands, or the end."""
        row, column = self.box.document.end if end else self.box.cursor_location
        line = self.box.document.get_line(row)
        return Spot(self.key, line[:column], line[column:], (row, column))

    def put_in(self, spot: Spot, words: str) -> None:
        """Put ``words`` in, and go on behind them; Ctrl+Z takes them out again."""
        self.start()
        row = min(spot.at[0], self.box.document.line_count - 1)
        line = self.box.document.get_line(row)
        at = (row, min(spot.at[1], len(line)))
        words = trimmed(spot, line) + words
        self.box.history.checkpoint()
        self.box.move_cursor(self.box.insert(words, at, maintain_selection_offset=False).end_location)

    @on(TextArea.Changed)
    def changed(self, event: TextArea.Changed) -> None:
        """Typed."""
        event.stop()
        self._words()
        self.post_message(self.Typed(self))


def field_widget(shown: Field) -> FieldWidget:
    """The widget for a field."""
    if shown.kind in {"choice", "multi"}:
        return ChoiceField(shown)
    return BoxField(shown) if shown.kind == "box" else LineField(shown)
