"""The file itself: numbered objects in, the bytes of a PDF out, packed small; and a plain file taken apart again.

Objects are bytes as a PDF spells them, so that nothing is read and written twice. No packed stream ends in CR: whoever
looks for the line end before ``endstream`` could take it for a part of that. What must not enter here: tags, fonts,
and what a document says.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from hsb_wizard.courtesy import in_turn

_HEAD = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
_TOGETHER = 100  # objects in one packed stream
_SPECIAL = re.compile(r"[\\()]")
_LENGTH, _LENGTH_1 = re.compile(rb"/Length (\d+)"), re.compile(rb"/Length1 (\d+)")
_STREAM, _END = b"stream\n", b"\nendstream"

Objects = dict[int, bytes]  # by number, without what stands around them in a file


class Parts(NamedTuple):
    """A file taken apart: its objects, and the numbers of its catalogue and of its information."""

    objects: Objects
    root: int
    info: int


def text(words: str) -> bytes:
    """Return ``words`` as a text string."""
    if words.isascii():
        return b"(" + _SPECIAL.sub(r"\\\g<0>", words).replace("\r", "\\r").encode() + b")"
    return b"<FEFF" + words.encode("utf-16-be").hex().upper().encode() + b">"


def reference(number: int) -> bytes:
    """Return what points to an object."""
    return b"%d 0 R" % number


def stream(content: bytes, entries: bytes = b"", *, packed: bool = True) -> bytes:
    """Return ``content`` as a stream, packed unless it is to stay readable; ``entries`` stand beside its length."""
    data = zlib.compress(content) if packed else content
    if packed and data.endswith(b"\r"):
        return stream(content + b"\n", entries)
    kind = b"/Filter /FlateDecode " if packed else b""
    return b"<<%s%s/Length %d>>\n" % (entries, kind, len(data)) + _STREAM + data + _END


def taken_apart(plain: bytes) -> Parts:
    """Return the parts of a file that reportlab wrote: a table of places, no packed objects, no generations."""
    table = int(plain[plain.rindex(b"startxref") + 9 :].split()[0])
    _, counted, *lines = plain[table:].split(b"\n")
    count = int(counted.split()[1])
    places = [int(line[:10]) for line in lines[1:count]]
    objects = {
        number: _without_its_number(plain[place:end])
        for number, (place, end) in enumerate(in_turn(zip(places, [*places[1:], table], strict=True)), start=1)
    }
    trailer = plain[table:]
    root, info = (int(trailer.rpartition(name)[2].split()[0]) for name in (b"/Root", b"/Info"))
    return Parts(objects, root, info)


def _without_its_number(piece: bytes) -> bytes:
    body = piece[piece.index(b"obj") + 3 : piece.rindex(b"endobj")].strip()
    return _ended(body) if body.endswith(b"endstream") else body


def _ended(body: bytes) -> bytes:
    """Return a stream with a line end before its last word, and content that does not end in one."""
    head, data = body.split(_STREAM, maxsplit=1)
    length = _LENGTH.search(head)
    if length is None:
        raise RuntimeError("a stream says how long it is")
    data = data[: int(length[1])]
    if data.endswith(b"\r"):
        content, font = zlib.decompress(data), _LENGTH_1.search(head)
        content += b"\n"  # nothing to a page, and nothing to a font: it says itself where its tables end
        head = head if font is None else head.replace(font[0], b"/Length1 %d" % len(content))
        data = zlib.compress(content)
        head = head.replace(length[0], b"/Length %d" % len(data), 1)
        return _ended(head + _STREAM + data + _END)
    return head + _STREAM + data + _END


def packed(objects: Mapping[int, bytes], root: int, info: int) -> bytes:
    """Return the file: streams stand by themselves, all other objects are packed together. Same in, same out."""
    made, places = bytearray(_HEAD), dict[int, tuple[int, int, int]]()  # kind, where or in which, at which place there
    free = max(objects) + 1
    streams = {number: body for number, body in objects.items() if body.endswith(_END)}
    small = [(number, body) for number, body in objects.items() if number not in streams]
    for start in in_turn(range(0, len(small), _TOGETHER)):
        together = small[start : start + _TOGETHER]
        streams[free] = _together(together)
        places |= {number: (2, free, place) for place, (number, _) in enumerate(together)}
        free += 1
    for number, body in in_turn(streams.items()):
        places[number] = (1, len(made), 0)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    places[free] = (1, len(made), 0)
    made += b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        free,
        _table(places, root, info, sha256(made).digest()[:16]),
        len(made),
    )
    return bytes(made)


def _together(together: list[tuple[int, bytes]]) -> bytes:
    places, at = list[bytes](), 0
    for number, body in together:
        places.append(b"%d %d" % (number, at))
        at += len(body) + 1
    head = b" ".join(places) + b"\n"
    bodies = b"\n".join(body for _, body in together)
    return stream(head + bodies, b"/Type /ObjStm /N %d /First %d " % (len(together), len(head)))


def _table(places: Mapping[int, tuple[int, int, int]], root: int, info: int, mark: bytes) -> bytes:
    """Return the table of places as a stream; numbers of nothing are marked as free."""
    size = max(places) + 1
    entries = b"/Type /XRef /Size %d /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>] " % (
        size,
        root,
        info,
        *(mark.hex().encode(),) * 2,
    )
    rows = [places.get(number, (0, 0, 0)) for number in range(size)]
    for never in (0, 1):  # the number under which object 0, which is never used, would be used again
        rows[0] = (0, 0, never)
        content = b"".join(bytes((kind,)) + where.to_bytes(4, "big") + bytes((at,)) for kind, where, at in rows)
        data = zlib.compress(content)
        if not data.endswith(b"\r"):
            break
    return b"<<%s/W [1 4 1] /Filter /FlateDecode /Length %d>>\n" % (entries, len(data)) + _STREAM + data + _END
