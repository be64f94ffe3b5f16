"""How the app ends: covered first, what is being typed handed over, the store closed, then out.

Imported before the first paint: only Textual and the small widgets. Nothing of a case enters here.
"""

from __future__ import annotations

from asyncio import to_thread
from threading import Thread
from typing import TYPE_CHECKING

from hsb_wizard.errors import ExitCode, HsbWizardError
from hsb_wizard.tui.frame import Page
from hsb_wizard.tui.saving import Saving

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework


class Ending(Saving):
    """An app with one store open at most, which is closed whatever ends the screen."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.desk: Casework | None = None
        self.closes_first: Casework | None = None  # a store that was just made and nobody was let in to yet
        self.ends_with = int(ExitCode.GOOD)  # what F10 gives back before anybody was let in
        self.ends_badly = ""
        self.leaving = False
        self._letting_go: Thread | None = None

    @property
    def here(self) -> Casework | None:
        """The store that is open: somebody was let in, or just made it and reads the recovery code."""
        return self.desk or self.closes_first

    def leave(self, code: int) -> None:
        """Cover, hand over what is being typed, close the store, end with ``code`` (75: begin again, locked)."""
        if self.leaving:
            return
        self.leaving = True
        if self.here is None:
            self.exit(code, return_code=code)
            return
        from hsb_wizard.tui.cover import LOCKING, Closing

        self.at_once(LOCKING)
        self.push_screen(Closing())
        self.call_after_refresh(self._let_go, code)

    def at_once(self, words: str, above: int = 0) -> None:
        """Empty the screen and say ``words`` before the page that says them for good is made."""
        from hsb_wizard.tui.still import colours_of, still

        if self._driver is not None:
            colours = colours_of(self.console.color_system)
            size, style = self.size, self.screen.rich_style
            self._driver.write(still(words, size.width, size.height, above, style, colours))
            self._driver.flush()

    def _let_go(self, code: int) -> None:
        """The cover is drawn: keep what is being typed, and close."""
        if self._letting_go is None and (desk := self.here) is not None:
            self.flush()
            self.desk = None
            self._letting_go = Thread(target=self._close, args=(desk, code), name="close")
            self._letting_go.start()

    async def on_unmount(self) -> None:
        """Who leaves does not leave a store half closed, whatever ends the screen first."""
        if self.leaving and self.here is not None:
            self._let_go(self.ends_with)
        if self._letting_go is not None:
            await to_thread(self._letting_go.join)

    def _close(self, desk: Casework, code: int) -> None:
        try:
            desk.close(back_up=code != ExitCode.LOCKED)
        except HsbWizardError as error:
            self.ends_badly = str(error)
            code = int(error.exit_code)
        self._return_code = code  # also where the screen ends before it is told to
        self.from_thread(lambda: self.exit(code, return_code=code))

    def close_now(self) -> None:
        """Close the store where it is not being closed already, with no copy made of it; called on another thread.

        Raises what closing raises.
        """
        if self._letting_go is not None:
            self._letting_go.join()
        elif (desk := self.here) is not None:
            self.desk = self.closes_first = None
            desk.close(back_up=False)

    def flush(self) -> None:
        """Every page hands over what is being typed."""
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.flush()
