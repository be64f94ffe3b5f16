"""Looks before anybody is let in, and at the pages of the list of assessments: what concerns the whole store."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from unittest.mock import patch

from tools.looks.visit import Look, Reach, Visit, Walk, keys, on_list

from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import demo, door
from hsb_wizard.casework.sealed_copies import bring_in, send
from hsb_wizard.store.keys import TEST
from hsb_wizard.tui.backups import BackupsPage
from hsb_wizard.tui.calibrate import Calibration
from hsb_wizard.tui.cover import Closing
from hsb_wizard.tui.current import CurrentPage
from hsb_wizard.tui.keeping_page import KeepingPage
from hsb_wizard.tui.lock_times import LockTimes
from hsb_wizard.tui.new_case import NewCase
from hsb_wizard.tui.people import PeoplePage
from hsb_wizard.tui.proving import ProvingPage
from hsb_wizard.tui.sealed import BringIn
from hsb_wizard.tui.settle import SettlePage
from hsb_wizard.tui.tour_page import TourPage
from hsb_wizard.tui.words import WordsPage

NEW_WORDS = "surcharge discourse exporter open twenty"


async def nothing(visit: Visit) -> None:
    """It stands there already."""


async def glanced(visit: Visit) -> None:
    """The list, and in a wide window its panel once the mark has stood still."""
    await visit.until("Last change on")
    if visit.app.screen.query("GlancePanel.-shown"):
        await visit.until("Supervisor ")


async def wrong(visit: Visit) -> None:
    """A passphrase that opens nothing."""
    await visit.paste("not hers at all")
    await visit.press("enter")


async def lost(visit: Visit) -> None:
    """The last line of the names."""
    await visit.press("down", "down", "down", "enter")


async def wrong_code(visit: Visit) -> None:
    """A recovery code that opens nothing."""
    await visit.paste("AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA")
    await visit.press("f8")


UNLOCK = Walk(
    "unlock",
    "",
    (
        Look("unlock", "FirstLook", demo.PRIYA, nothing),
        Look("unlock-wrong", "FirstLook", "There is a problem", wrong),
        keys("unlock-help", "Help", "A wrong passphrase loses nothing", "f1"),
        Look("recover-code", "Recover", "Recovery code", lambda visit: _after(visit, "f7", lost)),
        Look("recover-wrong", "Recover", "There is a problem", wrong_code),
    ),
)


async def _after(visit: Visit, key: str, then: Reach) -> None:
    await visit.press(key)
    await then(visit)


async def whose(visit: Visit) -> None:
    """The code opens the store."""
    await visit.press("ctrl+u")
    await visit.paste(visit.code)
    await visit.press("f8")


async def _lost_then(visit: Visit) -> None:
    await visit.until(demo.PRIYA)
    await lost(visit)
    await visit.until("Recovery code")
    await whose(visit)


RECOVER = Walk(
    "recover",
    "",
    (
        Look("recover-whose", "Recover", "Whose passphrase was lost?", _lost_then),
        keys("recover-new", "Recover", "your turn.", "b", "f8"),
    ),
)


async def named(visit: Visit) -> None:
    """Who sets it up."""
    await visit.paste("Amina Khan")
    await visit.press("enter", "f8")


async def phrase(visit: Visit) -> None:
    """The passphrase, twice."""
    visit.app.profile = TEST
    for _ in range(2):
        await visit.paste(NEW_WORDS)
        await visit.press("enter")


FIRST_RUN = Walk(
    "first-run",
    "",
    (
        Look("first-run-1-place", "FirstRun", "Where do you work?", nothing),
        keys("first-run-2-person", "FirstRun", "2 of 4", "e", "f8"),
        keys("first-run-2-problem", "FirstRun", "There is a problem", "f8"),
        Look("first-run-3-passphrase", "FirstRun", "3 of 4", named),
        keys("first-run-3-problem", "FirstRun", "There is a problem", "f8"),
        Look("first-run-4-code", "FirstRun", "4 of 4", phrase),
        keys("first-run-help", "Help", "the only two ways in", "f1"),
        keys("first-run-5-list", "Home", "New assessment", "f7", *"written down", "f8"),
    ),
)


def _tour(page: int) -> Look:
    return keys(f"tour-{page}", "TourPage", f"{page} of 7", "enter")


async def _cover(visit: Visit) -> None:
    await visit.home()
    await visit.press("f9")


async def _warned(visit: Visit) -> None:
    visit.app.clock = lambda: visit.app.last_key + visit.app.minutes[1] * 60 - 30


async def _covered_wrong(visit: Visit) -> None:
    visit.app.clock = lambda: visit.app.last_key
    await visit.paste("not hers at all")
    await visit.press("enter")


async def _closing(visit: Visit) -> None:
    visit.app.last_key = visit.app.clock()
    await visit.app.push_screen(Closing())


async def _uncovered(visit: Visit) -> None:
    while len(visit.app.screen_stack) > 2:
        await visit.app.pop_screen()


async def _find(visit: Visit) -> None:
    await visit.press("f3")
    await visit.paste("backup")


async def _replaced(visit: Visit) -> None:
    visit.app.profile = TEST
    await visit.paste("replace")
    await visit.press("f8")
    await visit.until("shown this one time")


KEPT = {"d": "day", "h": "hold", "c": "copy", "e": "erase"}


def keeping(letter: str) -> Reach:
    """What is done with one record."""

    async def reach(visit: Visit) -> None:
        await visit.push(KeepingPage(visit.desk))
        await visit.until("Which record")
        await visit.paste("A-0104")
        await visit.press("enter", letter, "f8")
        await visit.gone("What is to be done")

    return reach


async def proved(visit: Visit) -> None:
    """The store is proved to its end."""
    await visit.press("f8")
    await visit.until("The store is whole")


LIST = Walk(
    "list",
    demo.AMINA,
    (
        Look("list", "Home", "Last change on", glanced),
        keys("list-end", "Home", "When the screen is covered", "end"),
        keys("list-help", "Help", "References are numbers only", "f1"),
        Look("list-find", "Find", "Backups", lambda visit: _after(visit, "f1", _find)),
        on_list("tour-1", "TourPage", "1 of 7", TourPage),
        *(_tour(number) for number in range(2, 8)),
        on_list("new-1", "NewCase", "A-0", lambda desk: NewCase(desk, ())),
        keys("new-problem", "NewCase", "There is a problem", "f8"),
        on_list("words", "WordsPage", "Wales", WordsPage),
        on_list("document-current", "CurrentPage", "Which file", CurrentPage),
        keys("document-current-problem", "CurrentPage", "There is a problem", "f8"),
        on_list("backups", "BackupsPage", "To put the newest back", BackupsPage),
        on_list("keeping", "KeepingPage", "Which record", KeepingPage),
        keys("keeping-problem", "KeepingPage", "There is a problem", "f8"),
        *(Look(f"keeping-{name}", "KeepingPage", "A-0104", keeping(letter)) for letter, name in KEPT.items()),
        on_list("proving", "ProvingPage", "", ProvingPage),
        Look("proved", "ProvingPage", "", proved),
        on_list("lock-times", "LockTimes", "lock", LockTimes),
        on_list("bring-in", "BringIn", "Which file", BringIn),
        keys("bring-in-problem", "BringIn", "There is a problem", "f8"),
        on_list("calibration", "Calibration", "A-0101", Calibration),
        keys("calibration-case", "Calibration", "raters", "enter"),
        keys("calibration-begin", "BeginCase", "Who rates it?", "f7", "down", "enter"),
        Look("cover", "Cover", "Paused. Everything is saved.", _cover),
        Look("cover-warned", "Cover", "In one minute this locks", _warned),
        Look("cover-wrong", "Cover", "There is a problem", _covered_wrong),
        Look("closing", "Closing", "Locking.", _closing),
    ),
)

PEOPLE = Walk(
    "people",
    demo.AMINA,
    (
        on_list("people", "PeoplePage", "Who can open this store", PeoplePage),
        keys("people-own", "PeoplePage", "The one now", "p", "f8"),
        keys("people-roles", "PeoplePage", "Who?", "f7", "w", "f8"),
        keys("people-roles-2", "PeoplePage", "All of it.", "b", "enter"),
        keys("people-retire", "PeoplePage", "stay open to them", "f7", "t", "f8"),
        keys("people-retire-problem", "PeoplePage", "Choose who.", "f8"),
        keys("people-add", "AddPerson", "Their name", "f7", "a", "f8"),
        keys("people-add-problem", "AddPerson", "There is a problem", "f8"),
        keys("people-new-code", "PeoplePage", "Type: replace", "f7", "r", "f8"),
        Look("people-new-code-shown", "NewCode", "shown this one time", _replaced),
    ),
)

PATH = "family.least_sure"


async def apart(visit: Visit) -> None:
    """The same question was answered on two laptops: the other's answer is brought in."""
    said = "What the grandparents do when he is unkind."
    sealed = await asyncio.to_thread(_on_the_other_laptop, visit.desk.folder.with_name("other"), said)
    await visit.open("A-0104")
    await visit.says(PATH, "Whether the aunt can stay on after the summer.")
    await asyncio.wrap_future(bring_in(visit.desk, *sealed))
    record = await asyncio.wrap_future(visit.desk.open_case("A-0104"))
    await visit.push(SettlePage(visit.desk, record, lambda step: None))


