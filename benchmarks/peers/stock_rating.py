"""The same question with Textual's own widgets: two sets of radio buttons, a list for what both agree, Continue."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.widgets import Button, RadioSet, Select


class StockRating(App[None]):
    """One question: each assessor's answer, the agreed one, and the way on."""

    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False

    def __init__(self, answers: Sequence[str]) -> None:
        super().__init__()
        self.answers = answers
        self.gone_on = False

    def compose(self) -> ComposeResult:
        """The two sets, the list, the button; the first set has the keys."""
        yield RadioSet(*self.answers, id="lead")
        yield RadioSet(*self.answers, id="co")
        yield Select([(each, each) for each in self.answers], id="agreed")
        yield Button("Continue")

    def on_mount(self) -> None:
        """As on our page, the first answer has the keys from the start."""
        self.query_one("#lead").focus()

    @on(Button.Pressed)
    def pressed(self) -> None:
        """Continue."""
        self.gone_on = True

    def stand(self) -> tuple[str, ...]:
        """What is answered, once all three are and somebody went on."""
        sets = [str(each.pressed_button.label) for each in self.query(RadioSet) if each.pressed_button is not None]
        chosen = self.query_one(Select).value
        return (*sets, str(chosen)) if self.gone_on and isinstance(chosen, str) else ()
