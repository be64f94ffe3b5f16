"""The two kinds of page in the work: a list and a form. Each is mounted once and refilled in place.

They show a `ListView` or a `FormView` and tell what was done; where that leads is the main screen's business.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message

from hsb_wizard.tui.below import SCROLLS, look_below
from hsb_wizard.tui.fields import FieldWidget
from hsb_wizard.tui.frame import Line, Problem, Words, plain
from hsb_wizard.tui.lines import Lines
from hsb_wizard.tui.parts import part
from hsb_wizard.tui.texts import field_widget
from hsb_wizard.work.line import FLAT, Row
from hsb_wizard.work.view_base import FormView, ListView, Place, Values, row_id
from hsb_wizard.work.view_draw import hanging, split_asked, whole_pieces
from hsb_wizard.work.wide import WIDE, Block, in_two, panel, panel_of, rows_of

HIGH = 35  # lines of a window that has room for a high box with other fields
UNDER = 28  # and of one in which something can stand under a list


class Reading(Words):
    """Lines to read; those that start with ``!`` are bold. Words of people are shown as they are."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: tuple[str, ...] = ()
        self._pair: tuple[Block, ...] = ()

    def lines(self, lines: tuple[str, ...], pair: tuple[Block, ...] = ()) -> None:
        """Show ``lines``; the two blocks of ``pair`` stand side by side where there is room."""
        self._lines, self._pair = lines, pair
        self._draw()
        self.set_class(not lines, "empty")

    def on_resize(self) -> None:
        """What hangs under its first word is broken anew."""
        self._draw()

    def _draw(self) -> None:
        width = self.size.width or self.app.size.width - 3
        lines = tuple(piece for line in in_two(self._lines, self._pair, width) for piece in hanging(line, width))
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


