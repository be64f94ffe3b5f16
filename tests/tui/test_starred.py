"""Sentences that were starred while writing stand on the wall, go into the text, and print without their star."""

from pathlib import Path

from tests.documents import CODE
from tests.documents import record as made_up
from tests.tui.conftest import typed, until
from tests.tui.records import begun, said
from tests.tui.test_wall import SAID, TEXT, box, worked
from tests.tui.test_work_pages import SMALL, at_work, play
from tests.tui.working import noted

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import AnswerGiven, WorkingNoted
from hsb_wizard.casework import exporting, verbs
from hsb_wizard.casework.exporting import Wanted
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.report.document import document_texts
from hsb_wizard.values import replace
from hsb_wizard.work.view_base import Place
from hsb_wizard.work.wall import beside, starred_on_wall, wall_view

NOTES = "family.going_well"
WORDS = "She rang her nan by herself."
WALL = Place("wall", TEXT, "question")


def record(text: str = f"A quiet week. * {WORDS} Then Monday.", voice: Voice = Voice.AGREED) -> Record:
    return said(said(begun(), SAID), {NOTES: text}, voice)


def on_wall(now: Record, me: Voice = Voice.LEAD) -> dict[str, tuple[str, ...]]:
    return {each.words: each.used for each in starred_on_wall(now, me)}


def test_a_starred_sentence_of_any_note_stands_on_the_wall_until_its_words_are_used() -> None:
    assert on_wall(record()) == {WORDS: ()}
    assert on_wall(said(record(), {TEXT: f"As we saw: {WORDS}"})) == {WORDS: ("analysis",)}
    assert on_wall(record("No star here.")) == {}


def test_a_working_note_s_starred_sentence_stands_there_too() -> None:
    noted_here = noted(begun(), Kind.WORKING_NOTED, WorkingNoted(f"Ask the school. * {WORDS}"), "")
    assert on_wall(noted_here) == {WORDS: ()}
    assert on_wall(said(noted_here, {TEXT: WORDS})) == {WORDS: ("analysis",)}


def test_what_is_starred_in_the_analysis_itself_is_written_already() -> None:
    assert on_wall(said(begun(), {TEXT: f"* {WORDS}"})) == {}


def test_what_the_other_starred_alone_stands_on_no_wall_but_theirs() -> None:
    alone = record(voice=Voice.CO)
    assert on_wall(alone, Voice.LEAD) == {}
    assert on_wall(alone, Voice.CO) == {WORDS: ()}


def test_the_wall_says_where_the_words_come_from_and_a_table_offers_factors_alone() -> None:
    lines = wall_view(record(), WALL, Voice.LEAD).lines
    assert [line.beside[0] for line in lines if WORDS in line.text] == ["What is going well here?"]
    assert any(WORDS in line for line in beside(record(), Voice.LEAD))
    rows = wall_view(record(), Place("wall", "plan.line", "rows"), Voice.LEAD).lines
    assert not any(WORDS in line.text for line in rows)


def test_a_document_prints_the_sentence_and_leaves_the_star_out() -> None:
    full = made_up("complete")
    voice, path = next(key for key, each in full.assessment.answers.items() if key[1] == NOTES)
    written = replace(full.assessment.answers[voice, path], value=f"* {WORDS} More.")
    starry = replace(
        full, assessment=replace(full.assessment, answers=full.assessment.answers.with_(voice, path, written))
    )
    printed = "\n".join(document_texts(exporting.drafted(starry, Wanted("full", Path("out.pdf")), CODE)))
    assert WORDS in printed
    assert f"* {WORDS}" not in printed


def test_enter_puts_the_sentence_into_the_text_where_the_cursor_was(desk: Casework) -> None:
    step = verbs.answer(desk, worked(desk), NOTES, AnswerGiven(f"* {WORDS}"))
    assert step is not None

    async def story() -> None:
        async with at_work(desk, step.record, TEXT, SMALL) as (pilot, screen):
            await until(pilot, "F5 The wall")
            await typed(pilot, "We saw this.")
            await pilot.press("f5")
            await until(pilot, "Starred while writing")
            await pilot.press("end", "enter")
            await until(pilot, "We saw this. She rang")
            assert box(screen).held == f"We saw this. {WORDS}"
            assert screen.record.assessment.text(TEXT) == box(screen).held

    play(story())
