"""The HTML printer: one file that holds all it needs, for screens, screen readers and paper. No script, no address.

``print_html`` is the door. It sees a Document and nothing else: no record, no store, no key.
"""

from hsb_wizard.report.document import Document
from hsb_wizard.report.html.page import page

__all__ = ["print_html"]


def print_html(document: Document) -> bytes:
    """Return ``document`` as one self-contained page in UTF-8: the same document gives the same bytes."""
    return page(document).encode("utf-8")
