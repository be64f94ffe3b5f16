"""Words and language: which nation, which names of the team's own, which language. Reached with W from the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hsb_wizard.errors import HsbWizardError
from hsb_wizard.sentences import say
from hsb_wizard.tui.frame import Line
from hsb_wizard.tui.steps import Steps
from hsb_wizard.work import view_words
from hsb_wizard.work.keeping_words import keep_words

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.tui.app import Wizard


class WordsPage(Steps):
    """One page. F8 keeps what is chosen: it holds at once, for every record that is opened from now on."""

    app: Wizard

    def __init__(self, desk: Casework) -> None:
        super().__init__()
        self.desk = desk
        self.administrator = "administrator" in desk.me.roles

    async def begin(self) -> None:
        """What holds now."""
        desk = self.desk
        await self.show(view_words.words_form(desk.form, desk.here, desk.language, self.administrator))

    async def action_go_on(self) -> None:
        """Keep it, and back to the list."""
        values = self.values
        if problem := view_words.problem(values, self.administrator):
            self.say(problem)
            self.to("nation")
            return
        try:
            keep_words(self.desk, values)
        except HsbWizardError as refused:
            self.say(str(refused))
            return
        self.app.pop_screen()
        for line in self.app.screen.query(Line):  # the list below speaks another language from now on
            line.refresh()

    def help_lines(self) -> tuple[str, ...]:
        """What each of them does."""
        return (
            "!" + say(view_words.TITLE),
            say("Institutions, orders and tools have different names in England and in Wales; labels use yours."),
            say("F1 on a question lists the word of then and the word of now, where they differ."),
            say("What nobody has translated stays in English, sentence by sentence."),
        )
