"""An app that says nothing of a case when it fails, and is not copied, photographed, selected or steered by a paste.

The stock app draws every local variable on the terminal when it crashes, saves pictures of the screen and hands text to
the terminal's clipboard (tui.md 1.9, security.md 1.8). Nothing else may enter here.
"""

from __future__ import annotations

from textual.app import App
from textual.driver import Driver

from hsb_wizard.errors import ExitCode
from hsb_wizard.tui.pastes import read_pastes_whole
from hsb_wizard.tui.resumed import reads_once
from hsb_wizard.tui.start import code_of


class CarefulApp(App[int]):
    """Textual's app without what is unsafe beside a case. ``failures`` are codes, never words."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.failures: list[str] = []

    def get_driver_class(self) -> type[Driver]:
        """The stock one, which reads a paste whole (none of its letters acts as a key) and every key once."""
        driver = super().get_driver_class()
        read_pastes_whole()
        return reads_once(driver)

    def _fatal_error(self) -> None:
        """The stock one draws every local variable on the terminal. This one keeps a code (tui.md 1.9)."""
        self._fail(self._exception or RuntimeError())

    def panic(self, *renderables: object) -> None:
        """The same for failures that can draw themselves."""
        self._fail(self._exception or RuntimeError())

    def _fail(self, error: BaseException) -> None:
        self.failures.append(code_of(error))
        self._return_code = int(ExitCode.UNEXPECTED)
        self._exit_renderables.clear()
        self._close_messages_no_wait()

    def save_screenshot(self, *args: object, **more: object) -> str:
        """Refused: a picture of a case on the disk is a copy nobody keeps account of."""
        return ""

    def deliver_screenshot(self, *args: object, **more: object) -> None:
        """Refused, for the same reason."""

    def copy_to_clipboard(self, text: str) -> None:
        """Kept in the program: the terminal's clipboard is outside of the store."""
        self._clipboard = text

    def action_help_quit(self) -> None:
        """Ctrl+C does nothing: the stock answer is a toast that goes away."""
