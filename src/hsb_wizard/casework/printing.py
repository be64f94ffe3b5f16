"""Which printer: a document leaves as PDF, as one HTML file or as JSON, by the name of the file or as it was asked for.

Only a PDF can be locked; what is asked to be locked and is none is refused before anything is made. The printers are
imported here, when a document is printed. What must not enter here: what a document says, and where it goes.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.errors import NotAllowed, RefusedInput
from hsb_wizard.values import Frozen
from hsb_wizard.watch import Watch

if TYPE_CHECKING:
    from hsb_wizard.report.document import Document

PDF, HTML, JSON = "pdf", "html", "json"
FORMATS = (PDF, HTML, JSON)
PRINTING = "Making the PDF"
_SUFFIXES = {"": "", ".pdf": PDF, ".html": HTML, ".htm": HTML, ".json": JSON}


class Leaf(Frozen, frozen=True):
    """What a printer gives back. ``plain_sha256`` is of the file before locking; ``pages`` is 0 where it has none."""

    data: bytes
    format: str
    plain_sha256: str
    pages: int = 0
    substituted: tuple[str, ...] = ()

    @property
    def sent_sha256(self) -> str:
        """The hash of the file as it leaves."""
        return hashlib.sha256(self.data).hexdigest()


def format_of(out: Path, asked: str = "", password: str = "") -> str:
    """The format of the file ``out``: as asked, else by its name, else a PDF.

    Raises RefusedInput for a name that says something else, NotAllowed for a password on what cannot be locked.
    """
    named = _SUFFIXES.get(out.suffix.casefold())
    if named is None and not asked:
        raise RefusedInput(f"there is no document of the kind '{out.suffix}'; there are .pdf, .html and .json")
    if asked and asked not in FORMATS:
        raise RefusedInput(f"there is no format '{asked}'; there are {', '.join(FORMATS)}")
    if asked and named and asked != named:
        raise RefusedInput(f"a file named {out.suffix} would hold {asked.upper()}; name it .{asked}")
    chosen = asked or named or PDF
    if password and chosen != PDF:
        raise NotAllowed("A password can lock a PDF only.", "Leave the password out, or make a PDF.")
    return chosen


def printed(document: Document, chosen: str, password: str = "", watch: Watch | None = None) -> Leaf:
    """Print ``document`` in the format chosen. Slow for a PDF. Raises Stopped where ``watch`` was."""
    if chosen == PDF:
        from hsb_wizard.report.pdf import print_pdf

        part = (watch or Watch()).part(0.0, 1.0, PRINTING)
        made = print_pdf(document, password=password, watch=part)
        return Leaf(made.data, PDF, made.plain_sha256, made.pages, tuple(str(each) for each in made.substituted))
    if chosen == HTML:
        from hsb_wizard.report.html import print_html

        data = print_html(document)
    else:
        from hsb_wizard.report.json import print_json

        data = print_json(document)
    return Leaf(data, chosen, hashlib.sha256(data).hexdigest())