def _on_the_other_laptop(folder: Path, said: str) -> tuple[Path, str]:
    remembers = {"XDG_DATA_HOME": str(folder.with_name("memory").absolute())}  # each laptop for itself
    with patch.dict(os.environ, remembers):
        desk = door.unlock(folder, demo.TOM, "demo")
    record = desk.open_case("A-0104").result()
    step = desk.keep(record, desk.pen().answer(record.assessment, PATH, AnswerGiven(said)))
    step.saved.result()
    made = send(desk, step.record, folder.with_name("from-tom.sealed"), profile=TEST)
    desk.close()
    return made.path, made.phrase


async def looked_into(visit: Visit) -> None:
    """A copy is looked into before it is brought in."""
    said = "What the school does in the holidays."
    path, phrase = await asyncio.to_thread(_on_the_other_laptop, visit.desk.folder.with_name("other"), said)
    await visit.push(BringIn(visit.desk))
    await visit.until("Which file")
    await visit.paste("from-tom.sealed")
    await visit.press("enter")
    await visit.paste(phrase)
    await visit.press("f8")
    await visit.until("once more")
    path.unlink()


LAPTOPS = Walk(
    "two-laptops",
    demo.AMINA,
    (
        Look("bring-in-looked", "BringIn", "once more", looked_into),
        Look("settle", "SettlePage", "Neither", apart),
        keys("settle-problem", "SettlePage", "There is a problem", "f8"),
        keys("settle-done", "SettlePage", "All of it is settled.", "b", "f8"),
    ),
)
PRIYAS = Walk(
    "supervisor-list",
    demo.PRIYA,
    (
        Look("desk", "Home", "Two views", glanced),
        on_list("people-not-administrator", "PeoplePage", "Who can open this store", PeoplePage),
        on_list("lock-times-read", "LockTimes", "lock", LockTimes),
        on_list("words-not-administrator", "WordsPage", "language", WordsPage),
    ),
)

WALKS = (UNLOCK, RECOVER, FIRST_RUN, LIST, PEOPLE, LAPTOPS, PRIYAS)
