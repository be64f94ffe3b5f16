"""On screen: what an answer hides is said where it is answered, listed in its section, decided on before signing."""

import pytest
from tests.tui.working import AGREED, CO, LEAD, OPEN, noted, says, started

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads import Empty, HiddenSettled
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import NotAllowed
from hsb_wizard.work.view_base import Place
from hsb_wizard.work.view_check import check_view
from hsb_wizard.work.view_inactive import COVERED, GONE, NOT_DECIDED, decision_of, hides_words, inactive_view
from hsb_wizard.work.view_question import question_view
from hsb_wizard.work.view_rows import row_words
from hsb_wizard.work.view_section import section_view
from hsb_wizard.work.view_sign import UNDECIDED, sign_refusal, sign_view

OPENER, ROWS = "family.children_at_home", "family.child_at_home"


def hidden() -> Record:
    """A child at home was named, then it was said that there is none."""
    record = noted(says(started(), {**OPEN, OPENER: "yes"}), Kind.ROW_ADDED, Empty(), f"{ROWS}/r1", AGREED)
    return says(says(record, {f"{ROWS}/r1/safe_care": "Rooms of their own."}), {OPENER: "no"})


def kept() -> Record:
    return noted(hidden(), Kind.HIDDEN_SETTLED, HiddenSettled("keep", "They visit in spring.", (ROWS,)), OPENER)


def test_the_page_of_the_question_says_what_it_hides_and_that_it_is_kept() -> None:
    assert hides_words(hidden(), OPENER) == ("", "This hides 1 answer. It is kept, and comes back if asked again.")
    assert hides_words(says(hidden(), {OPENER: "yes"}), OPENER) == ()


def test_the_page_of_the_section_lists_it_and_leads_to_it() -> None:
    lines = [line for line in section_view(hidden(), "family", LEAD).lines if line.place == Place("inactive", OPENER)]
    assert [(line.text.strip()[:18], line.status) for line in lines] == [("1 answer hidden by", NOT_DECIDED)]
    assert "inactive" not in {line.place.kind for line in section_view(started(), "family", LEAD).lines if line.place}


def test_a_section_that_left_the_route_is_listed_where_the_response_is_chosen() -> None:
    record = says(says(says(started(), OPEN), {"account.beliefs": "concern"}), {"setup.response": "short_route"})
    lines = {line.place: line for line in section_view(record, "setup", LEAD).lines}
    assert lines[Place("inactive", "setup.response")].beside[1] == record.form.question("account.beliefs").short_label


def test_its_own_page_is_read_and_takes_no_answer() -> None:
    record = says(says(started(), {**OPEN, "setup.proceedings": "police"}), {"setup.proceedings_agreed": "Agreed."})
    page = question_view(says(record, {"setup.proceedings": "none"}), "setup.proceedings_agreed", LEAD)
    assert page.fields == ()
    assert "Agreed." in page.below
    assert any(line.startswith("Not asked now") for line in page.above)


def test_signing_waits_for_the_decision_and_nothing_longer() -> None:
    waits, decided = hidden(), kept()
    assert UNDECIDED in sign_view(waits, ()).above
    assert {line.status for line in sign_view(waits, ()).lines if line.text.startswith("  Amina")} == {
        "After the points above"
    }
    assert sign_refusal(waits, LEAD, ()) == UNDECIDED
    assert sign_refusal(decided, CO, ()) == ""
    assert UNDECIDED not in sign_view(decided, ()).above


def test_the_check_says_so_too() -> None:
    assert "no longer asked" in check_view(hidden(), ()).above[0]
    assert Place("inactive", OPENER) in [line.place for line in check_view(hidden(), ()).lines]


def test_the_card_shows_what_was_said_and_asks_keep_or_remove() -> None:
    card = inactive_view(hidden(), OPENER, None, may_decide=True)
    assert any("1 row" in line for line in card.above)
    assert f"    {row_words(hidden(), ROWS, 'r1')}" in card.above
    assert [field.key for field in card.fields] == ["choice", "reason"]
    assert card.fields[0].chosen == ()
    again = inactive_view(kept(), OPENER, None, may_decide=True)
    assert again.fields[0].chosen == ("keep",)
    assert inactive_view(hidden(), OPENER, None, may_decide=False).fields == ()
    assert GONE in inactive_view(started(), OPENER, None, may_decide=True).above


def test_what_one_rated_alone_stays_covered_there() -> None:
    record = says(says(started(), OPEN), {"account.beliefs": "priority"}, LEAD)
    record = says(record, {"setup.response": "short_route"})
    card = " ".join(inactive_view(record, "setup.response", None, may_decide=True).above)
    assert COVERED in card
    assert "riority" not in card


@pytest.mark.parametrize("values", [{}, {"choice": ("keep",), "reason": "  "}])
def test_a_card_half_filled_is_not_a_decision(values: dict[str, str | tuple[str, ...]]) -> None:
    with pytest.raises(NotAllowed):
        decision_of(values)


def test_removing_needs_no_reason() -> None:
    assert decision_of({"choice": ("remove",), "reason": ""}) == ("remove", "")
