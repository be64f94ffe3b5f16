"""The smallest Textual program: one line of text. What the start of any Textual program costs."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One Static."""

    def compose(self) -> ComposeResult:
        """The one line."""
        yield Static("A bare program")


if __name__ == "__main__":
    Bare().run()
