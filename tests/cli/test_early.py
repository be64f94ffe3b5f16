"""What is shown before anything is read: when, once, and that it never stays where the program does not come."""

import os
import pty
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from hsb_wizard.cli.early import meant, opens
from hsb_wizard.cli.main import parser

SLOW = {"argparse", "re", "typing", "pathlib", "asyncio", "textual", "hsb_wizard.errors"}


@pytest.mark.parametrize("words", [[], ["demo"], ["--plain"], ["--store", "here"], ["demo", "--plain"]])
def test_where_only_the_program_can_be_meant_something_is_shown_at_once(words: list[str]) -> None:
    assert opens(words)


@pytest.mark.parametrize(
    "words", [["--help"], ["list"], ["--store"], ["--store", "--plain"], ["demo", "--list"], ["--version"], ["foo"]]
)
def test_everything_else_waits_for_the_whole_command_line(words: list[str]) -> None:
    assert not opens(words)


@pytest.mark.parametrize(
    "words", [[], ["--plain"], ["--store", "here"], ["--plain", "--store", "demo"], ["--store", "here", "--plain"]]
)
def test_words_that_only_open_the_program_mean_what_the_parser_makes_of_them(words: list[str]) -> None:
    said = meant(words)
    assert said is None or vars(said) == vars(parser(()).parse_args(words))
    assert (said is None) == ("demo" in words)


def test_a_command_is_left_to_the_parser() -> None:
    assert [meant(words) for words in (["demo"], ["list"], ["--help"], ["--store"])] == [None] * 4


def test_the_screen_waits_for_no_parser() -> None:
    told = "import sys; import hsb_wizard.cli.main, hsb_wizard.cli.screen_; print('argparse' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_what_is_shown_early_waits_for_nothing_that_takes_time() -> None:
    told = (
        "import sys; before = {*sys.modules}; from hsb_wizard.cli.early import begin; begin(['--plain']); "
        "print(*({*sys.modules} - before))"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    first, _, modules = done.stdout.partition("\n")
    assert first.endswith("Plain mode: line by line.")
    assert set(modules.split()) & SLOW == set()


def test_the_first_words_of_plain_mode_are_said_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hsb_wizard", "--plain", "--store", str(tmp_path / "store")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, input="")
    assert done.stdout.count("Plain mode: line by line.") == 1
    assert done.stdout.count("Commands begin with a full stop") == 1
    assert "\x1b" not in done.stdout


def test_a_program_that_fails_before_its_first_page_leaves_its_sentence_and_no_picture() -> None:
    told = (
        "import sys; from hsb_wizard.errors import RefusedInput; import hsb_wizard.cli.screen_ as screen\n"
        "def refuse(arguments): raise RefusedInput('the folder cannot be read')\n"
        "screen.run = refuse; sys.argv[1:] = []\n"
        "from hsb_wizard.__main__ import start; start()"
    )
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", told], stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "xterm"}
    )
    process.wait(30)
    seen = os.read(ours, 1 << 16)
    before, _, after = seen.partition(b"\x1b[?1049l")
    assert b"Assessments on this laptop" in before
    assert b"the folder cannot be read" in after.replace(b"\r\n", b" ")
    assert termios.tcgetattr(theirs)[3] & termios.ECHO
    os.close(ours)
    os.close(theirs)
