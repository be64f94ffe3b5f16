"""Bringing in a sealed copy that came from another laptop: look into it first, then bring it in. Reached with B.

So a record reaches a supervisor with a store of their own, and so what they wrote comes back. A phrase goes from its
field to the desk and is kept nowhere.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.casework.sealed_copies import Brought, Coming, bring_in, look_into
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.sentences import say
from hsb_wizard.tui.long_work import LongWork
from hsb_wizard.work.view_bring_in import NO_PHRASE, TITLE, bring_in_view, brought_words
from hsb_wizard.work.view_current import NO_FILE, typed_path
from hsb_wizard.work.view_first import text_of

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.tui.app import Wizard


class BringIn(LongWork):
    """One page. F8 looks into the copy; F8 again brings in what was shown."""

    app: Wizard

    def __init__(self, desk: Casework) -> None:
        super().__init__()
        self.desk = desk
        self._file = ""
        self._shown = ""  # the file whose content is shown, and may be brought in

    async def begin(self) -> None:
        """Which file."""
        await self.show(bring_in_view())

    async def action_go_on(self) -> None:
        """Look into it; where that is shown already, bring it in."""
        if self.works:
            return
        self._file, phrase = typed_path(text_of(self.values, "file")), text_of(self.values, "phrase")
        if not (self._file and phrase):
            self.say(NO_FILE if not self._file else say(NO_PHRASE))
            self.to("phrase" if self._file else "file")
            return
        path = Path(self._file).expanduser()
        try:
            if self._shown == self._file:
                self.begin_work(lambda watch: bring_in(self.desk, path, phrase, watch=watch), self._brought)
            else:
                self.begin_work(lambda watch: look_into(self.desk, path, phrase, watch=watch), self._looked)
        except HsbWizardError as error:
            await self.refused(error)

    async def refused(self, error: HsbWizardError) -> None:
        """It is not as it should be: which file is asked again."""
        self._shown = ""
        await self.show(bring_in_view(self._file))
        self.say(str(error))
        self.to("phrase")

    async def _looked(self, coming: Coming) -> None:
        self._shown = self._file
        await self.show(bring_in_view(self._file, coming))
        self.to("phrase")

    async def _brought(self, brought: Brought) -> None:
        self._shown = ""
        await self.show(bring_in_view())
        self.state(brought_words(brought))

    def help_lines(self) -> tuple[str, ...]:
        """What a sealed copy is."""
        return (
            "!" + say(TITLE),
            "A sealed copy is one record in a locked file. Its phrase is told by telephone, never sent with it.",
            "Both journals are joined: what is here stays, what is new is added, what was said differently on both",
            "laptops waits for the two assessors. A question is matched by the answer that it is about.",
            "A supervisor sends their own words back in the same way: Where this record stands, Send a sealed copy.",
        )
