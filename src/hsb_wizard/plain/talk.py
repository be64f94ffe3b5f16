"""The terminal as two verbs: say a line, ask for one. No escape byte, nothing redrawn, nothing kept.

Asking waits on a thread, so that the program can lock by itself when nobody answers. A page that is pasted where one
line is asked for answers no question but that one. No word of a pack may enter.
"""

from __future__ import annotations

import asyncio
import getpass
import select
import sys
from collections.abc import Iterable
from contextlib import suppress
from threading import Thread
from typing import Protocol

from hsb_wizard.sentences import say
from hsb_wizard.text import clean, single_line
from hsb_wizard.work.idle import SESSION

ENDS = "It goes on: a full stop alone on a line ends it."
AT_ONCE = 0.03  # seconds: a line that comes sooner after the one before was typed by nobody
SEVERAL = "Several lines came at once, as from a paste. None of them is taken for an answer here: type one line."
JOINED = "The lines that came at once stand as one. If the last of them still waits, take it out before you go on."

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
        self._ahead = False  # whether the last line was typed before it was asked for

    def say(self, *lines: str) -> None:
        """Each as its own line, empty ones as a breath."""
        for line in lines or ("",):
            sys.stdout.write(f"{clean(line)}\n")
        sys.stdout.flush()

    async def ask(self, prompt: str, *, secret: bool = False) -> str:
        """Wait for one line, on a thread of its own."""
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
        if secret and sys.stdin.isatty():
            return getpass.getpass(prompt)
        sys.stdout.write(prompt)
        sys.stdout.flush()
        self._ahead = _comes(0.0)
        line = sys.stdin.readline()
        if not sys.stdin.isatty():  # what was typed is not echoed: the transcript stays whole
            sys.stdout.write("\n")
        return line.rstrip("\r\n") if line else None

    def rest(self) -> tuple[str, ...]:
        """The lines that came with the last one. Nobody types another one so soon; who typed ahead did so before."""
        found: list[str] = []
        while not self._ahead and _comes(AT_ONCE) and (line := sys.stdin.readline()):
            found.append(line.rstrip("\r\n"))
        return tuple(found)


def _comes(seconds: float) -> bool:
    """Whether a line comes within so many seconds, from a terminal. On Windows a console cannot be asked."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        return False
    return bool(select.select([sys.stdin], [], [], seconds)[0])


async def one_line(talk: Talk, prompt: str) -> str:
    """Ask for a letter or a command: of a pasted page no line is taken for one. Raises NobodyThere."""
    while True:
        typed = await talk.ask(prompt)
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


async def paragraph(talk: Talk, first: str) -> str:
    """Several lines, the first one typed already; a full stop alone ends them. Who presses Enter again is told so."""
    lines = [first]
    while (line := await talk.ask("")) != ".":
        if not line and "" not in lines:
            talk.say(ENDS)
        lines.append(line)
    return "\n".join(lines)


def say_all(talk: Talk, lines: Iterable[str]) -> None:
    """Say a page, after one empty line."""
    talk.say("", *lines)
