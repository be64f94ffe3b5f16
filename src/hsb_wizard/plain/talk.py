"""The terminal as two verbs: say a line, ask for one. No escape byte, nothing redrawn, nothing kept.

Asking waits on a thread, so that the program can lock by itself when nobody answers. A page that is pasted where one
line is asked for answers no question but that one. Lines are broken where the terminal ends, between words, and nowhere
where there is none. No word of a pack may enter.
"""

from __future__ import annotations

import asyncio
import getpass
import os
import re
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from threading import Thread
from typing import Protocol

from hsb_wizard.cells import broken as in_cells
from hsb_wizard.plain.keyboard import keyboard
from hsb_wizard.sentences import say
from hsb_wizard.text import clean, single_line
from hsb_wizard.work.idle import SESSION

ENDS = "It goes on: a full stop alone on a line ends it."
AS_TEXT = "That line stands in your text. A full stop alone ends the text; commands work after it."
COMMAND = re.compile(r"\.(?:[?a-z]|f\d+)(?: .*)?")
BEFORE_WORDS = re.compile(r" *(?:(?:[A-Z]{1,2}|-|!|\.[?a-z]) +)?")  # a letter, and room: what goes on stands below
SEVERAL = "Several lines came at once, as from a paste. None of them is taken for an answer here: type one line."
CUT = (
    "A line was longer than a terminal takes: what came after its first 4,095 letters is missing. Break it into lines."
)
JOINED = "The lines that came at once stand as one."

LONGEST = 4095  # bytes: what is longer a terminal that gives whole lines cuts off, and says nothing
LEAST = 20  # cells in a line: in fewer nothing is broken
WARNED = 60.0  # seconds between the warning and the lock
WARNING = "Nobody has answered for a while. In one minute this locks; everything said is saved. Answer to stay."


class NobodyThere(Exception):
    """Nobody has answered for as long as the laptop's settings allow, or there is nothing more to read."""


class Talk(Protocol):
    """Somebody to talk with."""

    def say(self, *lines: str) -> None:
        """Say these lines."""

    async def ask(self, prompt: str, *, secret: bool = False) -> str:
        """Ask for one line. Raises NobodyThere."""

    def rest(self) -> tuple[str, ...]:
        """The lines that came in one go with the last one, as from a paste; they are asked for no more."""


class Terminal:
    """Standard input and output."""

    def __init__(self) -> None:
        self.minutes = 15.0  # until it locks
        self.in_session = False  # the young person or family is there
        self._keys = keyboard()
        self._rest: tuple[str, ...] = ()

    def say(self, *lines: str) -> None:
        """Each as its own line, empty ones as a breath."""
        width = room().columns
        for line in lines or ("",):
            sys.stdout.write("".join(f"{each}\n" for each in broken(clean(line), width)))
        sys.stdout.flush()

    def out_of_sight(self) -> None:
        """What was said before goes up and out of the window; whoever scrolls back still finds it."""
        sys.stdout.write("\n" * room().lines)
        sys.stdout.flush()

    async def ask(self, prompt: str, *, secret: bool = False) -> str:
        """Wait for one line; what of it cannot be seen is not shown, and what the terminal cut off is said."""
        if secret and self._keys:
            self._keys.echo(on=False)
        try:
            line = await self._heard(prompt, secret=secret)
        finally:
            if secret and self._keys:
                self._keys.echo(on=True)
                self.say("")
        if self._keys and any(len(each.encode()) >= LONGEST for each in (line, *self._rest)):
            self.say(say(CUT))
        return line

    async def _heard(self, prompt: str, *, secret: bool) -> str:
        """One line, read on a thread of its own. Raises NobodyThere."""
        loop = asyncio.get_running_loop()
        answered: asyncio.Future[str | None] = loop.create_future()

        def wait() -> None:
            try:
                line = self._read(prompt, secret=secret)
            except (EOFError, OSError, ValueError):
                line = None
            with suppress(RuntimeError):  # it was locked meanwhile: nobody takes it any more
                loop.call_soon_threadsafe(take, line)

        def take(line: str | None) -> None:
            if not answered.done():  # too late, where nobody waits any more
                answered.set_result(line)

        Thread(target=wait, name="ask", daemon=True).start()
        line = await self._answer(answered)
        if line is None:
            raise NobodyThere
        return line

    @property
    def locks_after(self) -> float:
        """Minutes without an answer until it locks: what is set, and with the young person there practice's own."""
        return SESSION[1] if self.in_session else self.minutes

    async def _answer(self, answered: asyncio.Future[str | None]) -> str | None:
        """What was answered; a minute before it locks that is said, once."""
        wait = self.locks_after * 60
        try:
            return await asyncio.wait_for(asyncio.shield(answered), max(0.0, wait - WARNED))
        except TimeoutError:
            self.say("", WARNING)
        try:
            return await asyncio.wait_for(answered, min(WARNED, wait))
        except TimeoutError:
            return None

    def _read(self, prompt: str, *, secret: bool) -> str | None:
        if self._keys is None and secret and sys.stdin.isatty():
            return getpass.getpass(prompt)
        sys.stdout.write(prompt)
        sys.stdout.flush()
        if self._keys is not None:
            piece = self._keys.take()
            self._rest = piece[1:] if piece else ()
            return piece[0] if piece else None
        line = sys.stdin.readline()
        if not sys.stdin.isatty():  # what was typed is not echoed: the transcript stays whole
            sys.stdout.write("\n")
        return line.rstrip("\r\n") if line else None

    def rest(self) -> tuple[str, ...]:
        """The lines that came with the last one, as from a paste."""
        return self._rest


