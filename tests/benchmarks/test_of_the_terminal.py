"""Figures of the terminal: each is really measured once here, as small as it gets, and each can be missed."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.figures import NotMeasured, Samples
from benchmarks.terminal import Terminal, program
from benchmarks.workshop import DEMO, Workshop, workshop

from benchmarks import both_ways, in_memory, in_the_open, session, side_by_side, starting, under_load
from hsb_wizard.forms.load import shipped


@pytest.fixture(scope="module")
def made() -> Iterator[Workshop]:
    with workshop() as each:
        yield each


def test_a_session_times_its_keys_hides_the_case_and_draws_within_the_code_page(made: Workshop) -> None:
    timed = session.session(made, 1)
    assert len(timed.first("typed")) > 20
    assert all(first <= rest for each in timed.strokes.values() for first, rest in each)
    assert len(timed.hidden) == len(timed.first("continued")) == 1
    assert [letter for letter in timed.drawn if not letter.isascii() and letter not in "─│┌┐└┘"] == []


def test_a_session_is_shared_by_the_figures_that_ask_once_and_is_made_anew_for_one_that_asks_twice(
    made: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []

    def again(workshop: Workshop, boxes: int) -> session.Timed:
        counted.append(boxes)
        return session.Timed({"typed": [(1.0, 2.0)], "continued": [(4.0, 5.0)]}, [3.0], {"a", "•"}, session.LEAST)

    monkeypatch.setattr(session, "session", again)
    made.shared.clear()
    assert session.page_turn(made, 12) == Samples((4.0,), (1.0,))
    assert session.hiding(made, 12) == Samples((3.0,), (1.0,))
    assert session.rest_of_any_key(made, 12).ours == (2.0, 5.0)
    assert session.outside_the_code_page(made, 12) == Samples((1.0,), (2.0,))
    assert len(counted) == 1
    session.page_turn(made, 12)
    assert len(counted) == 2
    made.shared.clear()


def test_too_short_a_session_is_no_figure(made: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "session", lambda workshop, boxes: session.Timed(keys=session.LEAST - 1))
    made.shared.clear()
    with pytest.raises(NotMeasured, match="fewer than 400"):
        session.hiding(made, session.BOXES)
    made.shared.clear()


def test_what_starts_is_timed_beside_what_it_is_built_on(made: Workshop) -> None:
    for figure in (starting.first_glyph, starting.first_words):
        samples = figure(made, 1)
        assert min(*samples.ours, *samples.baseline) > 0
    assert starting.nothing_heavy(made, 1) == Samples((0.0,), (float(len(starting.HEAVY)),))


def test_a_section_is_read_out_in_plain_mode_without_an_escape_byte(made: Workshop) -> None:
    samples = starting.escape_bytes(made, 2)
    assert samples.ours == (0.0,)
    assert samples.baseline[0] > 5_000


def test_find_is_timed_over_two_stores(made: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "CASES", 120)
    samples = side_by_side.finding_as_typed(made, 1)
    assert len(samples.ours) > len(side_by_side.TYPED)
    assert len(samples.baseline) > len(side_by_side.TYPED)


def test_the_form_of_many_questions_has_sections_of_fifteen() -> None:
    form = side_by_side.with_sections(2)
    assert len(form.questions) == len(shipped().questions) + 2 * side_by_side.FEW


def test_a_disk_that_is_held_up_holds_up_a_flush() -> None:
    flushes = "import os, time, tempfile; f = tempfile.TemporaryFile(); t = time.time(); os.fsync(f); "
    told = [sys.executable, "-c", flushes + "print('late' if time.time() - t > 0.19 else 'soon')"]
    for later, says in ((under_load.SLOW, "late"), (0, "soon")):
        with Terminal(under_load.held_up(told, later)) as terminal:
            terminal.wait("late|soon")
            assert terminal.screen.text.strip() == says


def test_the_same_answers_are_stored_alike_by_keys_and_by_lines(made: Workshop) -> None:
    samples = both_ways.stored_differently(made, 3)
    assert samples.ours == (0.0,)


def test_an_answer_that_was_given_in_one_way_only_is_found(made: Workshop) -> None:
    one, other = made.demo_store(), made.demo_store()
    both_ways.by_lines(one, 1)
    assert both_ways.answers_of(one) != both_ways.answers_of(other)


def test_keys_of_an_answer_are_fewer_than_stock_widgets_take(made: Workshop) -> None:
    samples = both_ways.keys_of_an_answer(made, 2)
    assert samples.ours == (6.0, 6.0)
    assert samples.baseline == (9.0, 12.0)


def test_memory_is_read_as_keys_go_by(made: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_memory, "READINGS", 1)
    samples = in_memory.growth(made, 12)
    assert min(*samples.ours, *samples.baseline) > 20


def test_the_stock_way_to_fail_shows_words_of_a_case_and_ours_does_not(made: Workshop) -> None:
    way = in_the_open.PAGES[1]
    assert in_the_open._shown(made, way, "stock")
    assert in_the_open._shown(made, way, "ours") == []


def test_a_program_that_is_killed_has_every_answer_that_was_saved(made: Workshop, tmp_path: Path) -> None:
    store = made.demo_store()
    with Terminal(program("--store", str(store))) as terminal:
        terminal.wait(r"> Amina Khan")
        assert under_load._descendants(terminal.pid) == [terminal.pid]
    assert DEMO
