"""Plain mode from its first line to its last: who is here, the list of assessments, and what is opened from it."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard import settings
from hsb_wizard.casework import door
from hsb_wizard.casework.drafts import own
from hsb_wizard.casework.inbox import waiting
from hsb_wizard.errors import ExitCode, HsbWizardError, Stopped, WrongPassphrase
from hsb_wizard.plain import reading
from hsb_wizard.plain.at_work import PlainWork
from hsb_wizard.plain.beside import PAGES
from hsb_wizard.plain.commands import TWINS, Leave
from hsb_wizard.plain.first_words import HOW, left_to_say
from hsb_wizard.plain.hall import Hall
from hsb_wizard.plain.steps import Back, first_run, new_case, recovered
from hsb_wizard.plain.talk import NobodyThere, Talk, Terminal, one_line, words_of_a_line
from hsb_wizard.work.finding import matching
from hsb_wizard.work.left_off import left_off, left_off_words, start_at
from hsb_wizard.work.line import wrong_words
from hsb_wizard.work.view_draw import WHOLE_LINES
from hsb_wizard.work.view_find import home_things
from hsb_wizard.work.view_home import NEW, NOBODY_WAITS, Timing, home_view, supervises
from hsb_wizard.work.view_inbox import inbox_view
from hsb_wizard.work.view_unlock import locked

if TYPE_CHECKING:
    from hsb_wizard.assessment.summary import CaseSummary
    from hsb_wizard.casework.door import Profile
    from hsb_wizard.casework.reception import Casework

LOCKED = "Nobody answered, so this is locked. Everything said is saved. Start it again to go on."
SAVED = "Everything is saved and locked."
BESIDE = (
    *(f".{word}  {about}" for word, (_, about) in PAGES.items()),
    "People, passphrases and calibration have commands: hsb-wizard --help names them.",
)
LOCK = "lock"
NEEDS = ".n  only the assessments that need you now"
FOR_ANOTHER = f".{LOCK}  lock it, and somebody else opens it"
TOUR = ".tour  how this works: two minutes"
ALL_AGAIN = "Only what needs you now. .s says all of them."
WHO_HELP = (
    "Type the letter of your name and press Enter, then your passphrase; it does not show while you type.",
    ".lost is for a passphrase that is lost, .q leaves. The other commands work once you are in.",
)
LOST = ".lost: I have lost my passphrase."
FIRST_PAGE = "This is the first page: nothing lies behind it. .q leaves, .? is help."
NEXT, SAID = ".n", ".?"
NOT_FOUND = "No assessment has all of these words. Here are all of them."
READ_OUT = 0  # columns of a line that is read out and not seen


class SomebodyElse(Exception):
    """It is locked here, and somebody else opens it."""


def run(folder: Path, local: Path | None = None, *, demo: str = "") -> int:
    """Talk on the terminal until somebody leaves, and give the exit code. Raises HsbWizardError."""
    try:
        return asyncio.run(converse(Terminal(), folder, local, demo=demo))
    except NobodyThere:
        sys.stdout.write(f"\n{LOCKED}\n")
        return int(ExitCode.GOOD)


async def converse(
    talk: Talk, folder: Path, local: Path | None = None, *, demo: str = "", profile: Profile | None = None
) -> int:
    """The whole conversation. Raises NobodyThere, HsbWizardError; the store is closed whatever happens."""
    WHOLE_LINES.set(True)
    if first := (*left_to_say(), *([demo] if demo else [])):
        talk.say(*first)
    try:
        there = door.exists(folder)
        desk = await (_unlock(talk, folder, local, profile) if there else first_run(talk, folder, profile))
        while await _locked_by(talk, folder, desk, made_up=bool(demo)):
            desk = await _unlock(talk, folder, local, profile)
    except (Leave, Back):
        pass
    return int(ExitCode.GOOD)


async def _locked_by(talk: Talk, folder: Path, desk: Casework, *, made_up: bool) -> bool:
    """One person at the list until it is locked; whether somebody else opens it then. The store is closed."""
    if isinstance(talk, Terminal):
        chosen = await asyncio.wrap_future(desk.lock_times())
        talk.minutes = chosen.lock_minutes if chosen else settings.read(folder).lock_minutes
    desk.back_up_hourly()
    hall = Hall(talk, desk, made_up=made_up)
    try:
        await _list(hall)
    except SomebodyElse:
        hall.out_of_sight()
    except Leave:
        talk.say(SAVED)
        return False
    finally:
        hall.leaving = True
        await asyncio.to_thread(desk.close)
    return True


async def _unlock(talk: Talk, folder: Path, local: Path | None, profile: Profile | None) -> Casework:
    names = door.names(folder)
    people = dict(zip(reading.codes(), names, strict=False))
    tries = 0
    talk.say("", *(f"{label}: {words}" for label, words in locked(folder, door.last_written(folder))))
    while True:
        talk.say("", "Who is here?", *(f"{letter}  {name}" for letter, name in people.items()), LOST)
        typed = (await one_line(talk, "Letter, or your name: ")).strip()
        if typed == ".lost":
            if (desk := await recovered(talk, folder, profile)) is not None:
                return desk
            continue
        if typed.startswith(".") and TWINS.get(typed[1:], typed[1:]) == "q":
            raise Leave
        if not typed or typed.startswith("."):
            talk.say(*WHO_HELP)
            continue
        name = people.get(typed.upper(), typed)
        if name not in names:
            talk.say(f"{reading.PROBLEM} Type one of the letters.")
            continue
        try:
            secret = await one_line(talk, f"Passphrase of {name}: ", secret=True)
            return await asyncio.to_thread(door.unlock, folder, name, secret, local)
        except WrongPassphrase:
            tries += 1
            wait = door.retry_after(tries)
            talk.say(wrong_words(wait))
            await asyncio.sleep(wait)


async def _list(hall: Hall) -> None:
    """The list of assessments, until somebody leaves."""
    talk, desk = hall.talk, hall.desk
    notices = await asyncio.wrap_future(desk.run(lambda vault: vault.notices))
    talk.say(*map(str, notices)) if isinstance(notices, tuple) and notices else None
    wanted, slip, leads = "", False, dict[str, str]()
    while True:
        cases = await asyncio.wrap_future(desk.cases())
        if not slip:
            leads = await _tells(hall, _found(talk, cases, wanted), needed=wanted == NEXT)
        wanted, slip = "", False
        typed = (await one_line(talk, "Letter: ")).strip()
        try:
            if typed.startswith("."):
                wanted = await _obeyed(hall, typed[1:])
                slip = wanted == SAID
            elif typed.upper() in leads:
                await _open(hall, leads[typed.upper()], cases)
            else:
                slip = True  # what was said stands
                talk.say(f"{reading.PROBLEM} Type one of the letters; .s says them again, .q leaves.")
        except Back:
            continue
        except Stopped as stopped:
            slip = True  # nothing changed: this is the last that is said, and not the list again
            talk.say(str(stopped))
        except HsbWizardError as error:
            slip = True  # else the whole list is read out between this and the next try
            talk.say(f"{reading.PROBLEM} {error}")


async def _obeyed(hall: Hall, typed: str) -> str:
    """Do what a command on the list says; what is to be found, where that was asked. Raises Back, Leave."""
    word, _, rest = typed.partition(" ")
    word = TWINS.get(word, word)
    if word == "q":
        raise Leave
    if word == LOCK:
        raise SomebodyElse
    if word in {NEXT[1:], "s"}:
        return NEXT if word == NEXT[1:] else ""
    if word == "f":
        return rest or await words_of_a_line(hall.talk, "Find: ")
    if word in PAGES:
        await PAGES[word][0](hall)
    else:
        hall.talk.say(*_no_page(word))
        return SAID
    return ""


def _no_page(word: str) -> tuple[str, ...]:
    """What a command on the list says that leads nowhere: help, and why another one does nothing."""
    if word == SAID[1:]:
        return (*HOW, NEEDS, FOR_ANOTHER, *BESIDE)
    if word == "b":
        return (FIRST_PAGE,)
    return (f"{reading.PROBLEM} There is no command .{word} on this page. .? says which there are.",)


def _found(talk: Talk, cases: tuple[CaseSummary, ...], wanted: str) -> tuple[CaseSummary, ...]:
    """The assessments that ``wanted`` finds; all of them where nothing was asked for, or nothing has it."""
    if not wanted.strip() or wanted == NEXT:
        return cases
    hits = {each.place.at for each in matching(home_things(cases, (), {}), wanted)}
    talk.say("" if hits else NOT_FOUND)
    return tuple(each for each in cases if each.case in hits) or cases


async def _tells(hall: Hall, cases: tuple[CaseSummary, ...], *, needed: bool = False) -> dict[str, str]:
    """Say the list, or of it what is ``needed`` now; which row each letter opens."""
    desk, timing = hall.desk, hall.desk.form.pack.timing
    days = Timing(timing.target_days, timing.warn_day, desk.today())
    if supervises(desk.me.roles):
        waits = {str(case): words for case, words in (await asyncio.wrap_future(waiting(desk))).items()}
        view = inbox_view(cases, desk.me.name, waits, days, READ_OUT)
    else:
        drafts = await asyncio.wrap_future(desk.drafts())
        places = left_off(drafts)
        typing = {case: left_off_words(desk.form, place) for case, place in places.items()}
        view = home_view(cases, typing, days, READ_OUT)
    hall.talk.say("", f"{desk.me.name}, these are the assessments on this laptop. {view.counted}")
    free, leads = reading.codes({"N"}), {}
    marked = tuple(row for row in view.rows if row.mark)
    if needed:
        hall.talk.say(ALL_AGAIN if marked else NOBODY_WAITS)
    for row in marked if needed and marked else view.rows:
        words = " ".join(f"{row.mark} {row.text}".split())
        if not row.id:
            hall.talk.say(words) if words else None
            continue
        letter = "N" if row.id == NEW else next(free)
        leads[letter] = row.id
        about = view.about.get(row.id, ())
        hall.talk.say(f"{letter}  {words.removeprefix('N ')}", *about)
    if hall.made_up:
        hall.talk.say(TOUR)
    return leads


async def _open(hall: Hall, row: str, cases: tuple[CaseSummary, ...]) -> None:
    if row == NEW:
        record = await new_case(hall.talk, hall.desk, cases)
        if record is None:
            return
        work = PlainWork(hall, record, hall.desk.form.role("safety"), new=True)
    else:
        drafts = await asyncio.wrap_future(hall.desk.drafts())
        there = left_off(drafts).get(row, "")
        begun = own(drafts, row, hall.desk.at_keyboard)
        record = await asyncio.wrap_future(hall.desk.open_case(row))
        reads = hall.desk.voice(record) is None
        work = PlainWork(hall, record, start_at(record, there, reads=reads), unfinished=begun)
    try:
        await work.run()
    finally:
        work.is_attached = False
