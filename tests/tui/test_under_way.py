"""Paper and copies on the screen while they are made: how far, stopped by its line, left in the middle."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest
from tests.tui.conftest import AMINA, WORDS, text_of, until
from tests.tui.ending import CARD, after_the_card, on_screen, play, quits, to_the_line, wizard
from textual.pilot import Pilot

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.casework import door
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.store.keys import TEST
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.watch import Watch
from hsb_wizard.work.view_base import TASKS, Place, Values


@dataclass(frozen=True)
class Paper:
    """One kind of it: its page, the piece in which it is held up, the page it is begun from, what is then said."""

    place: Place
    name: str
    piece: str
    cancel: str
    home: Place
    none: str

    def values(self, folder: Path) -> Values:
        """What the form of its page holds."""
        kind = "folder" if self.place.kind == "letters" else "out"
        return {kind: str(folder / self.name), "reader": "Priya Nair", "voice": ("lead",), "protect": ("none",)}


PAPERS = {
    "a sheet": Paper(
        Place("sheet", "rating-sheet"), "sheet.pdf", "Making the PDF", "Cancel: no sheet", Place("sheets"),
        "No sheet was written",
    ),
    "letters": Paper(
        Place("letters"), "", "Writing the letters", "Cancel: no further letter", Place("due"),
        "It was stopped before its end.",
    ),
    "a sealed copy": Paper(
        Place("send"), "copy.sealed", "Sealing it with its phrase", "Cancel: no copy is made", Place("standing"),
        "It was stopped before its end.",
    ),
    "a document": Paper(
        Place("export", "safety-plan"), "plan.pdf", "Making the PDF", "Cancel: no document", Place("documents"),
        "No document was written",
    ),
}  # fmt: skip
EVERY = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)


@contextmanager
def held_at(piece: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Event, Event]]:
    """The first time that ``piece`` is done, it stands still: the first event says so, the second lets it go on."""
    real, reached, on = Watch.at, Event(), Event()

    def at(watch: Watch, far: float, of: float = 1, doing: str = "", where: str = "") -> None:
        real(watch, far, of, doing, where)
        if doing == piece and not reached.is_set():
            reached.set()
            on.wait(20)

    monkeypatch.setattr(Watch, "at", at)
    try:
        yield reached, on
    finally:
        on.set()


def left(desk: Casework, record: Record) -> int:
    """How much left, as the journal says it."""
    entries = desk.on_vault(lambda vault: vault.entries(record.assessment.case)).result()
    return sum(each.kind in (Kind.EXPORTED, Kind.BUNDLE_SENT) for each in entries)


async def began(pilot: Pilot[int], work: MainScreen, paper: Paper, folder: Path, reached: Event) -> None:
    """It is begun from its page, and stands still."""
    wizard(pilot).profile = TEST
    await work.go(paper.home)
    await work.go(paper.place)
    begins = work.ending.sittings.go_on if paper.place.kind == "sheet" else work.ending.go_on
    await begins(paper.place, {**work.held(), **paper.values(folder)})
    await asyncio.to_thread(reached.wait, 20)
    await until(pilot, paper.cancel)
    await until(pilot, paper.piece)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@EVERY
def test_the_line_that_cancels_it_stops_it_and_nothing_of_it_is_left(
    paper: Paper, desk: Casework, complete: Record, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        with held_at(paper.piece, monkeypatch) as (reached, on):
            await began(pilot, work, paper, stick, reached)
            assert "You can keep working" in text_of(wizard(pilot))
            await to_the_line(pilot, paper.cancel)
            await until(pilot, "Stopping ...")
            on.set()
            await until(pilot, paper.none)
        assert list(stick.iterdir()) == []
        assert left(desk, complete) == 0
        await to_the_line(pilot, "Try again")
        assert work.place == paper.place

    play(desk, complete, story)


@EVERY
def test_somebody_goes_on_working_meanwhile_and_it_is_made(
    paper: Paper, desk: Casework, complete: Record, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        with held_at(paper.piece, monkeypatch) as (reached, on):
            await began(pilot, work, paper, stick, reached)
            await pilot.press("f7")
            shown = await until(pilot, "Being made")
            assert work.place == paper.home
            assert "%" in shown
            await work.go(TASKS)
            on.set()
            for _ in range(400):
                if not work.ending.under_way.works:
                    break
                await pilot.pause(0.025)
        made = len(list(stick.iterdir()))
        assert made == left(desk, complete) == (2 if paper.place.kind == "letters" else 1)
        assert not [each for each in stick.iterdir() if each.name.startswith(".")]

    play(desk, complete, story)


@EVERY
def test_who_quits_in_the_middle_leaves_no_file_no_line_and_a_whole_store(
    paper: Paper, desk: Casework, complete: Record, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with on_screen(desk, complete, CARD) as (pilot, work):
            await after_the_card(pilot)
            with held_at(paper.piece, monkeypatch) as (reached, on):
                await began(pilot, work, paper, stick, reached)
                assert await quits(pilot, desk, on)

    asyncio.run(story())
    assert list(stick.iterdir()) == []
    again = door.unlock(desk.folder, AMINA, WORDS)
    assert left(again, complete) == 0
    assert again.verify().result().sound
    again.close()


def test_who_quits_just_as_it_is_written_finds_it_whole_and_noted(
    desk: Casework, complete: Record, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Past the place from which it can only be finished: the line is there, and the file with it, or neither."""
    paper = PAPERS["a document"]

    async def story() -> None:
        async with on_screen(desk, complete, CARD) as (pilot, work):
            await after_the_card(pilot)
            with held_at("Writing the file", monkeypatch) as (reached, on):
                await work.go(paper.place)
                await work.ending.go_on(paper.place, {**work.held(), **paper.values(stick)})
                await asyncio.to_thread(reached.wait, 20)
                await until(pilot, "It can no longer be stopped, only finished.")
                assert await quits(pilot, desk, on)

    asyncio.run(story())
    again = door.unlock(desk.folder, AMINA, WORDS)
    assert left(again, complete) == len(list(stick.iterdir()))
    assert not [each for each in stick.iterdir() if each.name.startswith(".")]
    again.close()


