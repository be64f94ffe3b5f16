"""Commands of plain mode: they begin with a full stop, and the keys of the screen have their twins here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from hsb_wizard.plain import reading
from hsb_wizard.plain.form import NOTHING_BEFORE, PUT_BACK
from hsb_wizard.plain.talk import words_of_a_line
from hsb_wizard.sentences import say
from hsb_wizard.work.ending import NOT_IN_SESSION
from hsb_wizard.work.finding import TITLE
from hsb_wizard.work.noting import working_note
from hsb_wizard.work.view_base import TASKS, TELL, WHO, Place

if TYPE_CHECKING:
    from hsb_wizard.plain.at_work import PlainWork

WORDS = (
    ".b  one page back (F7)",
    ".c  go on without answering (F8)",
    ".l  the task list (F2); with the young person here: who can see",
    ".t  Tell someone now (F4)",
    ".n  the next thing that needs you; on the task list: how long have you got (F6)",
    ".f WORDS  find pages, questions, answers, guidance (F3)",
    ".e  show what is hidden here, the wall while you write, or ask about this answer (F5)",
    ".p  a working note: not printed, part of the record (Ctrl+P)",
    ".k  keep this answer back from somebody (Ctrl+K)",
    ".x LETTER  take this row out; the same again does it (Delete)",
    ".u  put back the text that was replaced last on this page, or the row that was taken out (Ctrl+Z)",
    ".s  say again where we are; also saves again what was not saved",
    ".q  save, lock and leave (F10)",
    ".?  help for this page (F1)",
    f"{reading.TAKEN_AWAY} alone empties a field, {reading.GOES_ON_BELOW} alone goes on below a text.",
    "Where a page names a key, .f4 is F4, .ctrl+p is Ctrl+P, and so on.",
)
TWINS = {
    "f1": "?", "f2": "l", "f3": "f", "f4": "t", "f5": "e", "f6": "n", "f7": "b", "f8": "c", "f9": "q",
    "f10": "q", "h": "?", "delete": "x",
    "ctrl+g": "t", "ctrl+k": "k", "ctrl+n": "n", "ctrl+o": "e", "ctrl+p": "p", "ctrl+r": "c", "ctrl+t": "l",
    "ctrl+z": "u",
}  # fmt: skip


FIRST_WHO = "Say first who can see the screen."


ENDS_NOTHING = "Here a full stop alone ends nothing: Enter does. It ends an answer of several lines."
NOTHING_HERE = "On this page .{word} does nothing."
SAYS_ITSELF = frozenset({"?", "s", "q", "b"})


class Leave(Exception):
    """Somebody leaves the program."""


async def obey(work: PlainWork, typed: str, leads: Mapping[str, Place]) -> None:
    """Do what a command says. Raises Leave, and what the desk refuses."""
    word, _, rest = typed[1:].strip().lower().partition(" ")
    word = TWINS.get(word, word)
    if word == "x":
        await _take_out(work, leads.get(rest.strip().upper()))
        return
    if word == "f":
        await _find(work, rest.strip())
        return
    does = COMMANDS.get(word)
    if not word:
        work.talk.say(f"{reading.PROBLEM} {say(ENDS_NOTHING)}")
        return
    if does is None:
        work.talk.say(f"{reading.PROBLEM} There is no command .{word}. .? says which there are.")
        return
    place, spoken, was_due = work.place, work.spoken, work.due
    await does(work)
    if word not in SAYS_ITSELF and (work.place, work.spoken, work.due) == (place, spoken, was_due):
        work.talk.say(NOT_IN_SESSION if work.seen else NOTHING_HERE.format(word=word))


async def _take_out(work: PlainWork, place: Place | None) -> None:
    if place is None or place.kind != "row":
        work.talk.say(f"{reading.PROBLEM} Say which row: .x and its letter, on the page that lists the rows.")
        return
    await work.moves.table.take_out(place)


async def _find(work: PlainWork, words: str) -> None:
    """What has these words, as a list with letters; back leads to where one was."""
    if work.seen or work.place == WHO:
        work.talk.say(f"{reading.PROBLEM} {NOT_IN_SESSION if work.seen else FIRST_WHO}")
        return
    words = words or (await words_of_a_line(work.talk, f"{TITLE}: ")).strip()
    if words:
        await work.go(Place("find", words), replace=work.place.kind == "find")


async def _go_on(work: PlainWork) -> None:
    work.answering.forget()
    await work.moves.go_on(work.place)


async def _tasks(work: PlainWork) -> None:
    await work.go(WHO if work.seen or work.place == WHO else TASKS)


async def _tell(work: PlainWork) -> None:
    if work.place.kind != "tell":
        await work.go(TELL)


async def _next(work: PlainWork) -> None:
    if not work.seen and work.place != WHO and work.left():
        await (work.go(Place("time")) if work.place == TASKS else work.moves.next())


async def _show(work: PlainWork) -> None:
    await work.ending.show(work.place)


async def _hold_back(work: PlainWork) -> None:
    await work.moves.hold_back(work.place)


async def _working(work: PlainWork) -> None:
    await working_note(work)


async def _put_back(work: PlainWork) -> None:
    if work.place.kind == "rows":
        if not await work.moves.table.undo(work.place.at):
            work.say(say(NOTHING_BEFORE))
    elif not work.answering.put_back():
        work.say(say(NOTHING_BEFORE))
    elif work.kept():
        work.say(say(PUT_BACK))


async def _where(work: PlainWork) -> None:
    work.try_again()
    work.answering.forget()
    work.due = True


async def _help(work: PlainWork) -> None:
    work.talk.say("", *map(reading.told, work.ending.help(work.place)), *WORDS)


async def _leave(work: PlainWork) -> None:
    if work.left():
        raise Leave


COMMANDS: Mapping[str, Callable[[PlainWork], Awaitable[None]]] = {
    "b": lambda work: work.back(),
    "c": _go_on,
    "l": _tasks,
    "t": _tell,
    "n": _next,
    "e": _show,
    "k": _hold_back,
    "p": _working,
    "s": _where,
    "u": _put_back,
    "q": _leave,
    "?": _help,
}
