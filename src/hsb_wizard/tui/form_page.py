"""The page that is a form: mounted once and refilled in place.

It shows a `FormView` and tells what was done; where that leads is the main screen's business.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from hsb_wizard.tui.below import SCROLLS, look_below
from hsb_wizard.tui.fields import FieldWidget
from hsb_wizard.tui.frame import Line, Problem
from hsb_wizard.tui.parts import part
from hsb_wizard.tui.reading import HelpsLine, Reading
from hsb_wizard.tui.texts import Box, LineField, field_widget
from hsb_wizard.tui.ticks import Ticks
from hsb_wizard.work.boxes import box_height
from hsb_wizard.work.line import FLAT
from hsb_wizard.work.view_base import FormView, Values
from hsb_wizard.work.view_draw import split_asked
from hsb_wizard.work.wide import WIDE


class FormPage(Vertical):
    """A form: words, fields, words. Fields of the same kind and key are refilled, others come and go.

    Title, what helps and the last line stay where they are; the rest scrolls where it does not fit.
    """

    DEFAULT_CSS = """
    FormPage { height: 1fr; }
    FormPage Horizontal { width: 100%; }
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
                yield Ticks()
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
    def begun(self, event: FieldWidget.Said) -> None:
        """Now only what must is scrolled; the main screen hears of it as well. What is ticked stands in its line."""
        self._begun = True
        if event.field is self.ticks and (line := self.ticks.write()) is not None:
            self.post_message(FieldWidget.Marked(line))  # from here: what the line posted now would end at this page
        elif event.field is self.ticks.line:
            self.ticks.follow()

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
        part(self, "#form-above", Reading).lines(above, self.view.pair, self.view.panel)

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
        return [each for each in self.room.query_children(FieldWidget) if not isinstance(each, Ticks)]

    @property
    def ticks(self) -> Ticks:
        """What can be ticked under a line."""
        return part(self, "#form-ticks", Ticks)

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
            for shown in view.fields:
                kept = have.get((shown.key, shown.kind))
                if kept is None:
                    await self.room.mount(field_widget(shown), before=self.ticks)
                else:
                    self.room.move_child(kept, before=self.ticks)
        if len(self.fields) < len(view.fields):
            return  # the window closes: nothing comes into it any more
        for field, shown in zip(self.fields, view.fields, strict=True):
            if held is None or field.held == held.get(field.key, field.held):  # else more was said meanwhile
                field.fill(shown, held is None)
        offering = (each for each in self.fields if isinstance(each, LineField) and each.shown.offers)
        self.ticks.of(next(offering, None), held is None)
        self._sizes()

    def _sizes(self) -> None:
        """How high boxes are, by the window: a page that comes after a list has no size of its own yet."""
        high = box_height(self.view, *self.app.size)
        for box in self.query(Box):
            box.styles.height = high

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

    def to(self, key: str) -> None:
        """Give the keys to the field called ``key``."""
        for field in self.fields:
            if field.key == key:
                field.start()

    def passphrase_again(self) -> None:
        """A passphrase that was wrong is typed again from its start, in its own field and nowhere in the clear."""
        secrets = [each for each in self.fields if each.shown.kind == "secret"]
        for each in secrets:
            each.fill(each.shown, fresh=True)
        if secrets:
            secrets[0].start()

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

    @property
    def says(self) -> str:
        """What is said on the page now, and would be gone if it were filled again."""
        return part(self, "#form-problem", Problem).whole

    def say(self, words: str, *, fine: bool = False) -> None:
        """Say what is wrong, that nothing is, or a word that is no problem."""
        part(self, "#form-problem", Problem).say(words, fine=fine)
        if words:
            self._keep_in_sight()  # it takes room from the fields
