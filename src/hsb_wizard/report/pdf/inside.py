"""What a PDF says of itself: metadata and information, and no page. It may come from anywhere, so nothing is trusted.

Nothing is run or followed, and whatever is broken in a file is no more than a file that says nothing.
"""

from __future__ import annotations

import zlib
from io import BytesIO

import pikepdf
from pikepdf import Name, Pdf

_MOST = 1_000_000  # bytes of metadata: a file made to unpack to more than fits in memory is no document of ours


def says_of_itself(data: bytes, password: str = "") -> str | None:
    """Return the metadata of a file as text; empty where there is none, None where ``password`` does not open it."""
    try:
        with Pdf.open(BytesIO(data), password=password) as pdf:
            said = [str(value) for value in pdf.docinfo.values()]
            if "/Metadata" in pdf.Root:
                said.append(_unpacked(pdf.Root.Metadata).decode("utf-8", "replace"))
            return "\n".join(said)
    except pikepdf.PasswordError:
        return None
    except (pikepdf.PdfError, AttributeError, TypeError, ValueError, KeyError, RuntimeError, zlib.error):
        return ""


def _unpacked(stream: pikepdf.Object) -> bytes:
    """The beginning of a stream, unpacked where it is packed in the usual way."""
    raw = stream.read_raw_bytes()
    if stream.get("/Filter") == Name.FlateDecode:
        return zlib.decompressobj().decompress(raw, _MOST)
    return raw[:_MOST]
