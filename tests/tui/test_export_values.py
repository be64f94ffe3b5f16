from pathlib import Path

import pytest
from tests.tui.records import begun, row, said

from hsb_wizard.casework.exporting import Made, Passage, Wanted, editions, passages
from hsb_wizard.errors import NotAllowed
from hsb_wizard.values import replace
from hsb_wizard.watch import Progress
from hsb_wizard.work.under_way import MEANWHILE, Running, running_view, said_of
from hsb_wizard.work.view_base import ListLine, Place, Values
from hsb_wizard.work.view_export import (
    BASIS,
    BY_PHONE,
    IN_PARTS,
    ON_PAPER,
    Offer,
    Pattern,
    beside_export,
    by_section,
    document_view,
    documents_view,
    export_view,
    failed_view,
    left_out_view,
    made_view,
    wanted,
    what_is_in_it,
)
from hsb_wizard.work.view_progress import PAST, SHORT, bar

UNSIGNED = "This record is not signed."
SAFETY = Pattern("safety-plan", "Safety plan for now", "the people who keep this place safe", ("safety_pages",))
FULL = Pattern("full", "Full assessment", "the professionals", ("page_one", "sections"), True, UNSIGNED)
COURT = Pattern("court-extract", "Court extract", "the court", ("page_one",), True, UNSIGNED, may_be_draft=False)
ONLY_LOCKED = replace(FULL, by_hand=False)
OFFER = Offer("/cases/a7/Assessment A-0007 full.pdf", "five drawn words stand here")
FILLED: Values = {
    "draft": ("the meeting",),
    "reader": "Jo Hill, school",
    "purpose": "Core group",
    "basis": "Local agreement",
    "protect": ("password",),
}


def test_each_document_says_for_whom_and_whether_only_a_draft_can_be_made() -> None:
    view = documents_view((SAFETY, FULL, COURT))
    assert [(line.text, line.status, line.place) for line in view.lines] == [
        ("Which document?", "", None),
        ("  Safety plan for now", "", Place("document", "safety-plan")),
        ("    Document for the people who keep this place safe", "", None),
        ("  Full assessment", "As a draft only", Place("document", "full")),
        ("    Document for the professionals", "", None),
        ("  Court extract", "After signing", Place("document", "court-extract")),
        ("    Document for the court", "", None),
    ]
    being_made = (ListLine("Being made"), ListLine("  Full assessment [##] 5 %", place=Place("making")))
    assert documents_view((), being_made).lines[:2] == being_made


def test_the_words_for_what_is_left_out_are_those_of_the_practice_page() -> None:
    left_out = tuple(Passage("Health", f"Point {number}") for number in range(14))
    view = document_view(SAFETY, (Passage("Safety plan", "Home"),), left_out)
    assert [line.text for line in view.lines] == [
        "  Make this document",
        "  Read through everything that would leave",
        "  Names that must never be printed",
        "  Not for this reader: 14 passages. Show me",
        "In it",
        f"  {IN_PARTS['safety_pages']}",
        "  Safety plan: 1 passage",
    ]


def test_beside_the_form_stand_earlier_exports_then_what_is_left_out_then_what_is_in_it() -> None:
    in_it = what_is_in_it(SAFETY, (Passage("Safety plan", "Home"),), (Passage("Health", "Sleep"),))
    assert beside_export(("Earlier exports", "Letter"), in_it) == (
        "!Earlier exports",
        "",
        "Letter",
        "",
        "!Not for this reader: 1 passage",
        "",
        "!In it",
        "",
        IN_PARTS["safety_pages"],
        "Safety plan: 1 passage",
    )
    assert beside_export((), in_it) == in_it


def test_where_nothing_is_left_out_nothing_is_offered() -> None:
    assert [line.place for line in document_view(SAFETY, (), ()).lines if line.place] == [
        Place("make", "safety-plan"),
        Place("read", "safety-plan"),
        Place("names"),
    ]
    assert Place("make", "court-extract") not in [line.place for line in document_view(COURT, (), ()).lines]


def test_what_is_left_out_is_named_by_section_and_never_quoted() -> None:
    view = left_out_view(SAFETY, (Passage("Health", "Sleep"), Passage("Health", "Waiting"), Passage("Plan", "Line")))
    assert [line.text for line in view.lines] == ["Health", "  Sleep", "  Waiting", "Plan", "  Line"]
    assert view.where == "3 passages"
    assert by_section((Passage("Health", "Sleep"), Passage("Plan", "Line"))) == ("Health: 1 passage", "Plan: 1 passage")


