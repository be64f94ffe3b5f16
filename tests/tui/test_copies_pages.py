"""Backups and what was said apart, on the screen: one way through each by keyboard."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.casework.stories import AMINA, TOM
from tests.casework.two_desks import Desk, begun, two_desks
from tests.tui.conftest import text_of, typed, until
from textual.pilot import Pilot
from textual.screen import Screen

from hsb_wizard.assessment.apart import UNSETTLED
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.copies import Listed
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.settling import waiting
from hsb_wizard.store import keys
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.backups import BackupsPage
from hsb_wizard.tui.home import Home
from hsb_wizard.tui.settle import SettlePage
from hsb_wizard.values import replace
from hsb_wizard.work.view_base import Place
from hsb_wizard.work.view_check import above as check_above
from hsb_wizard.work.view_copies import FALL, apart_form, apart_line, backups_form
from hsb_wizard.work.view_sign import sign_refusal, sign_view

PLACES = ("family.going_well", "family.least_sure")


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the store that is copied and never opened."""
    return begun(tmp_path_factory.mktemp("window") / "store")


@pytest.fixture
def laptops(window: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Desk, Desk]]:
    """Return two laptops on which the same two questions were answered differently."""
    monkeypatch.setattr(keys, "DEFAULT", keys.TEST)
    made = two_desks(window, tmp_path)
    for desk, name in zip(made, (AMINA, TOM), strict=True):
        for place in PLACES:
            desk.says(place, f"{name} says this about {place}")
    yield made
    for desk in made:
        desk.desk.close(back_up=False)


def test_backups_are_listed_newest_first_and_more_than_fit_are_counted() -> None:
    start = datetime(2026, 11, 20, 9, tzinfo=UTC)
    copies = [Listed(str(number), start - timedelta(hours=number)) for number in range(9)]
    above = "\n".join(backups_form(copies, "The last one could not be made.").above)
    assert above.index("20 November 2026 at 09:00") < above.index("20 November 2026 at 08:00")
    assert "and 3 older" in above
    assert "The last one could not be made." in above
    assert "None yet" in "\n".join(backups_form((), "").above)


def play(desk: Desk, first: Callable[[], Screen[Any]], story: Callable[[Pilot[int]], Awaitable[None]]) -> None:
    """Play ``story`` on the page that ``first`` makes, in a small window."""

    async def on_screen() -> None:
        app = Wizard(desk.desk.folder)
        async with app.run_test(size=(80, 24)) as pilot:
            app.desk = desk.desk
            app.push_screen(first())
            await story(pilot)
            drawn = {each for each in text_of(app) if each != "\n" and not each.encode("cp437", "ignore")}
            assert drawn == set()
        assert app.failures == []

    asyncio.run(on_screen())


def test_what_waits_stands_first_among_what_comes_then(laptops: tuple[Desk, Desk]) -> None:
    amina, tom = laptops
    assert apart_line(amina.record) == ()
    amina.brings_in(tom.sends())
    (line,) = apart_line(amina.record)
    assert line.status == "2 to settle"


def test_the_pair_takes_one_side_or_neither(laptops: tuple[Desk, Desk]) -> None:
    amina, tom = laptops
    amina.brings_in(tom.sends())
    records: list[Record] = []

    async def story(pilot: Pilot[int]) -> None:
        await until(pilot, f"{TOM} says this about {PLACES[0]}")
        await until(pilot, f"{AMINA} says this about {PLACES[0]}")
        await pilot.press("f8")
        await until(pilot, "Choose one of them.")
        await pilot.press("b", "f8")
        await until(pilot, "2 of 2")
        await pilot.press("n", "f8")
        foot = (await until(pilot, "All of it is settled.")).splitlines()[-1]
        assert "F8 Done" in foot
        assert "Enter" not in foot, "there is nothing to go on from"

    play(amina, lambda: SettlePage(amina.desk, amina.record, lambda step: records.append(step.record)), story)
    settled = records[-1].assessment
    assert settled.apart == {}
    assert settled.text(PLACES[0]).endswith(PLACES[0])
    assert settled.answer(PLACES[1]) is None


def test_a_backup_is_made_from_the_list_of_assessments(laptops: tuple[Desk, Desk], tmp_path: Path) -> None:
    amina, _ = laptops

    async def story(pilot: Pilot[int]) -> None:
        await until(pilot, "Backups")
        await pilot.press("c")
        await until(pilot, "To put the newest back")
        assert isinstance(pilot.app.screen, BackupsPage)
        await pilot.press("f8")
        await until(pilot, "A backup was made and checked.")
        await typed(pilot, str(tmp_path / "nowhere"))
        await pilot.press("f8")
        assert "that folder is not there" in await until(pilot, "There is a problem")

    play(amina, Home, story)


def test_a_row_that_waits_stays_or_goes_and_is_never_neither(laptops: tuple[Desk, Desk]) -> None:
    amina, tom = laptops
    amina.brings_in(tom.sends())
    apart = waiting(amina.desk, amina.record).result()[0]
    words = [choice.label for choice in apart_form(apart, 1, 1, row=False).fields[0].choices]
    assert words[-1] == "Neither"
    row = replace(apart, label="A line of the plan")
    assert "Neither" not in [choice.label for choice in apart_form(row, 1, 1, row=True).fields[0].choices]


def test_nobody_signs_what_waits_to_be_settled_and_the_sign_page_leads_there(laptops: tuple[Desk, Desk]) -> None:
    amina, tom = laptops
    amina.brings_in(tom.sends())
    view = sign_view(amina.record, ())
    assert view.above == (UNSETTLED,)
    assert [line.status for line in view.lines if line.place == Place("apart")] == ["2 to settle"]
    assert [line for line in view.lines if line.place and line.place.kind == "sign_as"] == []
    assert sign_refusal(amina.record, Voice.LEAD, ()) == UNSETTLED
    assert UNSETTLED in check_above(amina.record, ())[0]


def test_where_it_was_signed_meanwhile_the_page_says_that_settling_takes_the_signatures(
    laptops: tuple[Desk, Desk],
) -> None:
    amina, tom = laptops
    amina.brings_in(tom.sends())
    apart = waiting(amina.desk, amina.record).result()[0]
    assert FALL in apart_form(apart, 1, 1, row=False, fall=True).below
    assert FALL not in apart_form(apart, 1, 1, row=False).below
