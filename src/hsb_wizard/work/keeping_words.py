"""What the page of words and language keeps, for the screen and for plain mode: only what was changed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hsb_wizard.work.view_base import Values
from hsb_wizard.work.view_first import chosen_of
from hsb_wizard.work.view_words import names_typed

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework


def keep_words(desk: Casework, values: Values) -> None:
    """Keep nation and names, which an administrator chooses, and one's own language. Raises what the desk refuses."""
    names, nation = names_typed(values), chosen_of(values, "nation")
    if "administrator" in desk.me.roles and (nation[0] != desk.here.nation or names != dict(desk.here.names)):
        desk.choose_words(nation[0], names).result()
    language = chosen_of(values, "language")[0]
    if language != (desk.language or desk.form.as_written.pack.language):
        desk.choose_language(language).result()
