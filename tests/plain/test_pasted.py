"""A page that is pasted in plain mode, in a real terminal: it answers what was asked, or nothing, never the rest."""

from __future__ import annotations

import os
import pty
import time
from pathlib import Path

import pytest
from tests.casework.stories import AMINA, TOM, WORDS, open_desk
from tests.stories.terminal import Terminal, terminal
from tests.walks.talking import Talk

from hsb_wizard.casework import door
from hsb_wizard.plain import keyboard
from hsb_wizard.plain.keyboard import Keyboard
from hsb_wizard.plain.talk import CUT, JOINED, SEVERAL

END = "\x1b[201~"
PAUSE = 0.3  # seconds after which a hand has gone on
PAGE = "Dear colleague\nN\n.q\nA\nwe met on Friday\n.prove\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a store with two people, closed."""
    open_desk(tmp_path / "store").close()
    return tmp_path / "store"


def names_herself(talk: Terminal) -> None:
    talk.until("Letter, or your name:")
    talk.type(f"{AMINA}\n")
    talk.until(f"Passphrase of {AMINA}:")


def let_in(talk: Terminal) -> None:
    names_herself(talk)
    talk.type(f"{WORDS[AMINA]}\n")
    talk.until("N Start a new assessment")
    talk.until("Letter:")


def test_where_a_letter_is_asked_for_no_line_of_a_page_is_one(folder: Path) -> None:
    with terminal("--plain", "--store", str(folder), columns=200, rows=200) as talk:
        let_in(talk)
        talk.type(PAGE)
        said = talk.until(SEVERAL)
        assert "Looking at every page" not in said
        talk.type(".q\n")
        assert talk.ended() == 0
    desk = door.unlock(folder, AMINA, WORDS[AMINA])
    assert desk.cases().result() == ()
    desk.close()


def test_where_words_are_asked_for_the_lines_stand_as_one_and_the_next_question_is_still_asked(folder: Path) -> None:
    with terminal("--plain", "--store", str(folder), columns=200, rows=200) as talk:
        let_in(talk)
        talk.type("N\n")
        talk.until("Reference")
        talk.type("YOT 26\n.q\nhalf\n")
        talk.until(JOINED)
        said = talk.until("Year and month of birth")
        assert "Everything is saved" not in said
        talk.type(".q\n")
        assert talk.ended() == 0


@pytest.mark.parametrize(
    "text", ["N\nwe met on Friday", "N\n.q\n", "\x1b[200~N\nx\x1b[201~", "\x1b[200~N\n.q\n\x1b[201~"]
)
def test_of_two_lines_none_is_a_letter_whether_the_last_is_ended_or_not(folder: Path, text: str) -> None:
    """The second waits for its Enter, as every line does: then both are refused. Nothing of them waits any longer."""
    with terminal("--plain", "--store", str(folder), columns=200, rows=200) as talk:
        let_in(talk)
        talk.type(text)
        if not text.removesuffix(END).endswith("\n"):
            time.sleep(PAUSE)
            talk.type("\n")
        said = talk.until(SEVERAL)
        assert "Year and month" not in said
        talk.type("N\n")
        talk.until("Reference")
        talk.type(".q\n")
        assert talk.ended() == 0


@pytest.mark.parametrize("text", [".q\nYOT 26", "YOT\n26\n", "\x1b[200~YOT\n.b\x1b[201~"])
def test_two_lines_into_one_line_are_words_of_that_line_and_no_command(folder: Path, text: str) -> None:
    with terminal("--plain", "--store", str(folder), columns=200, rows=200) as talk:
        let_in(talk)
        talk.type("N\n")
        talk.until("Reference")
        talk.type(text)
        if not text.endswith("\n"):
            time.sleep(PAUSE)
            talk.type("\n")
        talk.until(JOINED)
        said = talk.until("Year and month of birth")
        assert "Everything is saved" not in said
        talk.type(".q\n")
        assert talk.ended() == 0


