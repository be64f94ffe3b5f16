"""A draft and a later version of its form: the report, the move, the way back, and what never moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.builders import rating, tiny_form, with_keys, with_top
from tests.casework.stories import AMINA, TOM
from tests.casework.versions import Ship, added, again, begun, desk_of, kept, second, shipping
from tests.forms.bend import several

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.moving import pool_of
from hsb_wizard.assessment.payloads import AnswerGiven, FormMoved
from hsb_wizard.casework import verbs
from hsb_wizard.casework.moving import kept_aside, move, newer, plan_move, renames
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import NotAllowed
from hsb_wizard.forms.form import Form
from hsb_wizard.values import replace

FIRST = tiny_form()
GONE = ("sense.how", "family.how_many")


@pytest.fixture
def ship(monkeypatch: pytest.MonkeyPatch) -> Ship:
    """The program ships the first version until a story says otherwise."""
    made = shipping(monkeypatch)
    made(FIRST)
    return made


@pytest.fixture
def desk(tmp_path: Path, ship: Ship) -> Iterator[Casework]:
    """Reception over a store of its own."""
    opened = desk_of(tmp_path / "store")
    yield opened
    opened.close()


@pytest.fixture
def record(desk: Casework) -> Record:
    """A draft on the first version."""
    return begun(desk)


def said_at(record: Record, path: str) -> object:
    return record.assessment.value(path)


def test_the_report_says_what_carries_over_and_what_does_not_and_changes_nothing(record: Record) -> None:
    before = record.assessment
    report = plan_move(record, second())
    assert report.lines == (
        "From tiny 1.0.0 to tiny 2.0.0.",
        "5 answers carried over as they are.",
        "Named otherwise, the answer stays:",
        "  Family: Children",
        "The answer stays, and is no longer offered:",
        "  Family: Helpers",
        "No longer asked; what was said is kept and counts nowhere:",
        "  Family: How many",
        "  Sense: How",
        "  Family: Household, Name",
        "New, and must be answered:",
        "  Family: Sleep",
        "What each wrote alone moves with it and stays covered.",
        "1 new question that nobody must answer.",
    )
    assert record.assessment == before


def test_a_report_never_says_what_was_answered(record: Record) -> None:
    text = "\n".join(plan_move(record, second()).lines)
    for words in ("two younger ones", "care was turned round", "A grown-up", "school", "concern"):
        assert words not in text


def test_a_report_is_the_same_whichever_factors_somebody_rated_alone(desk: Casework, record: Record) -> None:
    less = tiny_form(lambda content: content["sections"]["family"]["question"].pop(0), with_top(version="2.0.0"))
    other = kept(verbs.answer(desk, record, "behaviour.pattern", AnswerGiven("priority"), Voice.LEAD))
    assert plan_move(other, less).lines == plan_move(record, less).lines
    assert "Family: Supervision" in plan_move(record, less).gone


def test_a_moved_draft_has_what_was_said_under_the_new_names(desk: Casework, record: Record) -> None:
    moved = kept(move(desk, record, second()))
    assert moved.form == second()
    assert (moved.assessment.form_version, moved.assessment.form_hash) == ("2.0.0", second().hash)
    assert said_at(moved, "family.children_there") == "two younger ones"
    assert said_at(moved, "family.helpers") == ("school", "relatives")
    assert moved.assessment.value("family.supervision", Voice.LEAD) == "concern"
    assert "family.sleep" in moved.play.required
    for path in (*GONE, "family.children"):
        assert said_at(moved, path) is None


def test_one_entry_says_it_and_names_both_forms(desk: Casework, record: Record) -> None:
    count = len(desk.run(lambda vault: vault.entries(record.assessment.case)).result())  # type: ignore[arg-type]
    kept(move(desk, record, second()))
    entries = desk.run(lambda vault: vault.entries(record.assessment.case)).result()
    assert isinstance(entries, tuple)
    (made,) = entries[count:]
    assert made.kind is Kind.FORM_MOVED
    assert isinstance(made.payload, FormMoved)
    assert (made.payload.from_hash, made.payload.form_hash) == (FIRST.hash, second().hash)
    assert (made.payload.from_version, made.payload.version) == ("1.0.0", "2.0.0")
    assert dict(made.payload.renamed) == {"family.children": "family.children_there"}


def test_a_moved_record_opens_again_on_its_new_form_and_the_store_is_whole(
    desk: Casework, record: Record, ship: Ship
) -> None:
    moved = kept(move(desk, record, second()))
    ship(FIRST)
    opened = again(desk)
    reopened = opened.open_case("A-0007").result()
    assert reopened.form == second()
    assert pool_of(reopened.assessment) == pool_of(moved.assessment)
    assert reopened.assessment.aside == moved.assessment.aside
    assert opened.verify().result().problems == ()
    opened.close()


def test_nothing_that_was_said_is_lost_and_what_is_no_longer_asked_is_shown_as_such(
    desk: Casework, record: Record
) -> None:
    moved = kept(move(desk, record, second()))
    assert set(kept_aside(moved, Voice.LEAD)) == {
        "Family: How many: 3",
        "Sense: How: care was turned round",
        "Family: Household, Name: A grown-up",
    }
    before, after = pool_of(record.assessment), pool_of(moved.assessment)
    assert len(before) == len(after) + len(moved.assessment.aside)


def test_moving_back_is_the_way_back(desk: Casework, record: Record) -> None:
    moved = kept(move(desk, record, second()))
    report = plan_move(moved, FIRST)
    assert set(report.back) == {"Family: How many", "Sense: How", "Family: Household"}
    back = kept(move(desk, moved, FIRST))
    assert pool_of(back.assessment) == pool_of(record.assessment)
    assert back.assessment.aside == ()
    assert back.play == record.play


def test_what_was_said_meanwhile_is_kept_on_the_way_back(desk: Casework, record: Record) -> None:
    moved = kept(move(desk, record, second()))
    moved = kept(verbs.answer(desk, moved, "sense.how", AnswerGiven("two")))
    moved = kept(verbs.answer(desk, moved, "family.naps", AnswerGiven("after lunch")))
    back = kept(move(desk, moved, FIRST))
    assert said_at(back, "sense.how") == "two"  # a text takes what was chosen; the older words stay aside
    assert set(kept_aside(back, Voice.LEAD)) == {"Sense: How: care was turned round", "Family: Naps: after lunch"}
    again_there = kept(move(desk, back, second()))
    assert said_at(again_there, "family.naps") == "after lunch"
    assert said_at(again_there, "sense.how") == "two"


def test_an_answer_to_a_question_of_another_type_stays_where_it_is_one(desk: Casework, record: Record) -> None:
    record = kept(verbs.answer(desk, record, "sense.how", AnswerGiven("one")))
    moved = kept(move(desk, record, second()))
    assert said_at(moved, "sense.how") == "one"


def test_two_steps_of_renaming_are_followed_in_both_directions() -> None:
    two = tiny_form(with_keys("family.children", id="b", was=["children"]))
    three = tiny_form(with_keys("family.children", id="c", was=["children", "b"]))
    assert renames(FIRST, three) == {"family.children": "family.c"}
    assert renames(two, three) == {"family.b": "family.c"}
    assert renames(three, two) == {"family.c": "family.b"}
    assert renames(three, FIRST) == {"family.c": "family.children"}


def test_a_section_that_is_gone_takes_its_passes_aside_and_brings_them_back(desk: Casework, record: Record) -> None:
    record = kept(verbs.finish_pass(desk, record, "family", Voice.LEAD))
    small = tiny_form(
        lambda content: content["sections"].pop("sense"), without_roles("sense"), with_top(version="3.0.0")
    )
    report = plan_move(record, small)
    assert {"Sense: How", "Sense: Why"} <= set(report.gone)
    moved = kept(move(desk, record, small))
    assert ("family", Voice.LEAD) in moved.assessment.finished
    back = kept(move(desk, moved, FIRST))
    assert pool_of(back.assessment) == pool_of(record.assessment)


def without_roles(section: str):  # type: ignore[no-untyped-def]
    def change(content):  # type: ignore[no-untyped-def]
        content["roles"] = {
            role: path if not path.startswith(section + ".") else "journey.delay_reason"
            for role, path in content["roles"].items()
        }

    return change


# ------------------------------------------------------------------------------------------------- what never moves


def test_a_signed_record_never_moves(desk: Casework, record: Record) -> None:
    code = desk.record_code(record.assessment.case).result()
    signed = kept(verbs.sign(desk, record, code))
    said = "This record was signed. A signed record stays on the form it was signed on."
    assert plan_move(signed, second()).refused == said
    desk.change_because("a newer form")
    with pytest.raises(NotAllowed, match="signed record stays"):
        move(desk, signed, second())


def test_a_record_whose_signatures_fell_stays_on_the_form_they_stood_on(desk: Casework, record: Record) -> None:
    signed = kept(verbs.sign(desk, record, desk.record_code(record.assessment.case).result()))
    desk.change_because("a word was wrong")
    changed = kept(verbs.answer(desk, signed, "sense.why", AnswerGiven("other words")))
    assert changed.assessment.signatures == ()
    assert plan_move(changed, second()).refused.startswith("This record was signed.")


def test_only_the_two_assessors_move_a_record(desk: Casework, record: Record) -> None:
    somebody = replace(record, assessment=replace(record.assessment, lead=record.assessment.co))
    with pytest.raises(NotAllowed, match="Only the two assessors"):
        move(desk, somebody, second())


def test_a_record_does_not_move_to_another_form_or_to_where_it_is(desk: Casework, record: Record) -> None:
    other = tiny_form(with_top(id="other", version="2.0.0"))
    assert plan_move(record, other).refused == "'other' is another form, and not another version of 'tiny'."
    assert plan_move(record, FIRST).refused == "The record is on this form already."
    with pytest.raises(NotAllowed, match="on this form already"):
        move(desk, record, FIRST)


def test_moving_never_shows_what_one_assessor_wrote_alone(desk: Casework, record: Record) -> None:
    """A factor that goes from a part still covered into one that was shown would be uncovered by the move."""
    mixed = tiny_form(
        with_keys("home.stable", part="friends"),
        added("home", rating("warm", part="friends")),
        with_keys("home.isolation", part=None, mode="alone"),
        with_top(version="2.0.0"),
    )
    before = kept(verbs.choose_mode(desk, record, "home.friends", "alone"))
    before = kept(verbs.choose_mode(desk, before, "home", "alone"))
    before = kept(verbs.answer(desk, before, "home.isolation", AnswerGiven("priority"), Voice.LEAD))
    before = kept(verbs.finish_pass(desk, before, "home", Voice.LEAD))
    desk.hand_over(next(person.id for person in desk.people().result() if person.name == TOM))
    before = kept(verbs.finish_pass(desk, before, "home", Voice.CO))
    assert "home" in before.assessment.revealed
    said = plan_move(before, mixed).refused
    assert said == (
        "Home is answered alone and not shown to both yet, and the new form would show it. Finish that part first."
    )


def test_what_is_kept_aside_is_seen_by_whoever_wrote_it_alone(desk: Casework, record: Record) -> None:
    less = tiny_form(lambda content: content["sections"]["family"]["question"].pop(0), with_top(version="2.0.0"))
    moved = kept(move(desk, record, less))
    assert "Family: Supervision: concern" in kept_aside(moved, Voice.LEAD)
    assert "Family: Supervision: concern" not in kept_aside(moved, Voice.CO)
    assert "Family: Supervision: concern" not in kept_aside(moved, None)


# ------------------------------------------------------------------------------------------------- what is offered


@pytest.mark.parametrize(
    ("form", "offered"),
    [
        (second(), True),
        (tiny_form(), False),
        (tiny_form(with_top(version="0.9.0")), False),
        (tiny_form(with_top(id="other", version="2.0.0")), False),
        (tiny_form(with_keys("sense.how", label="How, and when")), True),  # the same number, other words
    ],
    ids=["newer", "same", "older", "another form", "same number"],
)
def test_a_newer_form_is_offered_and_nothing_else(
    desk: Casework, record: Record, ship: Ship, form: Form, offered: bool
) -> None:
    ship(form)
    opened = again(desk)
    reopened = opened.open_case("A-0007").result()
    assert newer(opened, reopened) == (form if offered else None)
    opened.close()


def test_a_draft_finishes_on_its_own_form_unless_it_is_moved(desk: Casework, record: Record, ship: Ship) -> None:
    ship(second())
    opened = again(desk, AMINA)
    reopened = opened.open_case("A-0007").result()
    assert reopened.form == FIRST
    reopened = kept(verbs.answer(opened, reopened, "family.how_many", AnswerGiven(4)))
    assert said_at(reopened, "family.how_many") == 4
    lead, co = opened.people().result()
    assert kept(opened.start_case("A-0008", lead, co)).form == second()
    assert [each.version for each in opened.kept_forms().result()] == ["1.0.0", "2.0.0"]
    opened.close()


def test_a_finding_that_goes_ahead_is_still_about_the_question_under_its_new_name(
    desk: Casework, record: Record
) -> None:
    record = kept(verbs.goes_ahead(desk, record, "Q01:family.children", "asked again next week"))
    moved = kept(move(desk, record, second(several())))
    assert list(moved.assessment.goes_ahead) == ["Q01:family.children_there"]
    assert list(moved.assessment.explained) == ["Q01:family.children_there"]
