"""What stories of the last pages share: a record to open, the line to open, who has signed."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from threading import Event

from tests.tui.conftest import TOM, text_of, until
from textual.pilot import Pilot

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework import verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import findings
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.lines import Lines
from hsb_wizard.tui.main import MainScreen

CARD = "Who can see this screen?"
Story = Callable[[Pilot[int], MainScreen], Awaitable[None]]


@asynccontextmanager
async def on_screen(
    desk: Casework, record: Record, first: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[int], MainScreen]]:
    """The record open in a program of its own, once ``first`` stands there; it fails nowhere, to its end."""
    app = Wizard(desk.folder)
    async with app.run_test(size=size) as pilot:
        app.desk = desk
        work = MainScreen(desk, record)
        app.push_screen(work)
        await until(pilot, first)
        yield pilot, work
    assert app.failures == []


def strange(pilot: Pilot[int]) -> set[str]:
    """What stands on the screen and not in code page 437."""
    return {each for each in text_of(wizard(pilot)) if each != "\n" and not each.encode("cp437", "ignore")}


async def after_the_card(pilot: Pilot[int]) -> None:
    """Nobody else can see the screen: on to the task list."""
    await pilot.press("enter")
    await until(pilot, "Complete this assessment")


def play(desk: Casework, record: Record, story: Story, size: tuple[int, int] = (80, 24)) -> None:
    """Play ``story`` on the open record, after the card that asks who can see the screen."""

    async def whole() -> None:
        async with on_screen(desk, record, CARD, size) as (pilot, work):
            await after_the_card(pilot)
            await story(pilot, work)
            assert strange(pilot) == set()

    asyncio.run(whole())


async def quits(pilot: Pilot[int], desk: Casework, on: Event) -> bool:
    """F10 while something is held up at ``on``: it says that it locks, and whether the store was closed then."""
    await pilot.press("f10")
    await until(pilot, "Locking. Everything is saved.")
    on.set()
    for _ in range(400):
        if desk._vault.closed:
            return True
        await pilot.pause(0.025)
    return False


async def writes_the_plan(pilot: Pilot[int]) -> None:
    """The safety plan goes on paper, in the place that is proposed and without a password."""
    await to_the_line(pilot, "Safety plan for now")
    await pilot.press("p")
    await until(pilot, "Save to")
    await pilot.press("n", "f8")
    await until(pilot, "The document is written.")


async def to_the_line(pilot: Pilot[int], words: str) -> None:
    """Put the mark on the line that says ``words``, and open it."""
    await pilot.pause()
    lines = pilot.app.screen.query_one("#lines", Lines)
    lines.current = next(place for place, row in enumerate(lines.rows) if row.opens and words in row.text)
    await pilot.press("enter")


def wizard(pilot: Pilot[int]) -> Wizard:
    assert isinstance(pilot.app, Wizard)
    return pilot.app


def signers(work: MainScreen) -> dict[str, str]:
    """Return who has signed, and under which name."""
    return {each.by: each.signed.name for each in work.record.assessment.signatures}


def explain_all(desk: Casework, record: Record) -> Record:
    """Give a reason for everything that is open and takes one."""
    for each in findings(record).now:
        if each.place and not each.goes_ahead:
            record = verbs.goes_ahead(desk, record, each.key, "Agreed today.", TOM, "2026-12-04").record
    return record


def signs(desk: Casework, record: Record) -> Record:
    """Whoever is at the keyboard signs it, with a reason for everything that is open."""
    return verbs.sign(desk, explain_all(desk, record), "0" * 64).record


async def falls(pilot: Pilot[int], work: MainScreen) -> None:
    """Wait until nobody has signed any more."""
    for _ in range(200):
        if not signers(work):
            return
        await pilot.pause(0.025)
    raise AssertionError(f"Still signed by {signers(work)}")


def written(record: Record) -> tuple[str, str]:
    """An answer in words, and its words."""
    answers, asked = record.assessment.answers, [path for path in record.form.questions if path in record.play.shown]
    said = (path for path in asked if (Voice.AGREED, path) in answers)
    path = next(path for path in said if record.form.question(path).type == "long_text")
    return path, str(answers[Voice.AGREED, path].value)
