"""Who opens a store from a command: asked for on a terminal where several could, and named where there is none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.casework.stories import AMINA, TOM, WORDS, open_desk
from tests.stories.terminal import terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a store that two people can open, closed."""
    open_desk(tmp_path / "store").close()
    return tmp_path / "store"


@pytest.mark.parametrize("typed", ["B", "b", "tom rees"])
def test_a_command_asks_who_opens_it_and_takes_a_letter_or_a_name(folder: Path, typed: str) -> None:
    with terminal("list", "--store", str(folder), columns=120, rows=40) as shown:
        shown.until(f"A {AMINA} B {TOM} Letter, or your name:")
        shown.type(f"{typed}\n")
        shown.until(f"Passphrase of {TOM}:")
        shown.type(f"{WORDS[TOM]}\n")
        assert shown.ended() == 0


def test_somebody_who_is_not_there_is_refused_before_a_passphrase_is_asked(folder: Path) -> None:
    with terminal("list", "--store", str(folder), columns=120, rows=40) as shown:
        shown.until("Letter, or your name:")
        shown.type("Ruth\n")
        assert "Passphrase" not in shown.until("Ruth")
        assert shown.ended() != 0


def test_without_a_terminal_the_name_has_to_be_given(folder: Path) -> None:
    command = [sys.executable, "-m", "hsb_wizard", "list", "--store", str(folder)]
    ended = subprocess.run(command, input="B\n", capture_output=True, text=True, check=False)
    assert ended.returncode != 0
    assert "Say who opens it: --as NAME." in ended.stderr


def test_the_line_that_tells_how_far_it_is_goes_before_the_code_is_shown(tmp_path: Path) -> None:
    """Ctrl+C must not part the store from its code: the code is said before the work is over, on a line of its own."""
    words = ("init", "--name", AMINA, "--role", "assessor", "--store", str(tmp_path / "new"))
    with terminal(*words, columns=160, rows=40) as shown:
        shown.until("A passphrase of your own:")
        shown.type(f"{WORDS[AMINA]}\n")
        shown.until("Again:")
        shown.type(f"{WORDS[AMINA]}\n")
        shown.until("Making the store")
        shown.until("It is shown once:")
        assert "Making the store" not in shown.screen.words
        assert shown.ended() == 0
