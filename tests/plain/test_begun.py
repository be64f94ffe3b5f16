"""A text of several lines that was never ended: the program is killed, and it is offered again where it was begun."""

from __future__ import annotations

import asyncio
import os
import signal
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path

import pytest
from tests.casework.stories import AMINA, TOM, WORDS, open_desk
from tests.plain.reader import Script
from tests.walks.talking import HAND, Talk

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import door, verbs
from hsb_wizard.errors import NotAllowed
from hsb_wizard.plain.at_work import PlainWork
from hsb_wizard.plain.form import BEGUN
from hsb_wizard.plain.hall import Hall
from hsb_wizard.plain.talk import NobodyThere
from hsb_wizard.work.view_base import TASKS, Place

HOME = "safety.home"
LINES = ("Nan is at home on weekdays.", "On Fridays the door of the landing stays open.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a store with one assessment of two people, closed."""
    desk = open_desk(tmp_path / "store")
    people = {each.name: each for each in desk.people().result()}
    step = desk.start_case("A-0007", people[AMINA], people[TOM])
    rated = verbs.answer(desk, step.record, "screen.outcome", AnswerGiven("go_on"))
    assert rated is not None
    rated.saved.result()
    desk.close()
    return tmp_path / "store"


def opens(talk: Talk) -> None:
    """From the first question to the first page of the record."""
    talk.says("A")
    talk.says(WORDS[AMINA])
    talk.says(talk.letter("A-0007"))
    talk.says("")  # only us
    talk.says("")


def at(talk: Talk, *lines: str) -> None:
    """From the task list to a page, by the lines that lead there."""
    opens(talk)
    for line in lines:
        talk.says(talk.letter(line))


def begun_and_killed(folder: Path) -> None:
    """Two lines of an answer, and then kill -9."""
    with Talk(folder) as talk:
        at(talk, "Safety plan for now", "Home: what is arranged")
        talk.types(*LINES)
        talk.kill()


def home_now(folder: Path) -> object:
    """What the store holds of the arrangements at home."""
    desk = door.unlock(folder, AMINA, WORDS[AMINA])
    answer = desk.open_case("A-0007").result().assessment.answer(HOME, Voice.AGREED)
    desk.close()
    return answer.value if answer else None


def test_what_was_typed_before_the_full_stop_is_offered_again_after_kill_9_and_kept_with_k(folder: Path) -> None:
    begun_and_killed(folder)
    with Talk(folder) as talk:
        opens(talk)
        assert talk.hears(BEGUN)
        assert talk.hears("\n".join(LINES))
        assert talk.letter("Keep it") == "K"
        talk.says("K")
        talk.leaves()
    assert home_now(folder) == "\n".join(LINES)


@pytest.mark.parametrize("sign", [signal.SIGHUP, signal.SIGTERM])
def test_a_window_that_is_closed_keeps_it_as_well_and_g_goes_on_below_it(folder: Path, sign: int) -> None:
    with Talk(folder) as talk:
        at(talk, "Safety plan for now", "Home: what is arranged")
        talk.types(LINES[0])
        os.kill(talk.terminal.pid, sign)
        talk.terminal.quiet(HAND)
    with Talk(folder) as talk:
        opens(talk)
        assert talk.hears(LINES[0])
        talk.says("G")
        talk.says(LINES[1], ".")
        talk.leaves()
    assert home_now(folder) == "\n".join(LINES)


def test_what_is_left_out_is_gone_and_enter_alone_decides_nothing(folder: Path) -> None:
    begun_and_killed(folder)
    with Talk(folder) as talk:
        opens(talk)
        talk.says("")
        talk.says(".b")
        assert not talk.hears(BEGUN)
        talk.says(talk.letter("Home: what is arranged"))
        assert talk.hears(BEGUN)
        talk.says("N")
        talk.says("At nan's.", ".")
        talk.leaves()
    assert home_now(folder) == "At nan's."


def test_a_note_of_ones_own_ratings_is_kept_sealed_and_offered_to_its_owner_alone(folder: Path) -> None:
    with Talk(folder) as talk:
        at(talk, "5 Family and home", "5.1 Supervision")
        talk.says("C")
        talk.says("")
        talk.types("Two alarms in one week.")
        talk.kill()
    desk = door.unlock(folder, TOM, WORDS[TOM])
    assert not [each for each in desk.drafts().result() if each.text]
    desk.close()
    with Talk(folder) as talk:
        opens(talk)
        assert not talk.hears(BEGUN), "the answer stands first"
        talk.says("")
        assert talk.hears(BEGUN)
        assert talk.hears("Two alarms in one week.")
        talk.says("K")
        talk.leaves()


def test_the_words_for_tell_someone_now_are_in_the_record_line_by_line(folder: Path) -> None:
    with Talk(folder) as talk:
        at(talk, "Tell someone now")
        talk.types("She said: do not", "send me back.")
        talk.kill()
    with Talk(folder) as talk:
        opens(talk)
        talk.says(talk.letter("Tell someone now"))
        assert talk.hears("She said: do not send me back.")
        talk.leaves()


class Silent(Script):
    """Somebody who falls silent after these answers, until it locks."""

    async def ask(self, prompt: str, *, secret: bool = False) -> str:
        if not self.answers:
            raise NobodyThere
        return await super().ask(prompt, secret=secret)


def test_half_of_a_page_that_is_said_as_a_whole_is_offered_again_after_it_locked(folder: Path) -> None:
    desk = door.unlock(folder, AMINA, WORDS[AMINA])

    async def talk(*answers: str) -> str:
        script = Silent(answers)
        work = PlainWork(Hall(script, desk), desk.open_case("A-0007").result())
        work.stack = [TASKS, Place("gate")]
        with suppress(NobodyThere):
            await work.run()
        return script.text

    try:
        assert BEGUN not in asyncio.run(talk("Ruth Bell", "Advice is not there yet.", "and the plan of"))
        again = asyncio.run(talk("", ""))
    finally:
        desk.close()
    assert "Now: Ruth Bell" in again
    assert f"{BEGUN}\nAdvice is not there yet.\nand the plan of" in again


def test_of_a_page_that_was_said_nothing_waits(folder: Path) -> None:
    desk = door.unlock(folder, AMINA, WORDS[AMINA])
    script = Silent(("Ruth Bell", "Advice is not there yet.", ".", "20 12 2026", "", "", ".l"))

    async def talk() -> None:
        work = PlainWork(Hall(script, desk), desk.open_case("A-0007").result())
        work.stack = [TASKS, Place("gate")]
        with suppress(NobodyThere):
            await work.run()
        assert work.record.assessment.override is not None

    try:
        asyncio.run(talk())
        assert desk.drafts().result() == ()
    finally:
        desk.close()


def test_where_it_cannot_be_kept_line_by_line_that_is_said_and_the_answer_is_kept_at_its_full_stop(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = door.unlock(folder, AMINA, WORDS[AMINA])
    full: Future[None] = Future()
    full.set_exception(NotAllowed("There is no room on this disk."))
    monkeypatch.setattr(desk, "save_draft", lambda *said: full)
    script = Silent((*LINES, "."))

    async def talk() -> str:
        work = PlainWork(Hall(script, desk), desk.open_case("A-0007").result())
        work.stack = [TASKS, Place("question", HOME)]
        with suppress(NobodyThere):
            await work.run()
        return work.record.assessment.text(HOME)

    try:
        assert asyncio.run(talk()) == "\n".join(LINES)
    finally:
        desk.close()
    assert "Not kept before its full stop: There is no room on this disk." in script.text
