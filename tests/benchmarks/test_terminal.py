"""The harness against a program of three lines, in a real pseudo-terminal."""

import os
import sys

import pytest
from benchmarks.figures import NotMeasured
from benchmarks.terminal import Terminal

ECHO = (
    "import sys, tty; tty.setraw(0); print('ready', end='', flush=True)\n"
    "for letter in iter(lambda: sys.stdin.read(1), 'q'): print(letter.upper(), end='', flush=True)"
)


def echo() -> Terminal:
    return Terminal([sys.executable, "-c", ECHO], columns=40, rows=5)


def test_a_key_is_timed_until_what_it_paints_is_there() -> None:
    with echo() as terminal:
        started = terminal.wait("ready")
        taken = terminal.press("x", "readyX")
        assert 0 < taken < started
        assert terminal.screen.text.split("\n")[0] == "readyX"


def test_what_never_comes_is_said_in_a_sentence_without_what_stood_there() -> None:
    with echo() as terminal:
        terminal.wait("ready")
        with pytest.raises(NotMeasured, match="'nothing of the kind' did not come in time") as failed:
            terminal.wait("nothing of the kind", patience=0.05)
        assert "ready" not in str(failed.value)
        terminal.send("q")
        with pytest.raises(NotMeasured, match="the program ended"):
            terminal.wait("nothing of the kind")


def test_a_program_is_gone_when_its_terminal_is_closed() -> None:
    with echo() as terminal:
        terminal.wait("ready")
    with pytest.raises(ProcessLookupError):
        os.kill(terminal.pid, 0)
