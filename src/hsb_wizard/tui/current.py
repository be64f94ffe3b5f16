"""Is this document current: asks for a file, has it compared, shows the answer. Reached with D from the list."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from hsb_wizard.casework.current import Checked, check_document
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.tui.steps import Steps
from hsb_wizard.work.view_current import NO_FILE, TITLE, check_form, typed_path
from hsb_wizard.work.view_first import text_of

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.tui.app import Wizard


class CurrentPage(Steps):
    """One page. F8 compares; the answer stands under what was typed until another file is asked about."""

    app: Wizard
    KEYS: ClassVar[str] = "Enter Check  F8 Check  F7 Back  F1 Help  F9 Pause  F10 Lock and quit"

    def __init__(self, desk: Casework) -> None:
        super().__init__()
        self.desk = desk
        self._file = ""
        self._busy = False

    async def begin(self) -> None:
        """Which file."""
        await self.show(check_form())

    async def action_go_on(self) -> None:
        """Compare it, on a thread of its own: a file may lie on a slow stick."""
        if self._busy:
            return
        self._file, password = typed_path(text_of(self.values, "file")), text_of(self.values, "password")
        if not self._file:
            self.say(NO_FILE)
            return
        self._busy = True
        self.state("Comparing ...")
        checked = self.app.off_screen(
            lambda: check_document(self.desk, Path(self._file).expanduser(), password).result()
        )
        self.app.hear(self, checked, self._done)

    async def _done(self, done: Future[Checked]) -> None:
        self._busy = False
        self.state("")
        error = done.exception()
        if isinstance(error, HsbWizardError):
            self.say(str(error))
            return
        checked = done.result()
        await self.show(check_form(self._file, checked, locked=checked.locked))
        self.to("password" if checked.locked else "file")

    def help_lines(self) -> tuple[str, ...]:
        """The four answers."""
        return (
            "!" + TITLE,
            "Current: the file is as it left here, and the record has not changed since.",
            "Superseded: it is as it left here, and the record has changed since; by what is said.",
            "Altered: it says that it is of a record here, and is not as anything left. Saving it again is enough.",
            "Not ours: nothing with these bytes left this store.",
            "A locked PDF is known by its bytes: its password is asked for only where they are not known.",
            "The last page of a document has the same code in print: 'verify --record-code' compares it.",
        )
