"""Plain mode waits for an answer, says a minute before it locks that it will, and then gives up."""

import asyncio
import threading
from pathlib import Path

import pytest
from tests.casework.stories import open_desk

from hsb_wizard.plain import talk
from hsb_wizard.plain.hall import Hall
from hsb_wizard.plain.talk import WARNING, NobodyThere, Terminal


class Slow(Terminal):
    """Somebody who answers once ``answers`` is set, or never."""

    def __init__(self, minutes: float) -> None:
        super().__init__()
        self.minutes, self.answers, self.heard = minutes, threading.Event(), list[str]()

    def say(self, *lines: str) -> None:
        self.heard += lines
        if WARNING in lines and self.late:
            self.answers.set()

    late = False

    def _read(self, prompt: str, *, secret: bool) -> str | None:
        self.answers.wait(10)
        return "here"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talk, "WARNED", 0.2)


def test_who_answers_after_the_warning_stays_and_hears_it_once() -> None:
    slow = Slow(0.4 / 60)
    slow.late = True
    assert asyncio.run(slow.ask("Letter: ")) == "here"
    assert slow.heard == ["", WARNING]


def test_who_answers_at_once_hears_no_warning() -> None:
    slow = Slow(0.4 / 60)
    slow.answers.set()
    assert asyncio.run(slow.ask("Letter: ")) == "here"
    assert slow.heard == []


def test_where_nobody_answers_it_warns_first_and_then_locks() -> None:
    slow = Slow(0.4 / 60)
    with pytest.raises(NobodyThere):
        asyncio.run(slow.ask("Letter: "))
    slow.answers.set()
    assert slow.heard == ["", WARNING]


def test_with_the_young_person_there_it_waits_as_long_as_practice_says(tmp_path: Path) -> None:
    async def story() -> None:
        desk = open_desk(tmp_path / "store")
        try:
            terminal = Terminal()
            hall = Hall(terminal, desk)
            assert terminal.locks_after == 15
            hall.session_view = True
            assert terminal.locks_after == 30
            hall.session_view = False
            assert terminal.locks_after == 15
        finally:
            desk.close()

    asyncio.run(story())