def asked(edition: str) -> Wanted:
    return Wanted(edition, Path("x.pdf"))


def test_the_safety_plan_leaves_out_everything_but_its_lines() -> None:
    record = said(begun(), {"safety.home": "Somebody is with them.", "sense.how": "Not for the school."})
    printed, left_out = passages(record, asked("safety-plan"))
    assert [each.section for each in printed] == ["Safety plan for now"]
    assert [each.section for each in left_out] == ["Make sense of it"]
    assert passages(record, asked("full"))[1] == ()
    assert passages(record, asked("tell-someone"))[0] == ()


def test_a_row_of_the_plan_is_in_the_full_document_and_session_notes_are_not() -> None:
    record = row(begun(), "plan.line", "ab12", {"work": "Sessions"})
    record = row(record, "session_notes.note", "cd34", {"notes": "Their own words"})
    printed, left_out = passages(record, asked("full"))
    assert [each.section for each in printed] == ["Plan"]
    assert [each.section for each in left_out] == ["Session notes"]


def test_what_keeps_people_safe_asks_for_nothing_but_a_place_and_a_password() -> None:
    assert [field.key for field in export_view(SAFETY, OFFER).fields] == ["protect", "password", "out", "large"]
    assert wanted(SAFETY, OFFER, {"protect": ("password",), "out": "/cases/plan.pdf"}) == Wanted(
        "safety-plan",
        Path("/cases/plan.pdf"),
        password="five drawn words stand here",
    )


def test_a_password_is_offered_first_and_hidden_until_f5() -> None:
    fields = {field.key: field for field in export_view(FULL, OFFER).fields}
    assert (fields["protect"].chosen, fields["password"].kind) == (("password",), "secret")
    assert fields["password"].text == "five drawn words stand here"
    shown = export_view(FULL, Offer(OFFER.out, OFFER.password, shown=True), {"password": "my own words"})
    assert {field.key: (field.kind, field.text) for field in shown.fields}["password"] == ("line", "my own words")
    assert BY_PHONE in shown.below


