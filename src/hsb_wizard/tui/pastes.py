"""A paste is one piece, whatever stands in it: from the terminal's mark before it to the mark behind it.

The stock reader looks for keys inside a paste as well: an ESC in pasted words ends the paste for it, and the rest of
the page is typed, letter by letter, at whatever has the keys. Here nothing of a paste is read as a key. What a page
does with the words, and what is cleaned out of them, is not decided here; nothing of a case is kept here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from time import monotonic

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.events import Paste
from textual.message import Message

LISTENS = ("textual.drivers.linux_driver", "textual.drivers.win32")  # where what a terminal sends is read
SILENCE = 5.0  # seconds without a letter until a paste is over whose end never came: else no key would act any more
PART = len(BRACKETED_PASTE_END) - 1  # letters of a mark that may have come while the rest is on its way


class WholePastes(XTermParser):
    """Textual's reader of what a terminal sends, with whole pastes."""

    def __init__(self, debug: bool = False, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(debug)
        self._clock = clock
        self._coming = False  # whether a paste is
        self._pieces: list[str] = []  # what came of it
        self._last = ""  # the last letters: a mark may come in two pieces
        self._heard = 0.0

    def feed(self, data: str) -> Iterator[Message]:
        """Give what ``data`` means: keys, or a paste once the mark behind it came."""
        if not data:
            yield from super().feed(data)
        while data:
            if self._coming:
                text, data = self._pasted(data)
                yield from () if text is None else self._whole(text)
            else:
                typed, data = self._typed(data)
                yield from super().feed(typed)

    def tick(self) -> Iterator[Message]:
        """Called again and again: a paste whose end never came is given as far as it came."""
        yield from super().tick()
        if self._coming and self._clock() - self._heard >= SILENCE:
            yield from self._whole("".join(self._pieces))

    def _typed(self, data: str) -> tuple[str, str]:
        """What is typed before a paste, with the mark before it; and the rest, which belongs to the paste."""
        seen = self._last + data
        at = seen.find(BRACKETED_PASTE_START)
        if at < 0:
            self._last = seen[-PART:]
            return data, ""
        begins = at + len(BRACKETED_PASTE_START) - len(self._last)
        self._coming, self._last, self._heard = True, "", self._clock()
        return data[:begins], data[begins:]

    def _pasted(self, data: str) -> tuple[str | None, str]:
        """The words of the paste once all of it came, and the rest, which does not belong to it.

        Where the words hold such a mark themselves, the last one that came with it counts: what lies between two of
        them was typed by nobody.
        """
        seen, self._heard = self._last + data, self._clock()
        first = seen.find(BRACKETED_PASTE_END)
        if first < 0:
            self._last = seen[-PART:]
            self._pieces.append(data)
            return None, ""
        another = seen.find(BRACKETED_PASTE_START, first)
        at = seen.rfind(BRACKETED_PASTE_END, first, another if another >= 0 else len(seen))
        end = at + len(BRACKETED_PASTE_END) - len(self._last)
        self._pieces.append(data[:end])
        return "".join(self._pieces)[: -len(BRACKETED_PASTE_END)], data[end:]

    def _whole(self, text: str) -> Iterator[Message]:
        """The paste. The stock reader hears that it is over as well; what it makes of that is left out."""
        self._coming, self._last = False, ""
        self._pieces.clear()
        for message in super().feed(BRACKETED_PASTE_END):
            if not isinstance(message, Paste):
                yield message
        yield Paste(text.replace("\x00", ""))


def read_pastes_whole() -> None:
    """Have the terminal of this system read in this way; to be called once Textual chose how it reads it."""
    for name in LISTENS:
        if name in sys.modules:
            vars(sys.modules[name])["XTermParser"] = WholePastes
