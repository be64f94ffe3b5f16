"""One thing the checker has to say about a pack: a plain value, ready to print. Long texts are never quoted whole."""

from dataclasses import dataclass
from typing import Literal

from hsb_wizard.errors import FormError

Weight = Literal["error", "note"]


@dataclass(frozen=True, slots=True)
class Remark:
    """An error keeps the pack from use; a note is worth a look. ``place`` is empty where the whole file is meant."""

    file: str
    place: str
    message: str
    weight: Weight = "error"

    @property
    def line(self) -> str:
        """The remark on one line: ``family.toml > supervision > show_when: 'x' is not a question.``"""
        return f"{' > '.join(part for part in (self.file, self.place) if part)}: {self.message}"


def said(message: str, nearest: str = "") -> str:
    """Close a clause with its full stop, and with the nearest right spelling when there is one."""
    return f"{message}." + (f" Did you mean '{nearest}'?" if nearest else "")


def remark_of(error: FormError) -> Remark:
    """Say as a remark what stopped a pack from loading."""
    place = " > ".join(part for part in (error.question, error.key) if part)
    return Remark(error.file or "form.toml", place, said(error.problem, error.nearest))
