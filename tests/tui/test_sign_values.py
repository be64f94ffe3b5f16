import pytest
from tests.tui.records import CO, LEAD, begun, explained, said, signed

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import GoesAheadBecause
from hsb_wizard.casework.review import STOP, WHY, Finding, findings
from hsb_wizard.errors import NotAllowed
from hsb_wizard.values import replace
from hsb_wizard.work.view_base import ListLine, Place
from hsb_wizard.work.view_sign import (
    NO_DATE,
    NO_OWNER,
    NO_REASON,
    NOT_EXPERT,
    PUT_RIGHT,
    goes_ahead_view,
    reason_of,
    sign_as_view,
    sign_refusal,
    sign_view,
)

HOW = Finding("Q42", STOP, "sign", "Nothing is said on how it came about.", "Write it.", "sense.how")
LATE = Finding("Q02", WHY, "sign", "Day 29 of 28.", "Give the reason.", "journey.delay_reason")
NO_PLAN = Finding("Q05", STOP, "sign", "There is no safety plan for now.", "Fill it in.", "safety.home")


def test_each_line_says_what_is_open_what_goes_ahead_and_what_is_complete() -> None:
    ahead = explained(begun(), HOW.key, "Awaited.", "Amina Khan", "2026-12-04")
    view = sign_view(ahead, (replace(HOW, goes_ahead="Awaited."), NO_PLAN, LATE))
    lines = {line.text: line for line in view.lines}
    assert lines["  Safety"].status == "1 point open"
    assert lines["  Analysis"].status == "Goes ahead"
    assert lines["  Plan"].status == "Complete"
    assert "      Goes ahead because Awaited. (Amina Khan, by 4 December 2026)" in lines
    assert lines["    Day 29 of 28."].place == Place("goes_ahead", LATE.key)
    assert view.above == ("2 points open. Enter: why one goes ahead. Check answers leads to its place.",)


def test_what_has_no_exception_leads_to_its_place_and_never_to_a_reason() -> None:
    lines = {line.text: line for line in sign_view(begun(), (NO_PLAN,)).lines}
    assert lines["    There is no safety plan for now."].place == Place("finding", NO_PLAN.key, "stop")
    assert f"      {PUT_RIGHT}" in lines
    with pytest.raises(NotAllowed, match="no exception"):
        reason_of(begun(), NO_PLAN, {"because": "Later", "who": "Tom", "by_when": "4 12 2026"})


def test_signatures_wait_for_the_open_points_and_not_for_each_other() -> None:
    lead, co = sign_view(begun(), (LATE,)).lines[-2:]
    assert (lead.place, co.place) == (None, None)
    assert lead.status == "After the points above"
    lead, co = sign_view(begun(), ()).lines[-2:]
    assert lead == ListLine("  Amina Khan, lead assessor", "Sign", Place("sign_as", "", "lead"))
    assert co == ListLine("  Tom Rees, co-assessor", "Sign", Place("sign_as", "", "co"))


def test_a_signature_is_shown_with_its_moment() -> None:
    lead, co = sign_view(signed(begun(), LEAD), ()).lines[-2:]
    assert lead == ListLine("  Amina Khan, lead assessor", "Signed 20 Nov 2026 15:05")
    assert co.status == "Sign"


def test_status_words_are_draft_signed_and_signed_with_gaps() -> None:
    both = signed(signed(begun(), LEAD), CO)
    assert sign_view(signed(begun(), LEAD), ()).where == "Draft"
    assert sign_view(both, ()).where == "Signed"
    assert sign_view(explained(both, HOW.key, "Awaited"), ()).where == "Signed with gaps"


def test_more_than_three_exceptions_are_looked_at_by_a_senior_manager() -> None:
    stops = tuple(replace(HOW, place=f"sense.{number}", goes_ahead="Awaited") for number in range(4))
    record = begun()
    for each in stops:
        record = explained(record, each.key, "Awaited")
    assert "senior manager" in " ".join(sign_view(record, stops).above)
    assert "senior manager" not in " ".join(sign_view(record, stops[:3]).above)


def test_a_stop_needs_a_reason_somebody_and_a_day() -> None:
    record = begun()
    full = {"because": " The report is awaited. ", "who": "Tom Rees", "by_when": "4 12 2026"}
    assert reason_of(record, HOW, full) == GoesAheadBecause("The report is awaited.", "Tom Rees", "2026-12-04")
    for gone, words in (("because", NO_REASON), ("who", NO_OWNER), ("by_when", NO_OWNER)):
        with pytest.raises(NotAllowed) as refused:
            reason_of(record, HOW, full | {gone: " "})
        assert refused.value.what == words
    with pytest.raises(NotAllowed) as refused:
        reason_of(record, HOW, full | {"by_when": "soon"})
    assert refused.value.what == NO_DATE


def test_one_line_why_is_enough_for_what_prints_on_page_1() -> None:
    assert reason_of(begun(), LATE, {"because": "A report came late."}) == GoesAheadBecause("A report came late.")


def test_the_form_of_a_reason_holds_what_was_said_before() -> None:
    record = explained(begun(), HOW.key, "Awaited", "Tom Rees", "2026-12-04")
    fields = {field.key: field.text for field in goes_ahead_view(record, HOW).fields}
    assert fields == {"because": "Awaited", "who": "Tom Rees", "by_when": "4 December 2026"}


def test_the_card_shows_what_is_signed_and_holds_no_passphrase() -> None:
    view = sign_as_view(begun(), Voice.CO, "7QF2-K9XM", (replace(HOW, goes_ahead="Awaited"),), "Youth service")
    assert "!Tom Rees, your turn: what you sign" in view.above
    assert "Check code 7QF2-K9XM" in view.above
    assert NOT_EXPERT in view.above
    assert "With gaps: 1 point goes ahead for a reason." in view.above
    assert any(line.startswith("No factor is rated yet.") for line in view.above)
    assert [(field.key, field.kind, field.text) for field in view.fields] == [
        ("service", "line", "Youth service"),
        ("passphrase", "secret", ""),
    ]


def test_nobody_signs_over_an_open_point_or_twice() -> None:
    assert sign_refusal(begun(), Voice.LEAD, (HOW,)) == "1 point open. Put it right, or say why it goes ahead."
    assert sign_refusal(begun(), Voice.LEAD, ()) == ""
    assert sign_refusal(signed(begun(), LEAD), Voice.LEAD, ()) == "You have signed this version already."
    assert sign_refusal(signed(begun(), LEAD), Voice.CO, ()) == ""


def test_a_blank_reason_takes_back_what_was_said() -> None:
    record = explained(begun(), HOW.key, "Awaited")
    assert explained(record, HOW.key, "").assessment.goes_ahead == {}


def test_a_second_priority_does_not_go_ahead_for_the_reason_of_the_first() -> None:
    record = said(begun(), {"family.supervision": "priority", "education.attendance": "priority"})
    keys = [each.key for each in findings(record).now if each.id == "Q80"]
    assert len(set(keys)) == len(keys) == 2
    after = findings(explained(record, keys[0], "Agreed with the school next week")).now
    assert [bool(each.goes_ahead) for each in after if each.id == "Q80"] == [True, False]
