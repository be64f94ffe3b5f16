"""What a PDF says of itself: metadata and information, and no page. It may come from anywhere, so nothing is trusted.

Nothing is run or followed, and whatever is broken in a file is no more than a file that says nothing.
"""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Pdf


def says_of_itself(data: bytes, password: str = "") -> str | None:
    """Return the metadata of a file as text; empty where there is none, None where ``password`` does not open it."""
    try:
        with Pdf.open(BytesIO(data), password=password) as pdf:
            said = [str(value) for value in pdf.docinfo.values()]
            if "/Metadata" in pdf.Root:
                said.append(pdf.Root.Metadata.read_bytes().decode("utf-8", "replace"))
            return "\n".join(said)
    except pikepdf.PasswordError:
        return None
    except (pikepdf.PdfError, AttributeError, TypeError, ValueError, KeyError, RuntimeError):
        return ""
