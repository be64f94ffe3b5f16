"""Is this document current: the page that asks for a file and says how it stands. Pure; it decides nothing."""

from __future__ import annotations

from hsb_wizard.casework.current import Checked
from hsb_wizard.work.view_base import Field, FormView
from hsb_wizard.work.view_draw import whole

TITLE = "Is this document current?"
ASKS = (
    "A PDF that left this store is compared with what left and with the record as it is now.",
    "Nothing is stored by asking, and nothing leaves this laptop.",
    "",
)
NO_FILE = "Type the name of the file with its folder, or drop the file onto this window."


def check_form(file: str = "", checked: Checked | None = None, *, locked: bool = False) -> FormView:
    """The page: which file, its password where it is locked and not known, and below it the answer."""
    fields = [Field("file", "line", "Which file", text=file)]
    if locked:
        fields.append(Field("password", "secret", "Its password", hint="Only to look inside: it is not kept"))
    return FormView(TITLE, "", ASKS, tuple(fields), _answer(checked), go_on="F8 Check")


def _answer(checked: Checked | None) -> tuple[str, ...]:
    if checked is None:
        return ()
    head, *rest = whole(checked.what)
    return ("", f"!{head}", *(f"!{line}" for line in rest), *whole(checked.safe), *whole(checked.do))


def typed_path(text: str) -> str:
    """The name as it was typed or dropped: terminals put quotes or backslashes around one with blanks."""
    name = text.strip()
    if len(name) > 1 and name[0] == name[-1] and name[0] in "'\"":
        return name[1:-1]
    return name.replace("\\ ", " ")
