"""What a wide window has beside each page of the task list, and about the marked one."""

from __future__ import annotations

import pytest
from tests.journals import Journal

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import GateOverridden, PassFinished
from hsb_wizard.work.standing_words import detail, standing
from hsb_wizard.work.view_base import ListLine
from hsb_wizard.work.view_tasks import ABOUT, tasks_view
from hsb_wizard.work.wide import rows_of

LEAD, CO = Voice.LEAD, Voice.CO
ROOM = 60


def beside(journal: Journal, section: str, room: int = ROOM, *, reads: bool = False) -> str:
    record = journal.record()
    return detail(record, record.form.section(section), standing(record), room, reads=reads)


def line_of(journal: Journal, words: str) -> ListLine:
    return next(line for line in tasks_view(journal.record()).lines if words in line.text)


def test_beside_the_screen_stands_what_it_decided() -> None:
    assert beside(Journal(), "screen") == ""
    assert beside(Journal().says("screen.outcome", "go_on"), "screen") == "go on"
    first, second, *_ = Journal().record().form.question("screen.adaptations").options
    helped = Journal().says("screen.outcome", "go_on_with_changes")
    helped.says("screen.adaptations", (first.value, second.value))
    labels = (first.label, second.label)
    assert beside(helped, "screen", 200) == ", ".join(each[:1].lower() + each[1:] for each in labels)
    assert beside(Journal().says("screen.outcome", "go_on_awaiting"), "screen") == "fuller assessment awaited"
    assert beside(Journal().says("screen.outcome", "hold"), "screen") == "sessions held until advice"
    opened = Journal().writes(Kind.GATE_OVERRIDDEN, GateOverridden("Amina Khan", "One meeting left", "2026-12-01"))
    assert beside(opened, "screen") == "ratings opened without outcome"


def test_beside_the_sources_stands_who_sent_refused_and_has_not_answered() -> None:
    journal = Journal()
    for row, status in (("r1", "received"), ("r2", "refused"), ("r3", "asked"), ("r4", "chased"), ("r5", "not_asked")):
        journal.row("sources.card", row, {"agency": "education", "status": status})
    assert beside(journal, "sources") == "1 of 4 received, 1 refused, 2 no answer"


def test_beside_the_plan_for_now_stands_until_when_it_holds_or_that_it_has_lapsed() -> None:
    assert beside(Journal().says("safety.until", "2026-12-18"), "safety") == "until 18 December 2026"
    assert beside(Journal().says("safety.until", "2026-11-19"), "safety") == "lapsed on 19 November 2026"


def test_of_a_pass_only_that_it_is_begun_or_finished_stands_there() -> None:
    journal = Journal().says("screen.outcome", "go_on")
    assert beside(journal, "family") == ""
    journal.says("family.supervision", "concern", LEAD, note="one visit")
    assert beside(journal, "family") == "Amina in progress, Tom not started"
    journal.writes(Kind.PASS_FINISHED, PassFinished(), "family", LEAD)
    assert beside(journal, "family") == "Amina finished, Tom not started"
    journal.writes(Kind.PASS_FINISHED, PassFinished(), "family", CO)
    assert beside(journal, "family") == "both finished: show both answers"


def test_once_both_were_shown_it_says_on_how_many_they_differ() -> None:
    journal = Journal().says("family.supervision", "concern", LEAD).says("family.supervision", "priority", CO)
    journal.writes(Kind.PASSES_REVEALED, None, "family")
    assert beside(journal, "family") == "1 where you differ"
    assert beside(journal, "family", reads=True) == "1 where they differ"


@pytest.mark.parametrize(
    ("room", "words"),
    [
        (60, "until 18 December 2026, 2 left for later"),
        (39, "until 18 December 2026 ..."),
        (22, "until 18 December 2026"),
        (12, "until 18..."),
    ],
)
def test_what_has_no_room_is_left_out_whole_and_that_is_said(room: int, words: str) -> None:
    journal = Journal().says("safety.until", "2026-12-18")
    journal.says("safety.home", missing="not_known").says("safety.school", missing="held_back")
    assert beside(journal, "safety", room) == words


def test_about_a_marked_page_it_says_how_long_it_takes_and_who_must_be_there() -> None:
    journal = Journal().says("screen.outcome", "go_on")
    first, left, turns, *_ = line_of(journal, "Family and home").beside
    assert first.startswith("5  Family and home: ")
    assert first.endswith("0 answered, about 30 minutes.")
    assert "rating alone by Amina, about 15 minutes; rating alone by Tom, about 15 minutes" in left
    assert "Amina: not started" in turns


def test_what_is_said_of_a_page_is_always_as_high() -> None:
    lines = tasks_view(Journal().says("screen.outcome", "go_on").record()).lines
    assert {len(line.beside) for line in lines if line.place} == {ABOUT}


def test_in_a_narrow_window_nothing_stands_right_of_the_status() -> None:
    view = tasks_view(Journal().says("screen.outcome", "go_on").record())
    assert all("go on" not in row.text for row in rows_of(view, 80))
    wide = next(row.text for row in rows_of(view, 118) if "Thinking and communication" in row.text)
    assert wide.endswith("go on")
    assert max(len(row.text) for row in rows_of(view, 118)) <= 115
