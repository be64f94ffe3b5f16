"""What stories of the last pages share: a record to open, the line to open, who has signed."""

import asyncio
from collections.abc import Awaitable, Callable

from tests.tui.conftest import TOM, text_of, until
from textual.pilot import Pilot

from hsb_wizard.casework import verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import findings
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.lines import Lines
from hsb_wizard.tui.main import MainScreen

Story = Callable[[Pilot[int], MainScreen], Awaitable[None]]


def play(desk: Casework, record: Record, story: Story, size: tuple[int, int] = (80, 24)) -> None:
    """Play ``story`` on the open record, after the card that asks who can see the screen."""

    async def on_screen() -> None:
        app = Wizard(desk.folder)
        async with app.run_test(size=size) as pilot:
            app.desk = desk
            work = MainScreen(desk, record)
            app.push_screen(work)
            await until(pilot, "Who can see this screen?")
            await pilot.press("enter")
            await until(pilot, "Complete this assessment")
            await story(pilot, work)
            assert {each for each in text_of(app) if each != "\n" and not each.encode("cp437", "ignore")} == set()
        assert app.failures == []

    asyncio.run(on_screen())


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
