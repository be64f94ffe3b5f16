"""Findings at their moments: at the end of a section, on the page of a choice, when a record is opened, and later."""

from __future__ import annotations

from tests.tui.records import CO, LEAD, begun, said, signed

from hsb_wizard.casework.review import STOP, THINK, WHY, Finding, findings
from hsb_wizard.work.view_base import ListLine, Place
from hsb_wizard.work.view_check import LATER, Shown, check_view
from hsb_wizard.work.view_findings import choice_words, end_words, found_in, opening_words, section_end

SCHOOL = Finding("Q60", THINK, "sign", "Days out are not counted.", "Count them.", "education.days_out")
PLAN = Finding("Q87", WHY, "sign", "No plan with the school.", "Write it.", "education.school_plan")


def test_a_section_that_nobody_has_begun_says_nothing() -> None:
    assert found_in(begun(), "sense") == ()
    places = {each.place for each in found_in(said(begun(), {"sense.how": "In steps"}), "sense")}
    assert "sense.why" in places
    assert "sense.how" not in places
    assert {place.partition(".")[0] for place in places} == {"sense"}


def test_the_end_of_a_section_says_what_was_mended_then_what_to_do() -> None:
    lines = section_end((Shown(SCHOOL), Shown(PLAN), Shown(SCHOOL, mended=True)))
    assert [line.text for line in lines] == [
        "  Mended: Days out are not counted.",
        "Say why, or put it right",
        "  No plan with the school.",
        "To think about (never printed)",
        "  Days out are not counted.",
    ]
    assert lines[2].place == Place("finding", "Q87:education.school_plan", WHY)
    assert section_end(()) == ()
    assert end_words((Shown(SCHOOL), Shown(PLAN), Shown(SCHOOL, mended=True))) == ("2 things to look at: press End",)
    assert end_words((Shown(SCHOOL, mended=True),)) == ()


def test_a_choice_is_answered_on_its_own_page_once_it_is_made() -> None:
    path = "judgements.safety_of_others"
    assert choice_words(begun(), path) == ()
    chosen = choice_words(said(begun(), {path: "everyday"}), path)
    assert chosen[1].startswith('!"Everyday arrangements" is chosen, and not yet in: police')
    assert chosen[2].startswith('Choose "We cannot say yet"')
    assert choice_words(said(begun(), {path: "cannot_say"}), path) == ()


def test_words_are_never_looked_at_on_the_page_where_they_are_typed() -> None:
    record = said(begun(), {"sense.pattern": "A young offender of fourteen."})
    assert "Q47" in {each.id for each in findings(record).now}
    assert choice_words(record, "sense.pattern") == ()


def test_a_record_without_a_safety_plan_says_so_on_opening() -> None:
    assert opening_words(begun()) == (
        "!There is no safety plan for now. People are kept safe while the assessment is under way. "
        "See Safety plan for now.",
    )
    planned = said(begun(), {"safety.home": "Mother is in the room", "family.children_at_home": "no"})
    assert opening_words(planned) == ()


def test_what_counts_after_signing_stands_apart_and_what_has_no_place_is_not_there() -> None:
    meeting = Finding("Q104", STOP, "agree", "No meeting was held.", "Hold it.", "share.meeting")
    view = check_view(begun(), (), "", (meeting, Finding("Q121", STOP, "countersign", "Nobody.", "Ask.", "")))
    at = [line.text for line in view.lines].index(LATER)
    assert view.lines[at + 1] == ListLine(
        "  No meeting was held.", place=Place("finding", meeting.key, STOP), beside=("What would do", "Hold it.", "")
    )
    assert "Nobody." not in " ".join(line.text for line in view.lines)


def test_findings_stand_in_the_order_of_the_form() -> None:
    texts = [
        line.text
        for line in check_view(
            begun(), (Shown(PLAN), Shown(Finding("Q02", WHY, "sign", "Late.", "", "journey.delay_reason")))
        ).lines
    ]
    assert texts.index("  Late.") < texts.index("  No plan with the school.")


def test_once_both_have_signed_the_page_speaks_of_what_comes_next() -> None:
    view = check_view(signed(signed(begun(), LEAD), CO), ())
    assert view.title == "Check answers"
    assert view.above == ("Signed. Both have signed. What is open now is for whoever comes next.",)
    assert view.lines[0].text == "Before it is checked by a supervisor"