def test_leaving_the_record_says_first_that_it_stops_what_is_being_made(
    desk: Casework, complete: Record, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        def gone() -> bool:
            return not work.is_attached

        paper = PAPERS["a sealed copy"]
        with held_at(paper.piece, monkeypatch) as (reached, on):
            await began(pilot, work, paper, stick, reached)
            await work.go(TASKS)
            await pilot.press("f7")
            assert "Leaving stops it" in " ".join((await until(pilot, "Sealed copy is being made")).split())
            assert not gone()
            await pilot.press("f7")
            for _ in range(400):
                if gone():
                    break
                await pilot.pause(0.025)
            on.set()
            await asyncio.sleep(0.3)
        assert gone()
        assert list(stick.iterdir()) == []
        assert left(desk, complete) == 0

    play(desk, complete, story)


def test_one_thing_is_made_at_a_time_and_the_second_says_which_is(
    desk: Casework, complete: Record, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        paper = PAPERS["a sealed copy"]
        with held_at(paper.piece, monkeypatch) as (reached, _):
            await began(pilot, work, paper, stick, reached)
            await work.go(Place("sheets"))
            await to_the_line(pilot, "Key card")
            await until(pilot, "Save to")
            await pilot.press("f8")
            assert "Sealed copy is being made." in " ".join((await until(pilot, "There is a problem")).split())

    play(desk, complete, story)


def test_a_phrase_that_comes_while_the_family_is_at_the_screen_waits_where_the_copy_was_begun(
    desk: Casework, complete: Record, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(pilot: Pilot[int], work: MainScreen) -> None:
        paper = PAPERS["a sealed copy"]
        with held_at(paper.piece, monkeypatch) as (reached, on):
            await began(pilot, work, paper, stick, reached)
            wizard(pilot).session_view = True
            await work.go(TASKS)
            on.set()
            for _ in range(400):
                if not work.ending.under_way.works:
                    break
                await pilot.pause(0.025)
        await pilot.pause()
        assert work.place == TASKS
        wizard(pilot).session_view = False
        await work.go(paper.home)
        await to_the_line(pilot, "Sealed copy: made")
        await until(pilot, "it is shown this once")
        await pilot.press("f7")
        assert "Sealed copy: made" not in await until(pilot, "Send a sealed copy")

    play(desk, complete, story)
