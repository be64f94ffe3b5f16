"""Answers to what is no longer asked, through reception: out of every document, kept or removed, and back in JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.casework.stories import brought_in, complete

from hsb_wizard.assessment.inactive import inactive
from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.casework.bringing_in import bring_in
from hsb_wizard.casework.exchange import to_plain
from hsb_wizard.casework.exporting import Wanted, drafted, editions, passages
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.casework.review import findings
from hsb_wizard.errors import NotAllowed, RefusedInput
from hsb_wizard.report.document import document_texts

OPENER, HIDDEN = "family.children_at_home", "family.child_at_home"
CANARY = "CANARY-no-longer-asked"


def said(step: object) -> Record:
    assert isinstance(step, Step)
    step.saved.result()
    return step.record


@pytest.fixture
def record(desk: Casework) -> Record:
    """The complete case, in which a child at home was named before it was said that there is none."""
    step, _ = verbs.add_row(desk, brought_in(desk), HIDDEN, {"safe_care": AnswerGiven(CANARY)})
    record = said(verbs.answer(desk, said(step), OPENER, AnswerGiven("no")))
    assert HIDDEN in inactive(record.form, record.assessment, record.play)
    return record


def test_what_is_not_asked_takes_no_answer_and_what_was_said_stays(desk: Casework, record: Record) -> None:
    with pytest.raises(NotAllowed, match="Not asked now"):
        verbs.answer(desk, record, HIDDEN, AnswerGiven(missing="not_known"))
    assert record.assessment.rows[HIDDEN]


def test_no_edition_carries_it_and_the_read_through_does_not_count_it(record: Record) -> None:
    for edition in editions():
        words = " ".join(document_texts(drafted(record, _wanted(edition.id), "0" * 64)))
        assert CANARY not in words, edition.id
        about = record.form.question(HIDDEN).short_label
        assert about not in [each.about for group in passages(record, _wanted(edition.id)) for each in group]


def _wanted(edition: str) -> Wanted:
    return Wanted(edition, Path("out.pdf"), reader="Panel", purpose="To agree", draft=True)


def test_no_rule_speaks_of_it(record: Record) -> None:
    found = findings(record)
    assert [each for each in (*found.now, *found.later) if each.place.startswith(HIDDEN)] == []


def test_in_json_it_stands_apart_and_comes_back_with_it(desk: Casework, record: Record) -> None:
    plain = to_plain(record, "code")
    assert CANARY not in json.dumps(plain["answers"])
    assert plain["inactive"][HIDDEN]["rows"][-1]["safe_care"]["value"] == CANARY
    again = desk.open_case(bring_in(desk, _text(plain))).result()
    assert _content(to_plain(again, "code")) == _content(plain)
    back = said(verbs.answer(desk, again, OPENER, AnswerGiven("yes")))
    assert CANARY in json.dumps(to_plain(back, "code")["answers"])


def test_a_cell_that_is_no_longer_asked_comes_back_to_its_row_with_the_reason_it_is_kept(desk: Casework) -> None:
    record = brought_in(desk)
    record = said(
        verbs.add_row(
            desk, record, "plan.line", {"kind": AnswerGiven("restrictive"), "ends": AnswerGiven("2027-01-15")}
        )[0]
    )
    row = record.assessment.rows["plan.line"][-1]
    record = said(verbs.answer(desk, record, f"plan.line/{row}/kind", AnswerGiven("constructive")))
    record = said(verbs.settle_hidden(desk, record, f"plan.line/{row}/kind", "keep", "It may be needed again."))
    plain, place = to_plain(record, "code"), f"plan.line/{len(record.assessment.rows['plan.line'])}/ends"
    assert plain["inactive"] == {place: {"agreed": {"value": "2027-01-15"}, "kept_because": "It may be needed again."}}
    again = desk.open_case(bring_in(desk, _text(plain))).result()
    assert _content(to_plain(again, "code")) == _content(plain)


def test_nobody_signs_before_it_is_kept_or_removed(desk: Casework, record: Record) -> None:
    with pytest.raises(NotAllowed, match="no longer asked"):
        verbs.sign(desk, record, "0" * 64)
    kept = said(verbs.settle_hidden(desk, record, OPENER, "keep", "They visit again in spring."))
    assert kept.assessment.kept_inactive == {HIDDEN: "They visit again in spring."}
    assert said(verbs.sign(desk, kept, "0" * 64)).assessment.signatures


@pytest.mark.parametrize(
    ("because", "choice", "reason"), [(OPENER, "keep", " "), (OPENER, "", "x"), ("sense.how", "remove", "")]
)
def test_a_decision_needs_its_words_and_something_to_decide_on(
    desk: Casework, record: Record, because: str, choice: str, reason: str
) -> None:
    with pytest.raises(NotAllowed):
        verbs.settle_hidden(desk, record, because, choice, reason)


def test_removed_it_is_gone_from_the_record_and_still_in_the_journal(desk: Casework, record: Record) -> None:
    before = record.assessment.answers
    record = said(verbs.settle_hidden(desk, record, OPENER, "remove"))
    assert inactive(record.form, record.assessment, record.play) == ()
    assert CANARY not in json.dumps(to_plain(record, "code"))
    back = said(verbs.answer(desk, record, OPENER, AnswerGiven("yes")))
    assert not back.assessment.rows.get(HIDDEN)
    entries: Any = desk.run(lambda vault: vault.entries(record.assessment.case)).result()
    assert any(entry.kind is Kind.HIDDEN_SETTLED and entry.payload.choice == "remove" for entry in entries)
    assert any(CANARY in str(entry.payload) for entry in entries)
    gone = {key for key in before if key[1].startswith(HIDDEN)}
    assert {(e.voice, e.target) for e in entries if e.kind is Kind.ANSWER_CLEARED} >= gone
    assert desk.verify().result().problems == ()


def test_a_removed_answer_can_be_given_anew(desk: Casework, record: Record) -> None:
    record = said(verbs.settle_hidden(desk, record, OPENER, "remove"))
    record = said(verbs.answer(desk, record, OPENER, AnswerGiven("yes")))
    step, row = verbs.add_row(desk, record, HIDDEN, {"safe_care": AnswerGiven("A room of their own.")})
    assert said(step).active.text(f"{HIDDEN}/{row}/safe_care") == "A room of their own."


@pytest.mark.parametrize(
    ("place", "content"),
    [
        ("family.supervison", {"agreed": {"value": "x"}}),
        ("plan.line/99/ends", {"agreed": {"value": "2027-01-15"}}),
        ("plan.line/1/endz", {"agreed": {"value": "2027-01-15"}}),
        ("plan.line/1/ends", {}),
        ("sense.how", {"agreed": {"value": "x"}}),  # it stands among the answers
    ],
)
def test_what_does_not_fit_is_refused_at_its_place(empty_desk: Casework, place: str, content: dict[str, Any]) -> None:
    plain = complete()
    plain["inactive"] = {place: content}
    with pytest.raises(RefusedInput) as refused:
        bring_in(empty_desk, json.dumps(plain))
    assert f"inactive.{place}" in str(refused.value)


def _text(plain: dict[str, Any]) -> str:
    return json.dumps({**plain, "signatures": []})


def _content(plain: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in plain.items() if key not in {"record_code", "status", "signatures"}}