def room() -> os.terminal_size:
    """How many cells stand in one line of the terminal, and how many lines; 0 where there is none, or none says."""
    try:
        return os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError):
        return os.terminal_size((0, 0))


def broken(text: str, width: int) -> tuple[str, ...]:
    """``text`` in lines of at most ``width`` cells, between words; as it is where no width is known."""
    lines = text.split("\n")
    if width < LEAST:
        return tuple(lines)
    made: list[str] = []
    for line in lines:
        found = BEFORE_WORDS.match(line)
        hang = " " * min(found.end() if found else 0, width // 4)
        made += in_cells(line, width, rest=hang, whole=True) or [""]
    return tuple(made)


async def one_line(talk: Talk, prompt: str, *, secret: bool = False) -> str:
    """Ask for a letter, command or secret: of a pasted page no line is taken for one. Raises NobodyThere."""
    while True:
        typed = await talk.ask(prompt, secret=secret)
        if not talk.rest():
            return typed
        talk.say(say(SEVERAL))


async def words_of_a_line(talk: Talk, prompt: str) -> str:
    """Ask for words on one line: the lines of a pasted page are joined, as on the screen. Raises NobodyThere."""
    typed = await talk.ask(prompt)
    rest = talk.rest()
    if rest:
        talk.say(say(JOINED))
    return single_line("\n".join((typed, *rest))) if rest else typed


async def _nobody(text: str) -> None:
    """Nobody keeps what is only half said."""


async def paragraph(talk: Talk, first: str, half: Callable[[str], Awaitable[None]] = _nobody, before: str = "") -> str:
    """Several lines, the first typed already, behind what stands ``before``; a full stop alone ends them.

    ``half`` hears what stands so far, after each piece. Who presses Enter again is told how it ends, and so is who
    types a command. Within a page that was pasted a full stop alone is one of its lines. Raises NobodyThere.
    """
    lines, piece = before.split("\n") if before else [], (first, *talk.rest())
    while True:
        *these, last = piece
        if last == ".":
            return "\n".join((*lines, *these))
        if piece == ("",) and "" not in lines and lines:
            talk.say(say(ENDS))
        elif len(piece) == 1 and COMMAND.fullmatch(last):
            talk.say(say(AS_TEXT))
        lines += piece
        await half("\n".join(lines))
        typed = await talk.ask("")
        piece = (typed, *talk.rest())