def test_none_takes_the_password_away_and_says_what_it_is_for() -> None:
    view = export_view(FULL, OFFER, {"protect": ("none",)})
    assert "password" not in {field.key for field in view.fields}
    assert view.below == ()
    chosen = next(field for field in view.fields if field.key == "protect")
    assert next(choice.anchor for choice in chosen.choices if choice.value == "none") == ON_PAPER
    assert wanted(FULL, OFFER, {**FILLED, "protect": ("none",), "out": "/x.pdf", "password": "left"}).password == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"draft": ()}, UNSIGNED),
        ({"purpose": ""}, "Say in a few words what it is for."),
        ({"basis": ""}, BASIS),
        ({"protect": ()}, "Choose how it is protected."),
        ({"password": " "}, "Type a password, or choose None to print on paper at once."),
        ({"out": " "}, "Say where to save it."),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(change: Values, words: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        wanted(FULL, OFFER, {**FILLED, "out": "/x.pdf", **change})
    assert refused.value.what == words


def test_a_draft_goes_to_the_supervisor_or_the_meeting_and_the_page_says_which() -> None:
    asked = wanted(FULL, OFFER, {**FILLED, "reader": " ", "out": "/x.pdf"})
    assert (asked.draft, asked.reader, asked.basis) == (True, "the meeting", "Local agreement")
    signed = replace(FULL, refusal="")
    with pytest.raises(NotAllowed, match="Say who gets it"):
        wanted(signed, OFFER, {**FILLED, "draft": (), "reader": " ", "out": "/x.pdf"})
    only = export_view(Pattern("supervision", "S", "s", (), True, UNSIGNED, "supervision"), OFFER).fields[0]
    assert [choice.value for choice in only.choices] == ["the supervisor"]


def test_only_what_is_printed_at_once_for_a_family_may_go_without_a_password() -> None:
    assert "protect" not in {field.key for field in export_view(ONLY_LOCKED, OFFER).fields}
    asked = wanted(ONLY_LOCKED, OFFER, {**FILLED, "protect": ("none",), "out": "/x.pdf"})
    assert asked.password == "five drawn words stand here"
    by_hand = {each.id for each in editions() if each.by_hand}
    assert by_hand == {"safety-plan", "tell-someone", "young-person", "parents"}


def test_an_address_in_it_is_asked_about_by_itself() -> None:
    with_address = Offer(OFFER.out, OFFER.password, addresses=True)
    assert "address" in {field.key for field in export_view(FULL, with_address).fields}
    assert "address" not in {field.key for field in export_view(FULL, OFFER).fields}
    asked = wanted(FULL, with_address, {**FILLED, "out": "/x.pdf", "address": "The night staff go there."})
    assert asked.address_because == "The night staff go there."


def test_a_file_that_is_there_is_replaced_only_when_that_was_chosen() -> None:
    taken = Offer(OFFER.out, OFFER.password, taken=True)
    assert "replace" in [field.key for field in export_view(FULL, taken).fields]
    typed = {**FILLED, "out": "/x.pdf", "replace": ("replace",)}
    assert wanted(FULL, taken, typed).overwrite
    assert not wanted(FULL, OFFER, typed).overwrite
    assert not wanted(FULL, taken, {**FILLED, "out": "/x.pdf"}).overwrite


def test_what_was_typed_stays_when_the_page_is_drawn_again() -> None:
    again = export_view(FULL, OFFER, {**FILLED, "out": "/else.pdf"})
    assert {field.key: field.value for field in again.fields} == {
        "draft": ("the meeting",),
        "reader": "Jo Hill, school",
        "purpose": "Core group",
        "basis": "Local agreement",
        "protect": ("password",),
        "password": OFFER.password,
        "large": (),
        "out": "/else.pdf",
    }


def test_progress_is_text_and_never_more_than_all_of_it() -> None:
    assert bar(0.0) == f"[{'-' * 40}] 0 %"
    assert bar(0.5) == f"[{'#' * 20}{'-' * 20}] 50 %"
    assert bar(7.0) == f"[{'#' * 40}] 100 %"


def test_it_can_be_cancelled_once() -> None:
    now = Running("Full assessment", "documents", "Cancel: no document is written")
    assert running_view(now).lines == (ListLine("  Cancel: no document is written", place=Place("stop")),)
    assert running_view(replace(now, stopping=True)).lines == (ListLine("  Stopping ..."),)
    assert running_view(replace(now, far=Progress(1.0, past=True))).lines == (ListLine(f"  {PAST}"),)


def test_how_far_it_is_says_the_piece_its_place_and_that_work_goes_on() -> None:
    now = Running("Full assessment", "documents", far=Progress(0.5, "Making the PDF", place="section 14 of 24"))
    assert running_view(now).above == ("", "Making the PDF   section 14 of 24", bar(0.5), "", MEANWHILE)
    assert said_of(now) == f"Full assessment {bar(0.5, SHORT)}"
    assert said_of(replace(now, ended="written")) == "Full assessment: written"


def test_what_came_of_it_has_path_pages_and_check_code() -> None:
    made = Made(Path("/cases/a7/Assessment A-0007 full.pdf"), 14, "0" * 64, "7QF2-K9XM")
    above = made_view(FULL, made, protected=True).above
    assert above[1:7] == (
        "!The document is written.",
        "/cases/a7/Assessment A-0007 full.pdf",
        "14 pages",
        "Check code 7QF2-K9XM",
        "",
        BY_PHONE,
    )
    assert ON_PAPER in " ".join(made_view(FULL, made, protected=False).above)


def test_what_is_too_long_for_its_reader_and_what_to_do_next_is_said_where_it_was_made() -> None:
    young = replace(SAFETY, most_pages=2, after="Hand it over in person.")
    made = Made(Path("/x.pdf"), 3, "0" * 64, "7QF2-K9XM")
    above = " ".join(made_view(young, made, protected=False).above)
    assert "It has 3 pages" in above
    assert "Hand it over in person." in above
    assert "It has" not in " ".join(made_view(young, replace(made, pages=2), protected=True).above)


def test_a_refusal_stays_on_the_page_and_offers_to_try_again() -> None:
    view = failed_view(FULL, "The printing was cancelled.")
    assert "The printing was cancelled." in view.above
    assert view.lines[0].place == Place("export", "full")
