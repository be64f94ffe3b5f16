"""A Textual program with one Input and nothing else: what a typed letter costs at least."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class BareInput(App[None]):
    """One Input."""

    def compose(self) -> ComposeResult:
        """The one box."""
        yield Input(placeholder="Type here")


if __name__ == "__main__":
    BareInput().run()
