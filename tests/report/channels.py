"""Nine ways in which a PDF could say more than it shows, each read by itself: what is in any of them has leaked.

Written apart from the printer. It reads with two extractors and goes through the file's own objects.
"""

from __future__ import annotations

import subprocess
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
from pikepdf import Pdf

CHANNELS = (
    "pdftotext",
    "pypdf",
    "information",
    "xmp",
    "outline",
    "objects",
    "attachments",
    "raw bytes",
    "file name",
)


def read_channels(file: Path) -> dict[str, str]:
    """All that ``file`` says, channel by channel. A second %%EOF is what an earlier state leaves, and is refused."""
    data = file.read_bytes()
    assert data.count(b"%%EOF") == 1
    reader = pypdf.PdfReader(BytesIO(data))
    with Pdf.open(BytesIO(data)) as pdf:
        said = {
            "pdftotext": _pdftotext(file),
            "pypdf": "\n".join(page.extract_text() for page in reader.pages),
            "information": "\n".join(str(value) for value in pdf.docinfo.values()),
            "xmp": pdf.Root.Metadata.read_bytes().decode("utf-8") if "/Metadata" in pdf.Root else "",
            "outline": "\n".join(_titles(reader.outline)),
            "objects": "\n".join(_strings(pdf)),
            "attachments": "\n".join(_attached(pdf)),
            "raw bytes": data.decode("latin-1") + "\n".join(_inflated(data)),
            "file name": file.name,
        }
    assert tuple(said) == CHANNELS
    return said


def _pdftotext(file: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def _titles(outline: list[Any]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield str(entry.title)


def _strings(pdf: Pdf) -> Iterator[str]:
    """Every string and every name in every object, and every stream as it reads when it is unpacked."""
    for one in pdf.objects:
        yield from _texts(one, 0)
        if isinstance(one, pikepdf.Stream):
            yield one.read_bytes().decode("latin-1")


def _texts(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, pikepdf.String | pikepdf.Name):
        yield str(value)
    elif isinstance(value, pikepdf.Array) and depth < 6:
        for each in value.as_list():
            yield from _texts(each, depth + 1)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream) and depth < 6:
        for key, each in value.items():
            yield key
            if not (isinstance(each, pikepdf.Object) and each.is_indirect):
                yield from _texts(each, depth + 1)


def _attached(pdf: Pdf) -> Iterator[str]:
    for name, attachment in pdf.attachments.items():
        yield name
        yield attachment.get_file().read_bytes().decode("latin-1")


def _inflated(data: bytes) -> Iterator[str]:
    """What any run of the bytes gives when it is unpacked, whether or not an object points there."""
    start = data.find(b"stream\n")
    while start >= 0:
        try:
            yield zlib.decompressobj().decompress(data[start + 7 :]).decode("latin-1")
        except zlib.error:
            yield ""
        start = data.find(b"stream\n", start + 7)
