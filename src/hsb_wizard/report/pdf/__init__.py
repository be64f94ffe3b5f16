"""The PDF printer: the only place that imports reportlab and pikepdf, and it does so when the first page is printed.

pikepdf locks a document and reads one that comes back; a plain one is printed without it.

``print_pdf`` is the door. It sees a Document and nothing else: no record, no store, no key.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from hsb_wizard.report.document import Document

if TYPE_CHECKING:
    from hsb_wizard.report.pdf.press import Printed
    from hsb_wizard.watch import Watch

__all__ = ["print_pdf", "says_of_itself", "warm_up"]


def print_pdf(document: Document, *, password: str = "", watch: "Watch | None" = None) -> "Printed":
    """Print ``document``; see ``press.print_document`` for what comes back and what is raised."""
    from hsb_wizard.report.pdf.press import print_document

    return print_document(document, password=password, watch=watch)


def says_of_itself(data: bytes, password: str = "") -> str | None:
    """The metadata of any PDF as text; see ``inside.says_of_itself``."""
    from hsb_wizard.report.pdf.inside import says_of_itself as read

    return read(data, password)


def warm_up() -> None:
    """Load libraries and type ahead of the first printing, in a thread while somebody reads the export screen."""
    from hsb_wizard.report.pdf.press import loaded_faces

    loaded_faces()
    import_module("hsb_wizard.report.pdf.locking")  # for a document that will be locked
