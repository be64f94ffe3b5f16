"""How far a command is, on a terminal: the piece, where in it, the share; line by line the piece alone."""

from __future__ import annotations

import argparse
import io
import sys
import time

import pytest

from hsb_wizard.cli import watching


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def said(monkeypatch: pytest.MonkeyPatch, *, plain: bool) -> str:
    """What is said while the third page of ten is made for longer than a moment."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(watching, "plain_wanted", lambda arguments: plain)
    with watching.stoppable(argparse.Namespace()) as watch:
        watch.at(0.3, 1, "Making the PDF", "page 3 of 10")
        time.sleep(watching.SOON + 0.3)
    return terminal.getvalue()


def test_on_a_terminal_the_place_stands_beside_the_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\rMaking the PDF, page 3 of 10 ... 30 %   Ctrl+C stops it" in said(monkeypatch, plain=False)


def test_line_by_line_no_page_is_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(monkeypatch, plain=True) == "Making the PDF ... (Ctrl+C stops it)\n"
