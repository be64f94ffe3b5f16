"""The fields of a form as widgets of our own: a choice drawn as lines, a line, a box, a passphrase.

They draw what a `Field` says and tell what was done to them; they keep nothing that matters and decide nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, TextArea

from hsb_wizard.text import clean
from hsb_wizard.tui.frame import Words, plain
from hsb_wizard.tui.line_input import LineInput
from hsb_wizard.work.view_answer import NOT_A_NUMBER
from hsb_wizard.work.view_base import Field, by_letter, toggled
from hsb_wizard.work.view_draw import choice_lines, cursor_line

BOX = 4000
AROUND = 3  # lines that are seen before and after the mark of a long list
Held = TypeVar("Held", bound="FieldWidget")


class FieldWidget(Widget):
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

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as are drawn."""
        return len(choice_lines(self.shown, width, 0 if self.has_focus else -1))

    def render(self) -> Content:
        """Draw every line with its weight."""
        width = self.size.width
        cursor = self.cursor if self.has_focus else -1
        if self.has_focus:
            self._show_cursor()  # here, since only now it is known where this stands
        made = Content("")
        for number, (text, weight) in enumerate(choice_lines(self.shown, width, cursor)):
            line = plain(text.ljust(width))
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
        first = top if line < room.size.height - AROUND else top + line - AROUND  # with its label where there is room
        room.scroll_to_region(Region(0, first, 1, line + top + AROUND - first), animate=False, force=True)

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
            self.post_message(self.Done(self))
        elif event.key in {"backspace", "delete"}:
            self._mark(())
        elif event.key == "space" and self.shown.choices and not self.shown.flows:
            self._mark(toggled(self.shown, self.shown.choices[self.cursor].value))
        elif event.key in {"up", "down"} and not self.shown.flows:
            self._move(1 if event.key == "down" else -1)
        elif event.is_printable and event.character and (found := by_letter(self.shown, event.character)):
            self.cursor = self.shown.choices.index(found)
            self._mark(toggled(self.shown, found.value))
        else:
            return
        event.prevent_default()
        event.stop()

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
    TextField TextArea { height: 5; padding: 0 1; }
    TextField.-small TextArea { height: 4; }
    TextField.-tall TextArea { height: 10; }
    """

    def __init__(self, shown: Field, editor: Widget) -> None:
        super().__init__(shown)
        self.editor = editor

    def compose(self) -> ComposeResult:
        """Label, hint, editor, remark and foot."""
        yield Words(classes="label")
        yield Words(classes="hint")
        yield self.editor
        yield Words(classes="odd")
        yield Words(classes="foot")

    def on_mount(self) -> None:
        """Fill it for the first time."""
        self._words()

    def _words(self) -> None:
        shown = self.shown
        self.set_class(self._is_beside(), "-beside")
        for name, text in (
            ("label", shown.label), ("hint", shown.hint), ("odd", f"! {shown.remark}" if shown.remark else ""),
            ("foot", self._foot()),
        ):  # fmt: skip
            words = self.query_one(f".{name}", Words)
            words.say(text)
            words.set_class(not text, "empty")

    def _is_beside(self) -> bool:
        shown = self.shown
        return bool(shown.label) and len(shown.label) <= 22 and not (shown.hint or shown.remark or self._foot())

    def _foot(self) -> str:
        return self.shown.foot

    def fill(self, shown: Field, fresh: bool) -> None:
        """Show it. Text that is being typed, or cannot be kept yet, stays as it is."""
        self.shown = shown
        typing = self.has_focus_within and not fresh
        if not typing and (fresh or shown.remark != NOT_A_NUMBER) and self.held != shown.text:
            self.put(shown.text)
        if self.is_mounted:
            self._words()

    def put(self, text: str) -> None:
        """Set the text without telling anybody."""

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


class LineField(TextField):
    """One line; a passphrase where the field is secret."""

    def __init__(self, shown: Field) -> None:
        self.line = _Line(shown.text, password=shown.kind == "secret", max_length=400)
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
        """Set the text without telling anybody."""
        with self.line.prevent(Input.Changed):
            self.line.value = text

    def start(self, *, scroll: bool = True) -> None:
        """Take the keys."""
        self.line.focus(scroll_visible=scroll)

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
    """A box for words: 4,000 characters. Tab leaves it; nothing in it is looked at as markup."""

    LIMIT: ClassVar[int] = BOX
    TAKES_LETTERS: ClassVar[bool] = True  # a letter here moves no focus

    def __init__(self, text: str) -> None:
        super().__init__(
            text, show_line_numbers=False, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False
        )
        self.cursor_blink = False

    def render_line(self, y: int) -> Strip:
        """Draw one; the terminal's own cursor stands where it is typed."""
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
        return super().render_line(y)

    async def _on_paste(self, event: events.Paste) -> None:
        """Pasted words are cleaned on the way in, so that no control sequence ever stands in a box."""
        self.insert(clean(event.text))
        event.prevent_default()
        event.stop()


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

    def _foot(self) -> str:
        length = len(self.box.text)
        count = f"{length:,} of {BOX:,} characters." if length > BOX - 400 else ""
        return " ".join(part for part in (count, self.shown.foot) if part)

    @on(TextArea.Changed)
    def changed(self, event: TextArea.Changed) -> None:
        """Typed."""
        event.stop()
        if len(self.box.text) > BOX - 500:
            self._words()
        self.post_message(self.Typed(self))


def field_widget(shown: Field) -> FieldWidget:
    """The widget for a field."""
    if shown.kind in {"choice", "multi"}:
        return ChoiceField(shown)
    return BoxField(shown) if shown.kind == "box" else LineField(shown)
