"""F1 everywhere: on every question of the form, on every kind of page of a record, on every page of the program."""

import pytest
from tests.tui.working import FACTOR, OPEN, form, says, started
from textual.binding import Binding

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.tui.app import Wizard
from hsb_wizard.tui.help import KEYS, key_lines
from hsb_wizard.tui.home import Home
from hsb_wizard.tui.main import MainScreen
from hsb_wizard.tui.steps import Steps
from hsb_wizard.work.ending import NOT_IN_SESSION, PLACES
from hsb_wizard.work.help_words import IN_SESSION, WORDS
from hsb_wizard.work.page_names import SITTING
from hsb_wizard.work.view_base import Field, Place
from hsb_wizard.work.view_help import BECAUSE, NOT_NEEDED, TO_SIGN, field_help, help_view, session_help
from hsb_wizard.work.view_place import place_of
from hsb_wizard.work.views import VIEWS

QUESTIONS = [path for section in form().sections for path in form().paths_of(section.id)]
OF_ITS_OWN = {"question", "rows", "row", "section"}  # the form has their words
WITH_RULES = {"check", "sign"}  # what stands there is what F1 explains: tests/tui/test_findings_pages.py
ELSEWHERE = {"due", "standing", "reading", "cards", "review", "questions", "wall"}  # beside their pages


def said(path: str) -> list[str]:
    """What F1 says at a question of a record that is just begun."""
    return list(help_view(started(), place_of(started(), path)))


@pytest.mark.parametrize("path", QUESTIONS)
def test_every_question_says_what_it_asks_why_and_where_that_comes_from(path: str) -> None:
    lines, question = said(path), form().question(path)
    assert lines[0] == f"!{question.label}"
    assert lines[1].strip()
    assert not lines[1].startswith("!"), "nothing is said of what is asked"
    assert any("Why it is asked" in line for line in lines)
    assert lines[lines.index("!Before signing") + 1] in {TO_SIGN, NOT_NEEDED}
    came = lines[lines.index("!Where this comes from") + 1 :]
    cited = came[: len(question.guidance.source)]
    assert len(cited) == len(question.guidance.source) > 0
    codes = {ref for ref in question.refs if any(ref in line.split(", ") for line in came)}
    assert not codes, "a practitioner has no list to look them up in: docs/coverage.md is for whoever builds this"


@pytest.mark.parametrize("path", QUESTIONS)
def test_every_level_answer_and_missing_state_is_explained_where_it_can_be_chosen(path: str) -> None:
    lines, question = said(path), form().question(path)
    for level in form().scale(question.scale).level if question.scale else ():
        assert f"{level.key}  {level.label}: {level.anchor}" in lines
    for state in question.missing:
        assert any(form().missing(state).label in line for line in lines)


def test_a_question_that_another_opened_names_it() -> None:
    logic = {path: form().logic(path, "show_when") for path in QUESTIONS}
    opened = [path for path, line in logic.items() if line and any(form().has(name) for name in line.names)]
    assert len(opened) > 50
    start = BECAUSE.partition("{")[0]
    assert [path for path in opened if not any(line.startswith(start) for line in said(path))] == []


def test_what_is_needed_before_signing_says_so() -> None:
    assert TO_SIGN in help_view(says(started(), OPEN), Place("question", FACTOR))


@pytest.mark.parametrize("kind", sorted((set(VIEWS) | PLACES | SITTING) - OF_ITS_OWN - WITH_RULES - ELSEWHERE))
def test_every_page_of_a_record_says_what_it_is_for(kind: str) -> None:
    lines = help_view(started(), Place(kind))
    assert lines[0].startswith("!")
    assert all(line.endswith((".", "?", ":")) or line.startswith("!") for line in lines), "half a sentence"
    assert len(" ".join(lines[1:])) > 40


def test_no_words_of_help_are_left_for_a_page_that_is_gone() -> None:
    assert set(WORDS) - (set(VIEWS) | PLACES | SITTING) == set()


def test_with_the_family_in_the_room_help_names_the_keys_that_work_and_nothing_of_the_record() -> None:
    lines = " ".join(session_help())
    assert all(key in lines for key in ("F4", "F2", "F9"))
    assert len(session_help()) >= len(IN_SESSION) - 2
    assert NOT_IN_SESSION not in lines


def test_the_field_that_has_the_keys_is_explained_before_its_page() -> None:
    shown = Field("when", "line", "When", "As you write it: 20 11 2026")
    assert field_help(shown) == ("!When", "As you write it: 20 11 2026", "")
    assert field_help(Field("answer", "choice")) == ()
    assert field_help(None) == ()
    assert Voice.LEAD.value not in " ".join(field_help(shown))


def test_with_the_family_in_the_room_only_the_keys_that_work_there_are_listed() -> None:
    lines = "\n".join(key_lines(session=True))
    assert [key for key in ("F3", "F5", "F6", "Ctrl+P", "Ctrl+K", "wall") if key in lines] == []
    assert all(key in lines for key in ("F2", "F4", "F7", "F9", "F10", "who can see"))
    assert all(key in "\n".join(key_lines()) for key in ("F3", "Ctrl+K", "task list"))


def bound() -> dict[str, set[str]]:
    """Every key that a page of the program binds for all of it, by what it does."""
    found: dict[str, set[str]] = {}
    for page in (Wizard, MainScreen, Home, Steps):
        for each in page.BINDINGS:
            if isinstance(each, Binding) and each.priority:
                found.setdefault(each.action, set()).update(each.key.split(","))
    return found


def test_no_key_of_the_program_is_one_that_a_terminal_keeps_for_itself() -> None:
    """Windows Terminal and conhost (tui.md 1.8); what a box needs is left to the box."""
    kept = {f"ctrl+{letter}" for letter in "achijmsvxyz"} | {"f11", "f12", "insert"}
    keys = {key for those in bound().values() for key in those}
    assert keys & kept == set()
    assert [key for key in keys if key.startswith(("alt+", "ctrl+shift+", "ctrl+tab", "ctrl+enter"))] == []
    assert len(keys) > 20


def test_every_key_that_works_on_all_pages_stands_in_the_help_with_its_twin() -> None:
    listed = (
        " ".join(f"{key}, {twin}".lower().replace("esc", "escape") for key, twin, _ in KEYS).replace(",", " ").split()
    )
    assert [key for those in bound().values() for key in those if key not in listed] == []
    for action, keys in bound().items():
        if any(key.startswith("f") and key[1:].isdigit() for key in keys) and action != "help":
            assert any(key.startswith("ctrl+") for key in keys), action
    assert "?" in listed
