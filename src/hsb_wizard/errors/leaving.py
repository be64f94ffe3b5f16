"""What stops a document at the place: a name, an address or a word that must not leave. Places, never the words."""

from __future__ import annotations

from collections.abc import Sequence

from hsb_wizard.errors.refusal import Refusal


class StoppedAtPlace(Refusal):
    """Something in the document must be looked at by a person before it leaves."""

    def __init__(self, what: str, places: Sequence[str], do: str) -> None:
        """``what`` is a whole sentence, ``places`` the headings and numbers where it stands."""
        self.places = tuple(places)
        where = "; ".join(dict.fromkeys(each or "on every page" for each in places))
        super().__init__(f"{what} Where: {where}." if where else what, "No document was written.", do)
