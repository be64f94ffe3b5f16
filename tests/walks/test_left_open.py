"""What can happen to a page in the middle of an answer: the plug, a paste, another window, a visitor, the end."""

from pathlib import Path
from typing import Any

import pytest
from tests.walks.keyboard import Keyboard
from tests.walks.people import kept
from tests.walks.way import Way, first_run, opens, start, unlock

from hsb_wizard.forms.form import Form

HOME = "safety.home"
SAID = "Nan is at home on weekdays; on Fridays the door of the landing stays open."
PAGE = " ".join(f"Line {number} of a page that somebody had written before." for number in range(1, 61))


@pytest.fixture
def store(tmp_path: Path, form: Form, record: dict[str, Any]) -> Path:
    """A laptop with one assessment on it, just begun."""
    folder = tmp_path / "store"
    with Keyboard(folder) as k:
        first_run(k)
        start(k, form, record)
        k.quits()
    return folder


def at_the_plan(k: Keyboard, form: Form, record: dict[str, Any]) -> None:
    """Unlock, open the assessment, and stand in the first box of the safety plan."""
    unlock(k)
    k.sees("You stopped here")
    opens(k, record["reference"])
    Way(k, form, record).opens_section("safety")
    k.press("home")
    k.to("enter", "Home: what is arranged")


def at_home(store: Path, record: dict[str, Any]) -> str:
    """What the store then holds of the arrangements at home."""
    return str(kept(store, record["reference"])["answers"][HOME]["agreed"]["value"])


def finds_it_again(store: Path, form: Form, record: dict[str, Any]) -> None:
    """Start again, and see every word that was being typed."""
    with Keyboard(store) as k:
        at_the_plan(k, form, record)
        k.sees(SAID)
        k.quits()


def test_after_the_plug_was_pulled_the_words_are_there_and_it_says_where_it_stopped(
    store: Path, form: Form, record: dict[str, Any]
) -> None:
    with Keyboard(store) as k:
        at_the_plan(k, form, record)
        k.types(SAID)
        k.terminal.quiet(1.5)  # a draft is kept a moment after the last letter
        k.kill()
    finds_it_again(store, form, record)
    assert at_home(store, record) == SAID


@pytest.mark.parametrize("how", ["the window is closed", "the laptop shuts down"])
def test_when_the_terminal_goes_every_letter_is_kept_and_the_store_is_closed(
    how: str, store: Path, form: Form, record: dict[str, Any]
) -> None:
    with Keyboard(store) as k:
        at_the_plan(k, form, record)
        k.types(SAID)
        if how == "the window is closed":
            k.closes_window()
        else:
            k.shuts_down()
    finds_it_again(store, form, record)
    assert at_home(store, record) == SAID


def test_pages_pasted_into_a_line_and_a_box_are_kept_or_answered_in_a_sentence(
    store: Path, form: Form, record: dict[str, Any]
) -> None:
    with Keyboard(store) as k:
        at_the_plan(k, form, record)
        k.paste(PAGE)
        k.sees("Line 60 of a page")
        k.press("f7")
        k.sees("Answered")
        k.press("enter")
        k.sees("Line 60 of a page")
        k.quits()
    assert at_home(store, record) == PAGE


def test_another_window_in_the_middle_of_a_word_loses_nothing(store: Path, form: Form, record: dict[str, Any]) -> None:
    with Keyboard(store) as k:
        at_the_plan(k, form, record)
        k.types(SAID)
        k.resize(120, 40)
        k.sees(SAID)
        k.resize(36, 10)
        k.sees("Make the window at least 40 by 12")
        k.press("x")  # answers nothing that cannot be seen
        k.terminal.quiet(0.5)  # nothing is painted that could be waited for
        k.resize(80, 24)
        k.sees(SAID)
        k.types(" And Dee knows.")
        k.sees(f"{SAID} And Dee knows.")
        k.quits()
    assert at_home(store, record) == f"{SAID} And Dee knows."


def test_covered_or_locked_nothing_of_the_answer_is_seen_and_nothing_is_lost(
    store: Path, form: Form, record: dict[str, Any]
) -> None:
    with Keyboard(store) as k:
        at_the_plan(k, form, record)
        k.types(SAID)
        k.press("f9")
        k.sees_no("Fridays")
        assert "Nan" not in k.text
        k.quits()
        assert "Fridays" not in k.text
    finds_it_again(store, form, record)
