"""Where somebody writes on the page of a form, and what is put there for them: a number from the wall."""

from __future__ import annotations

from hsb_wizard.errors import HsbWizardError, NotAllowed, WrongPassphrase
from hsb_wizard.tui.form_page import FormPage
from hsb_wizard.tui.keeping import Keeping
from hsb_wizard.tui.parts import part
from hsb_wizard.work.view_base import Spot


class Writing(Keeping):
    """An open record with a form page on it."""

    @property
    def form_page(self) -> FormPage:
        """The page that is a form."""
        return part(self, "FormPage", FormPage)

    def spot(self) -> Spot | None:
        """Where the cursor stands in a text; at the end of the first box, else line, where the keys are elsewhere."""
        fields = self.form_page.fields
        here = next((each for each in fields if each.has_focus_within and each.spot() is not None), None)
        boxes = (each for each in fields if each.shown.kind == "box")
        lines = (each for each in fields if each.spot() is not None)
        found = here or next(boxes, None) or next(lines, None)
        return found.spot(end=here is None) if found is not None else None

    def to(self, key: str) -> None:
        """Give the keys to the field called ``key``."""
        self.form_page.to(key)

    def keys_to(self, error: HsbWizardError) -> None:
        """Give the keys to the field that a refusal speaks of."""
        if isinstance(error, WrongPassphrase):
            self.form_page.passphrase_again()
        elif isinstance(error, NotAllowed) and error.field:
            self.to(error.field)

    def put_in(self, spot: Spot, words: str) -> None:
        """Put ``words`` into the text at ``spot``."""
        field = next((each for each in self.form_page.fields if each.key == spot.key), None)
        if field is not None:
            field.put_in(spot, words)

    async def again(self) -> None:
        """Show the same page with what became known meanwhile; where something is said there, that stays instead."""
        if not self.form_page.says:
            await self.draw(fresh=False)

    async def draw(self, keep: str = "", *, fresh: bool = True) -> None:
        """Show the page at the top of the stack: whoever has the stack says how."""
