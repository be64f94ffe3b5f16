"""What a process did before it was killed: lines in memory that it shares with whoever watches, written without the
system's help. A line counts from the moment its length is written, after its words.
"""

from __future__ import annotations

import mmap
import struct
from pathlib import Path

ROOM = 1 << 18
BEGUN = struct.Struct("<II")  # whether it has begun, and how many bytes of lines there are


class Tally:
    """Lines in the file at ``path``; a child that was forked writes into the same."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(ROOM))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), ROOM)

    def clear(self) -> None:
        """Begin again."""
        BEGUN.pack_into(self._shared, 0, 0, 0)

    def begin(self) -> None:
        """Say that the work begins now."""
        struct.pack_into("<I", self._shared, 0, 1)

    @property
    def begun(self) -> bool:
        return bool(BEGUN.unpack_from(self._shared)[0])

    def say(self, line: str) -> None:
        """Add a line."""
        (length,) = struct.unpack_from("<I", self._shared, 4)
        said = line.replace("\n", " ").encode("utf-8") + b"\n"
        at = BEGUN.size + length
        self._shared[at : at + len(said)] = said
        struct.pack_into("<I", self._shared, 4, length + len(said))

    @property
    def lines(self) -> list[str]:
        """Give the lines so far."""
        (length,) = struct.unpack_from("<I", self._shared, 4)
        return self._shared[BEGUN.size : BEGUN.size + length].decode("utf-8").splitlines()
