"""Words and language on screen: what an administrator may choose, what everybody may, and that it holds at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tui.conftest import AMINA, WORDS, text_of, typed, until
from tests.tui.test_shell_pages import SMALL, play
from tests.tui.working import form as shipped_form
from tests.worlds import new_world

from hsb_wizard.forms.load import translation_of
from hsb_wizard.forms.spoken import spoken
from hsb_wizard.forms.translation import NEEDS_TRANSLATOR
from hsb_wizard.forms.words import Here
from hsb_wizard.sentences import ENGLISH, speak
from hsb_wizard.tui.app import Wizard
from hsb_wizard.work.view_base import Place
from hsb_wizard.work.view_help import help_view
from hsb_wizard.work.view_question import question_view
from hsb_wizard.work.view_rows import rows_view
from hsb_wizard.work.view_words import names_typed, problem, words_form


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(ENGLISH)


def test_an_administrator_sees_the_nation_and_a_line_for_each_word_a_team_may_name() -> None:
    view = words_form(shipped_form(), Here("wales", {"camhs": "Our place"}), "", administrator=True)
    fields = {field.key: field for field in view.fields}
    assert fields["nation"].chosen == ("wales",)
    assert fields["word:camhs"].text == "Our place"
    assert fields["word:safeguarding_partners"].label == "Regional safeguarding board"
    assert "word:aim" not in fields


def test_anybody_else_chooses_a_language_only() -> None:
    view = words_form(shipped_form(), Here("wales"), "cy", administrator=False)
    assert [(field.key, field.chosen) for field in view.fields] == [("language", ("cy",))]
    assert view.above[0] == "Where this laptop is used: Wales"


def test_what_is_left_empty_is_no_name() -> None:
    assert names_typed({"word:camhs": " Our place ", "word:probation": " ", "nation": ("wales",)}) == {
        "camhs": "Our place"
    }
    assert problem({"nation": ()}, administrator=True) != ""
    assert problem({"nation": ()}, administrator=False) == ""


def test_f1_says_then_and_now_and_the_option_says_the_word_of_the_nation() -> None:
    record = new_world(spoken(shipped_form(), Here("wales"))).record
    written = record.form.as_written
    named = [each for each in written.questions if "{child_in_care}" in str(written.question(each).options)]
    path = named[0]
    labels = [choice.label for field in question_view(record, path, None).fields for choice in field.choices]
    assert "{" not in "".join(labels)
    assert "- then: LAC, now: child looked after (checked 1 November 2026)" in help_view(
        record, Place("question", path)
    )


def test_a_welsh_page_says_that_it_needs_a_translator() -> None:
    form = spoken(shipped_form(), Here("wales"), translation_of("holistic", "cy"))
    record = new_world(form).record
    assert any(NEEDS_TRANSLATOR in line for line in rows_view(record, "session_notes.note").above)
    assert any(NEEDS_TRANSLATOR in line for line in question_view(record, form.factors[0], None).above)  # its scale
    assert not any(NEEDS_TRANSLATOR in line for line in question_view(record, "setup.born", None).above)


def test_w_chooses_them_and_the_list_speaks_welsh_at_once(shop: Path) -> None:
    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=SMALL) as pilot:
            await until(pilot, AMINA)
            await typed(pilot, WORDS)
            await pilot.press("enter")
            await until(pilot, "N  Start a new assessment")
            await pilot.press("w")
            await until(pilot, "Where do you work?")
            await pilot.press("y", "enter", "w", "enter")
            await pilot.press("f8")
            await until(pilot, "Asesiad newydd")
            assert app.desk is not None
            assert (app.desk.here.nation, app.desk.language) == ("wales", "cy")
            assert "F1 Cymorth" in text_of(app)
            await pilot.press("f10")

    play(story())
