"""Long work in plain mode: how it is stopped is said before it begins, and Ctrl+C stops it and nothing else. A drive
that is slow to answer is waited for between two questions."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from pathlib import Path

import pytest
from tests.casework.stories import AMINA, CASE_FILE, WORDS
from tests.plain.reader import Script
from tests.plain.test_beside import heard

from hsb_wizard.casework import door
from hsb_wizard.casework.bringing_in import bring_in
from hsb_wizard.casework.drives import CAN_BE_REMOVED
from hsb_wizard.casework.printing import PRINTING
from hsb_wizard.plain.at_work import PlainWork
from hsb_wizard.plain.hall import Hall
from hsb_wizard.plain.long_work import STOPS
from hsb_wizard.store.erasing import COPYING, REPLACING
from hsb_wizard.store.keys import TEST
from hsb_wizard.watch import Watch
from hsb_wizard.work.view_base import Place, Values

STOPPED = "It was stopped before its end. Nothing of it is left"
ERASE = (".keeping", "A-0007", "E", "", "Ten years are over", "A-0007", WORDS[AMINA])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a store with the complete case, closed."""
    place = tmp_path / "store"
    desk, _ = door.create(place, AMINA, frozenset({"assessor", "administrator"}), WORDS[AMINA], TEST)
    bring_in(desk, CASE_FILE.read_text(encoding="utf-8"))
    desk.close()
    return place


def pressed_at(piece: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Somebody presses Ctrl+C while ``piece`` is done; what is given is filled when they did."""
    real, done = Watch.at, list[str]()

    def at(watch: Watch, far: float, of: float = 1, doing: str = "", where: str = "") -> None:
        real(watch, far, of, doing, where)
        if doing == piece and not done:
            done.append(piece)
            os.kill(os.getpid(), signal.SIGINT)
            end = time.monotonic() + (0.3 if watch.past else 20)
            while not watch.stopped and time.monotonic() < end:
                time.sleep(0.01)

    monkeypatch.setattr(Watch, "at", at)
    return done


@pytest.mark.parametrize(
    ("typed", "piece"),
    [
        ((".prove", ""), "Reading every entry"),
        ((".backup", ""), "Proving the copy"),
        (ERASE, COPYING),
    ],
    ids=["proof", "backup", "erasing"],
)
def test_ctrl_c_stops_it_and_the_talk_goes_on(
    folder: Path, typed: tuple[str, ...], piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(each.name for each in (folder / "backups").iterdir())
    done = pressed_at(piece, monkeypatch)
    said = heard(folder, *typed, ".?")
    assert done == [piece]
    assert said.index(STOPS) < said.index(f"{piece} ...") < said.index(STOPPED)
    assert ".tour  how this works" in said  # the next command was answered
    between = said[said.index(STOPPED) : said.index(".tour  how this works")]
    assert "these are the assessments" not in between  # it is the last thing that is said
    assert sorted(each.name for each in (folder / "backups").iterdir()) == before
    monkeypatch.undo()
    desk = door.unlock(folder, AMINA, WORDS[AMINA])
    assert [each.reference for each in desk.cases().result()] == ["A-0007"]
    assert desk.verify().result().sound
    desk.close()


def test_ctrl_c_stops_a_copy_for_whoever_asks_and_no_file_is_left(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "copy.pdf"
    done = pressed_at("Gathering what is held", monkeypatch)
    said = heard(folder, ".keeping", "A-0007", "C", "", str(out), "Dee", ".?")
    assert done == ["Gathering what is held"], said
    assert said.index(STOPS) < said.index("Gathering what is held ...") < said.index(STOPPED)
    assert not out.exists()


def test_erasing_past_the_place_of_no_return_says_so_and_is_finished(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = pressed_at(REPLACING, monkeypatch)
    said = heard(folder, *ERASE)
    assert done == [REPLACING]
    assert f"{REPLACING} ... It can no longer be stopped" in said
    assert "A-0007 is erased" in said


def test_a_document_is_stopped_and_not_written(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As soon as it is printed: whoever prints asks at each section and page whether it is still wanted."""
    done = pressed_at(PRINTING, monkeypatch)
    out, script = tmp_path / "plan.pdf", Script([])

    async def story() -> None:
        desk = door.unlock(folder, AMINA, WORDS[AMINA])
        hall = Hall(script, desk)
        work = PlainWork(hall, desk.open_case("A-0007").result())
        await work.go(Place("export", "safety-plan"))
        values = {**work.held(), "out": str(out)}
        await work.ending.documents.make("safety-plan", values)
        with work._stoppable():
            await hall.rests()
        assert work.ending.documents.job is not None
        failed.append(work.ending.documents.job.failed)
        desk.close()

    failed: list[str] = []
    asyncio.run(story())
    assert done == [PRINTING]
    assert "The printing was cancelled." in failed[0]
    assert STOPS in script.text
    assert not out.exists()


@pytest.mark.parametrize(
    ("place", "piece", "said"),
    [
        (Place("sheet", "rating-sheet"), "Making the PDF", "No sheet was written"),
        (Place("letters"), "Writing the letters", STOPPED),
        (Place("send"), "Sealing it with its phrase", STOPPED),
    ],
    ids=["a sheet", "letters", "a sealed copy"],
)
def test_ctrl_c_stops_what_is_written_beside_the_record_and_nothing_of_it_is_left(
    folder: Path, tmp_path: Path, place: Place, piece: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, script = tmp_path / "stick", Script([])
    stick.mkdir()
    where: Values = (
        {"folder": str(stick)} if place.kind == "letters" else {"out": str(stick / "paper.pdf"), "voice": ("lead",)}
    )
    pressed: list[str] = []

    async def story() -> None:
        desk = door.unlock(folder, AMINA, WORDS[AMINA])
        hall = Hall(script, desk)
        hall.profile = TEST
        work = PlainWork(hall, desk.open_case("A-0007").result())
        await work.go(place)
        done = pressed_at(piece, monkeypatch)
        begins = work.ending.sittings.go_on if place.kind == "sheet" else work.ending.go_on
        await begins(place, {**work.held(), **where})
        with work._stoppable():
            await hall.rests()
        pressed[:] = done
        work._read_out()
        desk.close()

    asyncio.run(story())
    assert pressed == [piece]
    assert STOPS in script.text
    assert " ".join(said.split()) in " ".join(script.text.split())
    assert list(stick.iterdir()) == []


def test_a_place_on_a_drive_that_can_be_removed_is_said_once_and_nothing_is_read_out_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    monkeypatch.setattr("hsb_wizard.work.export.can_be_removed", lambda place: place == stick)
    script = Script(["n", "", str(stick / "plan.pdf"), "", ".b"])

    async def story() -> None:
        desk = door.unlock(folder, AMINA, WORDS[AMINA])
        hall = Hall(script, desk)
        work = PlainWork(hall, desk.open_case("A-0007").result())
        await work.ending.documents.open_form("safety-plan")
        await hall.rests()
        await work._turn()
        desk.close()

    asyncio.run(story())
    assert script.answers == []
    assert script.text.count(CAN_BE_REMOVED) == 1
    assert script.text.index("Save to") < script.text.index(CAN_BE_REMOVED)
    assert script.text.count("Assessment A-0007 Day") == 1, "the head of the page was said once"
