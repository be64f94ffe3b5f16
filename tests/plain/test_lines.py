"""Lines in plain mode: as wide as the terminal is, broken between words, and whole where there is no terminal."""

from __future__ import annotations

import subprocess
import sys
from contextvars import copy_context
from pathlib import Path

import pytest
from tests.casework.stories import AMINA, WORDS, brought_in, open_desk
from tests.walks.talking import Talk

from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.plain.talk import broken
from hsb_wizard.work.view_draw import WHOLE_LINES
from hsb_wizard.work.view_due import days_lines

TO_CHECK = ("A", WORDS[AMINA], "A", "", "", ".c")  # every finding of the record, on the page that checks it


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a store with the complete made-up case, closed."""
    desk = open_desk(tmp_path / "store")
    brought_in(desk)
    desk.close()
    return tmp_path / "store"


def test_a_line_is_broken_between_words_and_goes_on_below_its_words() -> None:
    assert broken("A  One two three four five six", 20) == ("A  One two three", "   four five six")
    assert broken("One two three four five", 20) == ("One two three four", "five")
    assert broken("  in a little way is this", 20) == ("  in a little way is", "  this")


def test_a_word_longer_than_the_line_stays_whole_and_ends_of_lines_stay() -> None:
    assert broken("see /area/somebody/plans/for/now.pdf", 20) == ("see", "/area/somebody/plans/for/now.pdf")
    assert broken("one\n\ntwo", 20) == ("one", "", "two")


def test_a_line_of_wide_letters_is_as_long_as_the_terminal_draws_it() -> None:
    one = "\u6f22" * 4  # eight cells
    assert broken(f"A  {one} {one} {one}", 20) == (f"A  {one} {one}", f"   {one}")
    assert broken(f"see {one * 3}", 20) == ("see", one * 3)


def test_where_no_width_is_known_nothing_is_broken() -> None:
    assert broken("word " * 100, 0) == ("word " * 100,)


def said(folder: Path, columns: int) -> list[str]:
    """Every line that is said up to the check of the record; the first words come before a width is known."""
    with Talk(folder, columns) as talk:
        for answer in TO_CHECK:
            talk.says(answer)
        return talk.spoken.said.partition("Passphrase")[2].split("\n")


def test_in_a_terminal_of_any_width_lines_are_as_long_as_it_is_and_no_longer(folder: Path) -> None:
    narrow, wide = said(folder, 60), said(folder, 110)
    assert 50 < max(map(len, narrow)) <= 60
    assert 90 < max(map(len, wide)) <= 110
    assert " ".join(narrow).split() == " ".join(wide).split(), "the same words, whatever their lines"


def test_without_a_terminal_every_sentence_is_one_line(folder: Path) -> None:
    command = [sys.executable, "-m", "hsb_wizard", "--store", str(folder)]
    answers = "\n".join((*TO_CHECK, ".q", ""))
    ended = subprocess.run(command, input=answers, capture_output=True, text=True, check=False)
    begun = [line for line in ended.stdout.partition("Check answers")[2].split("\n") if line]
    assert not [line for line in begun if line[0].islower()], "no line goes on in the next"
    assert max(map(len, begun)) > 80


def test_what_is_in_place_meanwhile_is_read_out_to_its_end(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "store")
    try:
        record = brought_in(desk)
        said = "The grandparents tell the social worker the same day. " * 5
        step = verbs.answer(desk, record, record.form.role("delay_meanwhile"), AnswerGiven(said.strip()))
        assert step is not None
        context = copy_context()
        context.run(WHOLE_LINES.set, True)
        assert days_lines(step.record)[-1].endswith("...")
        assert context.run(days_lines, step.record)[-1].endswith(said.strip())
    finally:
        desk.close()
