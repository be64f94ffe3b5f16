"""What is refused at the door: each with its place named, and nothing stored."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.casework.stories import AMINA, Change, brought_in, complete

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.bringing_in import bring_in
from hsb_wizard.casework.exchange import to_plain
from hsb_wizard.casework.reception import Casework
from hsb_wizard.errors import RefusedInput, StoreReadOnly


def put(*keys: str | int, to: Any) -> Change:
    """A change that sets one value, however deep."""

    def change(case: dict[str, Any]) -> None:
        here: Any = case
        for key in keys[:-1]:
            here = here.setdefault(key, {}) if isinstance(here, dict) else here[key]
        here[keys[-1]] = to

    return change


REFUSED = [
    ("a signature", put("signatures", to=[{"name": AMINA, "role": "lead assessor"}]), "signatures"),
    ("another form", put("form", "hash", to="0" * 64), "form.hash"),
    ("no form", lambda case: case.pop("form"), "form"),
    ("another format", put("format", to="assessment 9"), "format"),
    ("a key nobody knows", put("score", to=7), "score"),
    ("a key nobody knows in an answer", put("answers", "sense.why", "agreed", "risk", to="x"), "answers.sense.why"),
    ("no reference", put("reference", to="  "), "reference"),
    ("a reference as long as a story", put("reference", to="A" * 41), "reference"),
    ("one assessor", put("assessors", to={"lead": AMINA}), "assessors"),
    ("the same assessor twice", put("assessors", "co", to=AMINA.upper()), "assessors.co"),
    ("a question there is not", put("answers", "family.supervison", to={}), "answers.family.supervison"),
    ("a field there is not", put("answers", "plan.line", "rows", 0, "whoo", to={}), "answers.plan.line.rows.0.whoo"),
    ("text for a list", put("answers", "setup.frameworks", "agreed", "value", to="mappa"), "answers.setup.frameworks"),
    ("a list for text", put("answers", "sense.why", "agreed", "value", to=["a"]), "answers.sense.why"),
    (
        "a word for a number",
        put("answers", "education.days_out", "agreed", "value", to="5"),
        "answers.education.days_out",
    ),
    ("a number for text", put("answers", "sense.why", "agreed", "value", to=5), "answers.sense.why"),
    ("yes as true", put("answers", "journey.custody", "agreed", "value", to=True), "answers.journey.custody"),
    ("half a number", put("answers", "education.days_out", "agreed", "value", to=1.5), "answers.education"),
    (
        "an option there is not",
        put("answers", "screen.outcome", "agreed", "value", to="stop"),
        "answers.screen.outcome",
    ),
    (
        "an option of a list there is not",
        put("answers", "setup.frameworks", "agreed", "value", to=["mappa", "asbo"]),
        "answers.setup.frameworks",
    ),
    (
        "a level there is not",
        put("answers", "behaviour.access", "lead", "value", to="high"),
        "answers.behaviour.access",
    ),
    ("a date that is none", put("answers", "safety.until", "agreed", "value", to="soon"), "answers.safety.until"),
    ("a thirtieth of February", put("answers", "setup.born", "agreed", "value", to="2011-02-30"), "answers.setup.born"),
    (
        "a date of a missing state that is none",
        put("answers", "safety.placement", "agreed", "until", to="next week"),
        "answers.safety.placement.agreed.until",
    ),
    (
        "a missing state that the question does not take",
        put("answers", "setup.reach_safely", "agreed", to={"missing": "held_back"}),
        "answers.setup.reach_safely",
    ),
    (
        "a value and a missing state",
        put("answers", "sense.why", "agreed", "missing", to="not_known"),
        "answers.sense.why",
    ),
    ("for whom nobody", put("answers", "behaviour.access", "agreed", "for_whom", to="x"), "answers.behaviour"),
    ("for whom beside a text", put("answers", "sense.why", "agreed", "for_whom", to="both"), "answers.sense.why"),
    ("surer than sure", put("answers", "judgements.own_safety", "co", "confidence", to="99"), "answers.judgements"),
    (
        "one assessor's answer to what is answered together",
        put("answers", "sense.why", "lead", to={"value": "x"}),
        "answers.sense.why",
    ),
    ("rows where there are none", put("answers", "sense.why", "rows", to=[{}]), "answers.sense.why.rows"),
    ("an answer to a statement", put("answers", "screen.script", to={"agreed": {"value": "x"}}), "answers.screen"),
    ("a text for a repeat", put("answers", "plan.line", "agreed", to={"value": "x"}), "answers.plan.line"),
    ("a mode there is not", put("modes", "family", to={"mode": "guess"}), "modes.family.mode"),
    ("a part there is not", put("modes", "famly", to={"mode": "alone"}), "modes.famly"),
    ("a pass of nobody", put("finished", "family", to=["agreed"]), "finished.family"),
    ("a pass of a part there is not", put("finished", "home", to=["lead"]), "finished.home"),
    ("a line of Tell someone now there is not", put("told", 0, "secret", to="x"), "told.0.secret"),
    ("a danger that is neither yes nor no", put("told", 0, "danger", to="perhaps"), "told.0.danger"),
    ("a reason that is a list", put("goes_ahead", "Q83:x", to={"because": ["x"]}), "goes_ahead.Q83:x"),
]


@pytest.mark.parametrize(("change", "place"), [each[1:] for each in REFUSED], ids=[each[0] for each in REFUSED])
def test_it_is_refused_at_its_place_and_nothing_is_stored(empty_desk: Casework, change: Change, place: str) -> None:
    with pytest.raises(RefusedInput) as refused:
        brought_in(empty_desk, change)
    assert refused.value.place.startswith(place)
    assert "Nothing of it was stored." in str(refused.value)
    assert empty_desk.cases().result() == ()


TEXTS = {
    "not JSON": ('{"format": ', "line 1"),
    "a list": ("[]", "the whole file"),
    "nothing": ("", "line 1"),
    "a hundred thousand levels": ("[" * 100_000 + "]" * 100_000, "the whole file"),
    "a number of ten thousand digits": ('{"answers": ' + "9" * 10_000 + "}", "the whole file"),
    "a key that stands twice": ('{"reference": "A-1", "reference": "A-2"}', "reference"),
}


@pytest.mark.parametrize(("text", "place"), TEXTS.values(), ids=TEXTS)
def test_a_text_that_is_no_record_is_refused(empty_desk: Casework, text: str, place: str) -> None:
    with pytest.raises(RefusedInput) as refused:
        bring_in(empty_desk, text)
    assert refused.value.place.startswith(place)
    assert empty_desk.cases().result() == ()


def test_a_refusal_never_repeats_what_the_file_says(empty_desk: Casework) -> None:
    with pytest.raises(RefusedInput) as refused:
        brought_in(empty_desk, put("answers", "setup.frameworks", "agreed", "value", to="the heron waits"))
    assert "heron" not in str(refused.value)


def test_a_misspelt_question_is_answered_with_the_right_spelling(empty_desk: Casework) -> None:
    with pytest.raises(RefusedInput, match=r"did you mean family\.supervision\?"):
        brought_in(empty_desk, put("answers", "family.supervison", to={}))


def test_escape_sequences_and_half_characters_do_not_come_in(desk: Casework) -> None:
    record = brought_in(
        desk,
        put("answers", "sense.why", "agreed", "value", to="be\x1b[31mfo\u202ere\ud800"),
        put("told", 0, "words", to="a\x00b"),
        put("reference", to="A-\x1b]0;x\x0700"),
    )
    a = record.assessment
    assert (a.text("sense.why"), a.told[0].fields["words"], a.reference) == ("before?", "ab", "A-00")


def test_a_long_text_comes_in_whole(desk: Casework) -> None:
    words = "word " * 4000
    record = brought_in(desk, put("answers", "sense.why", "agreed", "value", to=words))
    assert record.assessment.text("sense.why") == words


def test_assessors_who_are_not_of_this_store_are_named_and_cannot_sign_here(desk: Casework) -> None:
    record = brought_in(desk, put("assessors", to={"lead": "Ines Ford", "co": "Olu Bello"}))
    assert (record.assessment.lead_name, record.assessment.co_name) == ("Ines Ford", "Olu Bello")
    assert desk.voice(record) is None


def test_a_finished_pass_of_one_assessor_stays_covered(desk: Casework) -> None:
    record = brought_in(desk, put("finished", to={"family": ["lead"]}))
    assert record.assessment.revealed == frozenset()
    shown = to_plain(record, "")["answers"]["family.supervision"]
    assert set(shown) == {"agreed"}
    assert record.assessment.answer("family.supervision", Voice.LEAD) is not None


def test_every_entry_says_that_it_was_brought_in(desk: Casework) -> None:
    record = brought_in(desk)
    entries = desk.run(lambda vault: vault.entries(record.assessment.case)).result()
    content = [each for each in entries if each.kind.changes_the_record]  # type: ignore[attr-defined]
    assert {each.origin.value for each in content} == {"import"}
    assert any(each.kind.value == "imported" for each in entries)  # type: ignore[attr-defined]


def test_a_record_with_nothing_but_its_head_is_enough(desk: Casework) -> None:
    head = {key: complete()[key] for key in ("format", "form", "reference", "assessors")}
    record = desk.open_case(bring_in(desk, json.dumps(head))).result()
    assert record.assessment.reference == "A-0007"


def test_nothing_is_brought_into_a_store_that_may_only_be_read(desk: Casework) -> None:
    desk.read_only = True
    with pytest.raises(StoreReadOnly):
        bring_in(desk, json.dumps(complete()))
    assert desk.cases().result() == ()


def test_what_is_held_back_from_somebody_comes_in_again_at_its_question_and_its_row(desk: Casework) -> None:
    def held(case: dict[str, Any]) -> None:
        case["held_back"] = {
            "safety.home": {"readers": ["father"], "reason": "He waits there."},
            "plan.line/2": {"readers": ["school"], "reason": "Not theirs."},
        }

    record = brought_in(desk, held)
    second = record.assessment.rows["plan.line"][1]
    assert record.assessment.held_back[f"plan.line/{second}"].readers == ("school",)
    assert to_plain(record, "")["held_back"]["safety.home"] == {"readers": ["father"], "reason": "He waits there."}
    assert set(to_plain(record, "")["held_back"]) == {"safety.home", "plan.line/2"}