class ListPage(Vertical):
    """A list; on a wide screen with a panel about the marked line."""

    DEFAULT_CSS = """
    ListPage { height: 1fr; }
    ListPage .empty { display: none; }
    ListPage .title { text-style: bold; }
    ListPage #beside { width: 40; display: none; border-left: solid $foreground; padding: 0 1; height: 1fr; }
    ListPage.-beside #beside { display: block; }
    ListPage #under { display: none; border-top: solid $foreground; max-height: 50%; }
    ListPage.-under #under { display: block; }
    ListPage.-under #under.empty { display: none; }
    """

    class Opened(Message):
        """A line was opened, or a letter of the page was typed at the moment ``lettered``."""

        def __init__(self, place: Place, lettered: float | None = None) -> None:
            super().__init__()
            self.place, self.lettered = place, lettered

    class TakeOut(Message):
        """Delete on a line."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    class Undo(Message):
        """Ctrl+Z on the list."""

    def __init__(self) -> None:
        super().__init__(id="list")
        self.view = ListView("")

    def compose(self) -> ComposeResult:
        """Title, words, the list and the panel."""
        yield Line(id="list-title", classes="title")
        yield HelpsLine(id="list-helps", classes="empty")
        yield Reading(id="list-above", classes="empty")
        yield Problem(id="list-problem")
        with Horizontal():
            lines = Lines(id="lines")
            lines.styles.width = "1fr"  # beside it stands the panel
            yield lines
            yield Reading(id="beside")
        yield Reading(id="under")

    def fill(self, view: ListView, keep: str = "") -> None:
        """Show ``view``; the mark goes to the line that opens ``keep`` when there is one."""
        self.view = view
        title = part(self, "#list-title", Line)
        title.left, title.right = view.title, view.where
        helps = part(self, "#list-helps", Line)
        helps.left = view.helps
        helps.set_class(not view.helps, "empty")
        part(self, "#lines", Lines).set_rows(self._rows(), view.mark or keep)
        self._panel()

    def start(self) -> None:
        """Take the keys, with as much of the list above the mark as there is room for."""
        part(self, "#lines", Lines).focus()
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        lines = part(self, "#lines", Lines)
        if self.display and not lines.size.height:  # not laid out yet
            self.call_after_refresh(self._settle)
            return
        over = lines.line_of(lines.current) - lines.size.height + 2
        lines.scroll_to(y=over if over > 1 else 0, animate=False, force=True)
        look_below(self)

    def say(self, words: str, *, fine: bool = False) -> None:
        """Say what is wrong, that nothing is, or a word that is no problem."""
        part(self, "#list-problem", Problem).say(words, fine=fine)

    def on_resize(self, event: events.Resize) -> None:
        """A table and a panel need room."""
        lines = part(self, "#lines", Lines)
        if lines.rows != (rows := self._rows()):
            lines.set_rows(rows)
        self._panel()

    def _rows(self) -> tuple[Row, ...]:
        """The rows of the list; in very few lines what stands above it scrolls with it."""
        flat = self.app.size.height < FLAT
        part(self, "#list-above", Reading).lines(() if flat else self.view.above)
        over = [Row(line.removeprefix("!"), heading=line.startswith("!")) for line in self.view.above if flat]
        return (*over, *rows_of(self.view, self._width))

    @property
    def _width(self) -> int:
        """By the window: a page that comes after another has no size of its own yet."""
        return self.app.size.width

    def _panel(self) -> None:
        """The panel stands where there is room for it, and something to say about any of the lines."""
        where = panel_of(self.view, self._width)
        if where == "under" and self.app.size.height < UNDER:
            where = ""
        self.set_class(where == "beside", "-beside")
        self.set_class(where == "under", "-under")
        if where:
            marked = part(self, "#lines", Lines).marked.id
            part(self, f"#{where}", Reading).lines(*panel(self.view, marked, where))

    @on(Lines.Moved)
    def moved(self, event: Lines.Moved) -> None:
        """The panel follows the mark."""
        event.stop()
        self._panel()

    @on(Lines.Chosen)
    def chosen(self, event: Lines.Chosen) -> None:
        """Open the line."""
        event.stop()
        place = self._place(event.row.id)
        if place is not None:
            self.post_message(self.Opened(place))

    def _place(self, wanted: str) -> Place | None:
        return next((line.place for line in self.view.lines if line.place and row_id(line.place) == wanted), None)

    def on_key(self, event: events.Key) -> None:
        """Letters of the page; Delete takes a row out, Ctrl+Z puts it back."""
        place = self.view.letters.get((event.character or "").upper())
        if place is not None:
            event.stop()
            self.post_message(self.Opened(place, event.time))
        elif event.key == "ctrl+z":
            event.stop()
            self.post_message(self.Undo())
        elif event.key == "delete":
            marked = self._place(part(self, "#lines", Lines).marked.id)
            if marked is not None:
                event.stop()
                self.post_message(self.TakeOut(marked))


class FormPage(Vertical):
    """A form: words, fields, words. Fields of the same kind and key are refilled, others come and go.

    Title, what helps and the last line stay where they are; the rest scrolls where it does not fit.
    """

    DEFAULT_CSS = """
    FormPage { height: 1fr; }
    FormPage #fields { height: 1fr; }
    FormPage .empty { display: none; }
    FormPage .title { text-style: bold; }
    FormPage #form-side { width: 40; height: 1fr; display: none; border-left: solid $foreground; padding: 0 1; }
    FormPage.-wide #form-side { display: block; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "turn(-1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="form")
        self.view = FormView("")
        self._begun = False  # until something was done here as much as can be seen stands over the first field

    def compose(self) -> ComposeResult:
        """Title, words to read, problem, and room for fields."""
        yield Line(id="form-title", classes="title")
        yield HelpsLine(id="form-helps", classes="empty")
        yield Problem(id="form-problem")
        yield Reading(id="form-asked", classes="empty")
        with Horizontal():
            with VerticalScroll(id="fields", classes=SCROLLS, can_focus=False):
                yield Reading(id="form-above", classes="empty")
                yield Reading(id="form-below", classes="empty")
            with VerticalScroll(id="form-side", can_focus=False):
                yield Reading(id="form-beside", classes="empty")
        yield Line(id="form-foot", classes="empty")

    def on_mount(self) -> None:
        """Where the page scrolls or is laid out, the terminal's own cursor goes with the field that has the keys."""
        self.watch(self.room, "scroll_y", self._scrolled, init=False)
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: self._cursor_follows())
        self.watch(self.room, "virtual_size", self._laid_out, init=False)

    @on(FieldWidget.Marked)
    @on(FieldWidget.Typed)
    def begun(self) -> None:
        """Now only what must is scrolled; the main screen hears of it as well."""
        self._begun = True

    def _laid_out(self) -> None:
        look_below(self)
        if not self._begun:
            self._keep_in_sight()

    def on_descendant_focus(self) -> None:
        """The field that has the keys is in sight, with its label, once everybody has found their new height."""
        self._begun = self._begun or not (self.fields and self.fields[0].has_focus_within)
        self._keep_in_sight()

    def on_resize(self) -> None:
        """In another window as well."""
        self._above()
        self._beside()
        self._sizes()
        self._keep_in_sight()
        look_below(self)

    def _above(self) -> None:
        """What is asked stays in sight where there is room for that."""
        stands = self.view.fields and self.app.size.height >= FLAT
        asked, above = split_asked(self.view) if stands else ((), self.view.above)
        part(self, "#form-asked", Reading).lines(asked)
        part(self, "#form-above", Reading).lines(above, self.view.pair)

    def _keep_in_sight(self) -> None:
        self.call_after_refresh(self._into_sight)

    def _beside(self) -> None:
        self.set_class(bool(self.view.beside) and self.app.size.width >= WIDE, "-wide")
        part(self, "#form-beside", Reading).lines(self.view.beside)

    def _into_sight(self) -> None:
        field = next((each for each in self.fields if each.has_focus or each.has_focus_within), None)
        if field is not None:
            if not self._begun:
                self.room.scroll_to(y=0, animate=False, force=True, immediate=True)
            field.into_sight(self.room)

    def _scrolled(self, row: float) -> None:
        self.call_after_refresh(self._cursor_follows)
        look_below(self)

    def _cursor_follows(self) -> None:
        if self.display and self.screen.focused is not None:
            self.screen.focused.refresh()  # drawing it puts the cursor there

    @property
    def fields(self) -> list[FieldWidget]:
        """The fields in order."""
        return list(self.room.query_children(FieldWidget))

    @property
    def room(self) -> VerticalScroll:
        """What scrolls."""
        return part(self, "#fields", VerticalScroll)

    def values(self) -> dict[str, str | tuple[str, ...]]:
        """What every field holds now."""
        return {field.key: field.held for field in self.fields}

    async def fill(self, view: FormView, held: Values | None) -> None:
        """Show ``view``, made of what the form ``held``; None: another page than before, where nothing typed stays."""
        self.view, fresh = view, held is None
        with self.app.batch_update():
            title = part(self, "#form-title", Line)
            title.left, title.right = view.title, view.where
            for name, words in (("helps", view.helps), ("foot", view.foot)):
                line = part(self, f"#form-{name}", Line)
                line.left = words
                line.set_class(not words, "empty")
            self._above()
            part(self, "#form-below", Reading).lines(view.below)
            self._beside()
            await self._match(view, held)
        if fresh:
            self.room.scroll_home(animate=False)
        else:
            self._keep_in_sight()

    async def _match(self, view: FormView, held: Values | None) -> None:
        wanted = [(each.key, each.kind) for each in view.fields]
        have = {(field.key, field.shown.kind): field for field in self.fields}
        if list(have) != wanted:
            gone = [field for key, field in have.items() if key not in wanted]
            if gone:
                await self.room.remove_children(gone)
            below = part(self, "#form-below", Reading)
            for shown in view.fields:
                kept = have.get((shown.key, shown.kind))
                if kept is None:
                    await self.room.mount(field_widget(shown), before=below)
                else:
                    self.room.move_child(kept, before=below)
        if len(self.fields) < len(view.fields):
            return  # the window closes: nothing comes into it any more
        for field, shown in zip(self.fields, view.fields, strict=True):
            if held is None or field.held == held.get(field.key, field.held):  # else more was said meanwhile
                field.fill(shown, held is None)
        self._sizes()

    def _sizes(self) -> None:
        """How high boxes are, by the window: a page that comes after a list has no size of its own yet."""
        boxes = [field for field in self.fields if field.shown.kind == "box"]
        others = len(self.fields) - len(boxes)
        for box in boxes:
            box.set_class(len(boxes) > 1, "-small")
            box.set_class(len(boxes) == 1 and (others == 0 or self.app.size.height >= HIGH), "-tall")

    def start(self) -> None:
        """Give the keys to the first field."""
        self._begun = False
        self.room.scroll_home(animate=False)
        if self.fields:
            self.fields[0].start(scroll=False)
        else:
            self.screen.set_focus(None)
        self._keep_in_sight()
        look_below(self)

    def action_turn(self, by: int) -> None:
        """A page of words up or down."""
        self.room.scroll_page_down(animate=False) if by > 0 else self.room.scroll_page_up(animate=False)

    def after(self, field: FieldWidget) -> bool:
        """Give the keys to the field after this one; False where it is the last."""
        order = self.fields
        at = order.index(field) if field in order else len(order)
        if at + 1 >= len(order):
            return False
        order[at + 1].start()
        return True

    def say(self, words: str, *, fine: bool = False) -> None:
        """Say what is wrong, that nothing is, or a word that is no problem."""
        part(self, "#form-problem", Problem).say(words, fine=fine)
        if words:
            self._keep_in_sight()  # it takes room from the fields