def test_a_page_that_comes_while_the_program_is_busy_answers_nothing_either(folder: Path) -> None:
    """The passphrase is being checked, and nothing is asked yet."""
    with terminal("--plain", "--store", str(folder), columns=200, rows=200) as talk:
        names_herself(talk)
        talk.type(f"{WORDS[AMINA]}\n")
        time.sleep(0.05)
        talk.type("N\nA-0009\n4 2011\n")
        said = talk.until(SEVERAL)
        assert "Reference" not in said
        talk.type(".q\n")
        assert talk.ended() == 0


def test_a_page_in_a_box_keeps_every_line_also_those_that_look_like_commands(folder: Path) -> None:
    page = ".q\nFirst line\n\n.\nN\n.b\nLast line"
    desk = door.unlock(folder, AMINA, WORDS[AMINA])
    people = {each.name: each for each in desk.people().result()}
    desk.start_case("A-0007", people[AMINA], people[TOM]).saved.result()
    desk.close()
    with Talk(folder) as talk:
        talk.says("A")
        talk.says(WORDS[AMINA])
        for line in (talk.letter("A-0007"), "", "", "Safety plan for now", "Home: what is arranged"):
            talk.says(talk.letter(line) if len(line) > 1 else line)
        talk.terminal.send(page)
        talk.terminal.quiet(PAUSE)
        talk.says("", ".")
        talk.leaves()
    desk = door.unlock(folder, AMINA, WORDS[AMINA])
    assert desk.open_case("A-0007").result().assessment.text("safety.home") == page
    desk.close()


def test_what_was_typed_while_the_program_started_is_taken_line_by_line() -> None:
    ours, theirs = pty.openpty()
    os.write(ours, b"A\nlantern\n")
    time.sleep(PAUSE)
    keys = Keyboard(theirs)
    assert (keys.take(), keys.take()) == (("A",), ("lantern",))
    os.close(ours)


def test_a_line_that_the_terminal_cuts_off_is_said_and_kept_as_far_as_it_came(folder: Path) -> None:
    with terminal("--plain", "--store", str(folder), columns=200, rows=200) as talk:
        let_in(talk)
        talk.type(".f\n")
        talk.until("Find:")
        talk.type(f"{'word ' * 1000}\n")
        talk.until(CUT[:60])
        talk.until("Letter:")
        talk.type(".q\n")
        assert talk.ended() == 0


def test_a_passphrase_does_not_show_and_of_a_page_no_line_is_one(folder: Path) -> None:
    with terminal("--plain", "--store", str(folder), columns=200, rows=200) as talk:
        names_herself(talk)
        talk.type(f"{WORDS[AMINA]}\nN\n")
        talk.until(SEVERAL)
        talk.type(f"{WORDS[AMINA]}\n")
        said = talk.until("N Start a new assessment")
        assert WORDS[AMINA].split()[0] not in said
        talk.type("?!\n")
        talk.until("?! ")  # and it shows again


def test_who_types_ahead_is_heard_line_by_line_and_what_comes_at_once_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A quick hand has its next letter there at once, in a slower world: nothing is pasted. Then three come at once."""
    monkeypatch.setattr(keyboard, "AT_ONCE", 2 * PAUSE)
    ours, theirs = pty.openpty()
    keys = Keyboard(theirs)
    for line in (b"one\n", b"t", b"wo\n"):
        time.sleep(PAUSE if line == b"t" else 3 * PAUSE)
        os.write(ours, line)
    assert keys.take() == ("one",)
    assert keys.take() == ("two",)
    os.write(ours, b"\n\n\n")
    assert keys.take() == ("",), "Enter that is held down is Enter, and takes nothing away"
    os.write(ours, b"three\nfour\nfive\n")
    assert keys.take() == ("three", "four", "five")
    os.close(ours)
    assert keys.take() is None
    assert keys.take() is None
