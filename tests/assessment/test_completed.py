"""Since when a section is completed: told from the pair's own answers, and from nothing else."""

from __future__ import annotations

from tests.journals import Journal
from tests.worlds import form

from hsb_wizard.assessment.completed import completed_at
from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import FormMoved
from hsb_wizard.assessment.progress import needed
from hsb_wizard.casework.record import Record


def completed(journal: Journal) -> dict[str, str]:
    """For each completed section the moment of the entry that completed it."""
    record: Record = journal.record()
    found = completed_at(record.form, record.assessment, record.play, journal.entries)
    return {section: journal.entries[place].at for section, place in found.items()}


def test_a_section_is_completed_by_the_last_answer_that_it_needed() -> None:
    journal = Journal().on("2026-11-14", "10:40")
    assert completed(journal) == {}
    assert completed(journal.safety()) == {"safety": "2026-11-14T10:40:00+00:00"}


def test_an_answer_that_is_changed_later_completes_nothing_again() -> None:
    journal = Journal().on("2026-11-14", "10:40").safety().on("2026-11-18").says("safety.until", "2026-12-20")
    assert completed(journal) == {"safety": "2026-11-14T10:40:00+00:00"}


def test_an_answer_taken_back_and_given_again_completes_it_on_the_later_day() -> None:
    journal = (
        Journal()
        .on("2026-11-14")
        .safety()
        .on("2026-11-15")
        .writes(Kind.ANSWER_CLEARED, None, "safety.until", Voice.AGREED)
    )
    assert completed(journal) == {}
    assert completed(journal.on("2026-11-16").says("safety.until", "2026-12-20")) == {
        "safety": "2026-11-16T10:00:00+00:00"
    }


def test_a_note_without_an_answer_completes_nothing() -> None:
    assert completed(Journal().safety().says("safety.until", note="asked the social worker")) == {}


def test_what_one_assessor_says_alone_moves_no_day() -> None:
    journal = Journal().on("2026-11-14").safety()
    before = completed(journal)
    journal.on("2026-11-17").says("family.supervision", "concern", Voice.LEAD, note="one visit")
    assert completed(journal) == before


def test_what_a_review_carries_forward_was_not_completed_in_it() -> None:
    journal = Journal().on("2026-11-14").safety().on("2026-11-19")
    journal.entries.append(journal.entries[1])  # the assessment is started once more
    assert "safety" not in completed(journal)


def test_rows_that_moved_with_their_form_are_counted_under_their_new_name() -> None:
    """One of two rows is taken out after the move: the other is still an answer."""
    journal, asked = Journal().on("2026-11-14"), form()
    journal.row("behaviour.concern", "first", {}).row("behaviour.concern", "second", {})
    for path in needed(asked, journal.record().play, "behaviour"):
        if path != "behaviour.matter":
            journal.says(path, "concern")
    moved = FormMoved(
        form=asked.id,
        version=asked.version,
        form_hash=asked.hash,
        from_version="1.0.0",
        from_hash="before",
        renamed={"behaviour.concern": "behaviour.matter"},
    )
    journal.on("2026-11-15").writes(Kind.FORM_MOVED, moved)
    journal.writes(Kind.ROW_REMOVED, None, "behaviour.matter/first", Voice.AGREED)
    assert completed(journal) == {"behaviour": "2026-11-14T10:00:00+00:00"}
