"""One line of a list as a plain value, so that what a list shows can be compared with `==` and needs no screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What one line says; ``id`` is what opens when it is chosen (empty: it cannot be chosen).

    ``mark`` stands before the text ("!" for what needs somebody).
    """

    text: str
    id: str = ""
    mark: str = ""
    heading: bool = False

    @property
    def opens(self) -> bool:
        """Whether Enter does something here."""
        return bool(self.id)


NOTHING = Row("")
