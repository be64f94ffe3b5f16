"""A page that is pasted in plain mode, in a real terminal: it answers what was asked, or nothing, never the rest."""

from __future__ import annotations

import os
import pty
import sys
from pathlib import Path
from threading import Timer

import pytest
from tests.casework.stories import AMINA, WORDS, open_desk
from tests.stories.terminal import Terminal, terminal

from hsb_wizard.casework import door
from hsb_wizard.plain import talk as terminal_mode
from hsb_wizard.plain.talk import JOINED, SEVERAL

PAGE = "Dear colleague\nN\n.q\nA\nwe met on Friday\n.prove\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a store with two people, closed."""
    open_desk(tmp_path / "store").close()
    return tmp_path / "store"


def let_in(talk: Terminal) -> None:
    talk.until("Letter, or your name:")
    talk.type(f"{AMINA}\n")
    talk.until(f"Passphrase of {AMINA}:")
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


def test_who_types_ahead_is_heard_line_by_line_and_what_comes_at_once_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both lines lie there before the question comes: nobody pasted them. Then three come while it waits."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, encoding="utf-8") as keyboard, monkeypatch.context() as patch:
        patch.setattr(sys, "stdin", keyboard)
        talk = terminal_mode.Terminal()
        os.write(ours, b"one\ntwo\n")
        assert (talk._read("", secret=False), talk.rest()) == ("one", ())
        assert (talk._read("", secret=False), talk.rest()) == ("two", ())
        later = Timer(0.3, os.write, (ours, b"three\nfour\nfive\n"))
        later.start()
        assert (talk._read("", secret=False), talk.rest()) == ("three", ("four", "five"))
        later.join()
    os.close(ours)
