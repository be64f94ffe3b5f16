"""Pages beside the records in plain mode: the tour, words, lock times, backups, sealed copies, a document to check.

What they ask and say is made by the room of the work, as for the screen. A phrase or passphrase stays in the answers of
its form and goes to the desk.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard import settings
from hsb_wizard.casework.copies import back_up, listed
from hsb_wizard.casework.current import check_document
from hsb_wizard.casework.exporting import editions
from hsb_wizard.casework.sealed_copies import bring_in, look_into
from hsb_wizard.plain import reading
from hsb_wizard.plain.commands import Leave
from hsb_wizard.plain.long_work import seen_through
from hsb_wizard.plain.records import keep_records, prove
from hsb_wizard.plain.steps import Back, fill
from hsb_wizard.plain.talk import Terminal, one_line
from hsb_wizard.work import view_words
from hsb_wizard.work.keeping_words import keep_words
from hsb_wizard.work.tour import LINE_BY_LINE, tour
from hsb_wizard.work.view_base import Values
from hsb_wizard.work.view_bring_in import NO_PHRASE, bring_in_view, brought_words
from hsb_wizard.work.view_copies import backups_form, typed
from hsb_wizard.work.view_current import NO_FILE, check_form, typed_path
from hsb_wizard.work.view_first import text_of
from hsb_wizard.work.view_lock import lock_form, minutes_typed

if TYPE_CHECKING:
    from hsb_wizard.plain.hall import Hall

ONLY_MADE_UP = "The tour is in the demonstration: hsb-wizard demo --plain."
GOES_ON = "Enter goes on, .b leads back to the list: "
KEPT = "Kept."


async def the_tour(hall: Hall) -> None:
    """How this works, page after page; only where everything is made up. Raises Back, Leave."""
    if not hall.made_up:
        hall.talk.say(ONLY_MADE_UP)
        return
    for page in tour(hall.desk.form, tuple(each.title for each in editions()), LINE_BY_LINE):
        hall.talk.say("", *reading.head(page))
        said = (await one_line(hall.talk, GOES_ON)).strip()
        if said in {".q", ".f10"}:
            raise Leave
        if said.startswith("."):
            raise Back


async def lock_times(hall: Hall) -> None:
    """When this locks by itself; changed by an administrator. Raises what the desk refuses."""
    desk = hall.desk
    kept, chosen = settings.read(desk.folder), await asyncio.wrap_future(desk.lock_times())
    now = (chosen.cover_minutes, chosen.lock_minutes) if chosen else (kept.cover_minutes, kept.lock_minutes)
    administrator = "administrator" in desk.me.roles
    values = await fill(hall.talk, lock_form(now, administrator), _minutes_problem if administrator else _nothing)
    minutes = minutes_typed(values) if administrator else now
    if isinstance(minutes, str) or minutes == now:
        return
    await asyncio.wrap_future(desk.set_lock_times(*minutes))
    if isinstance(hall.talk, Terminal):
        hall.talk.minutes = minutes[1]
    hall.talk.say(KEPT)


def _minutes_problem(values: Values) -> str:
    minutes = minutes_typed(values)
    return minutes if isinstance(minutes, str) else ""


def _nothing(values: Values) -> str:
    return ""


async def words(hall: Hall) -> None:
    """The nation, the team's own names, one's language. Raises what the desk refuses."""
    desk = hall.desk
    administrator = "administrator" in desk.me.roles
    view = view_words.words_form(desk.form, desk.here, desk.language, administrator)
    values = await fill(hall.talk, view, lambda said: view_words.problem(said, administrator))
    await asyncio.to_thread(keep_words, desk, values)
    hall.talk.say(KEPT)


async def backups(hall: Hall) -> None:
    """What copies there are, and one made now. Raises what the strong room refuses."""
    desk = hall.desk
    values = await fill(hall.talk, backups_form(listed(desk.folder), desk.backup_problem), _nothing)
    to = typed_path(typed(values, "to"))
    folder = Path(to).expanduser() if to else None
    made = await seen_through(hall.talk, lambda watch: back_up(desk, folder, watch))
    hall.talk.say(f"A backup was made and checked: {made}")


async def document(hall: Hall) -> None:
    """Whether a document that left is current. Raises what the desk refuses."""
    file, locked = "", False
    while True:
        values = await fill(hall.talk, check_form(file, locked=locked), _no_file)
        file = typed_path(text_of(values, "file"))
        found = check_document(hall.desk, Path(file).expanduser(), text_of(values, "password"))
        checked = await asyncio.wrap_future(found)
        hall.talk.say(*map(reading.told, check_form(file, checked, locked=checked.locked).below))
        if not checked.locked or locked:
            return
        locked = True


def _no_file(values: Values) -> str:
    return "" if typed_path(text_of(values, "file")) else NO_FILE


async def bring(hall: Hall) -> None:
    """Bring in a sealed copy: first what it would add, then the phrase once more. Raises what the desk refuses."""
    values = await fill(hall.talk, bring_in_view(), _no_copy)
    file = typed_path(text_of(values, "file"))
    path = Path(file).expanduser()
    phrase = text_of(values, "phrase")
    coming = await seen_through(hall.talk, lambda watch: look_into(hall.desk, path, phrase, watch=watch))
    view = bring_in_view(file, coming)
    hall.talk.say(*reading.end(view))
    values = await fill(hall.talk, view, _no_copy)
    phrase = text_of(values, "phrase")
    brought = await seen_through(hall.talk, lambda watch: bring_in(hall.desk, path, phrase, watch=watch))
    hall.talk.say(brought_words(brought))


def _no_copy(values: Values) -> str:
    return _no_file(values) or ("" if text_of(values, "phrase") else NO_PHRASE)


PAGES: Mapping[str, tuple[Callable[[Hall], Awaitable[None]], str]] = {
    "tour": (the_tour, "how this works, in the demonstration"),
    "words": (words, "the nation, your team's own names, your language"),
    "times": (lock_times, "when this locks by itself"),
    "backup": (backups, "what copies there are, and one made now"),
    "bring": (bring, "bring in a sealed copy"),
    "prove": (prove, "whether the store is what was written into it"),
    "keeping": (keep_records, "how long records are kept: days, holds, copies, erasing"),
    "document": (document, "whether a document that left is current"),
}
