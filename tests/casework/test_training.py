"""The training cases: each comes in, is found to be what it says, leaves as documents, stands in the demonstration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.casework.stories import open_desk

from hsb_wizard.assessment.agreement import compare
from hsb_wizard.assessment.days import clock
from hsb_wizard.assessment.inactive import inactive
from hsb_wizard.assessment.lifecycle import status
from hsb_wizard.assessment.play import closed_because
from hsb_wizard.assessment.progress import look_again
from hsb_wizard.casework import demo
from hsb_wizard.casework.bringing_in import bring_in
from hsb_wizard.casework.door import unlock
from hsb_wizard.casework.exporting import Wanted, export
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import findings
from hsb_wizard.casework.training_cases import TrainingCase, answer, ids, rating, training_cases
from hsb_wizard.work.view_question import factor_choices

CASES = {case.id: case for case in training_cases()}
STANDS_AS = {"draft": {"Draft"}, "returned": {"Back with assessors"}, "signed": {"Signed", "Signed with gaps"}}


@pytest.fixture(params=list(CASES))
def case(request: pytest.FixtureRequest) -> TrainingCase:
    """Each of them."""
    return CASES[request.param]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casework]:
    """A store into which all of them are brought."""
    opened = open_desk(tmp_path_factory.mktemp("training") / "store")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def brought(desk: Casework) -> dict[str, Record]:
    """Each of them, brought in from the JSON that it comes to, as `hsb-wizard import` does."""
    return {
        case.id: desk.open_case(bring_in(desk, case.text(desk.form, desk.today()))).result() for case in CASES.values()
    }


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casework]:
    """The demonstration's store."""
    folder = tmp_path_factory.mktemp("demo") / "store"
    demo.make(folder, "demo", CASES.values())
    opened = unlock(folder, demo.TOM, "demo")
    yield opened
    opened.close()


def test_it_says_what_it_is_and_what_it_teaches(case: TrainingCase) -> None:
    assert case.title
    assert len(case.title) <= 66  # one line of the first page, with the reference
    assert len(case.teaches.split()) >= 20
    assert case.stands in STANDS_AS
    assert bool(case.returned_because) is (case.stands == "returned")
    assert -60 < case.began < -2


def test_their_references_are_their_own() -> None:
    assert len({case.reference for case in CASES.values()} | {"A-0007"}) == len(CASES) + 1
    assert ids() == tuple(sorted(CASES))


def test_check_gives_the_findings_that_the_case_says_and_no_other(
    case: TrainingCase, brought: dict[str, Record]
) -> None:
    found = findings(brought[case.id]).now
    assert tuple(_key(brought[case.id], each.key) for each in found if not each.goes_ahead) == case.expected


def test_what_goes_ahead_answers_a_finding_that_is_there(case: TrainingCase, brought: dict[str, Record]) -> None:
    record = brought[case.id]
    assert set(record.assessment.goes_ahead) == {each.key for each in findings(record).now if each.goes_ahead}


def test_nothing_in_it_is_odd_hidden_or_undated(case: TrainingCase, brought: dict[str, Record]) -> None:
    record = brought[case.id]
    form, a = record.form, record.assessment
    assert [path for path in form.questions if look_again(form, a, path)] == []
    assert list(inactive(form, a, record.play)) == []
    assert re.search(r"\{(day|month)", case.text(form, record.today)) is None


def test_it_answers_only_what_could_be_typed(case: TrainingCase, brought: dict[str, Record]) -> None:
    record = brought[case.id]
    answered = {path for _, path in record.assessment.answers}
    assert [path for path in sorted(answered) if closed_because(record.form, record.play, path)] == []


def test_its_plan_answers_what_the_page_of_a_line_offers(case: TrainingCase, brought: dict[str, Record]) -> None:
    record = brought[case.id]
    form, a = record.form, record.assessment
    path = form.role("plan_line")
    cells = [f"{path}/{row}/factors" for row in a.rows[path]]
    offered = {choice.value for choice in factor_choices(record)}
    assert {factor for cell in cells for factor in _values(a.value(cell))} <= offered


def _values(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else ()


def test_its_clock_counts_from_the_day_on_which_it_began(case: TrainingCase, brought: dict[str, Record]) -> None:
    record = brought[case.id]
    assert clock(record.form, record.assessment, record.today).day == -case.began


def test_where_both_rated_alone_something_is_agreed_or_stands_as_two_views(
    case: TrainingCase, brought: dict[str, Record]
) -> None:
    record = brought[case.id]
    standing = [
        each.standing for part in record.assessment.revealed for each in compare(record.form, record.assessment, part)
    ]
    assert "open" not in standing or case.stands == "draft"
    assert "two_views" in standing


@pytest.mark.parametrize("edition", ["full", "supervision", "safety-plan"])
def test_it_leaves_as_a_document(
    case: TrainingCase, edition: str, desk: Casework, brought: dict[str, Record], tmp_path: Path
) -> None:
    made = export(desk, brought[case.id], Wanted(edition, tmp_path / "out.pdf", draft=True))
    assert made.pages == len(PdfReader(made.path).pages)
    assert made.substituted == ()
    if edition == "full":
        assert "Next meeting" in PdfReader(made.path).pages[0].extract_text()  # page 1 is one page
    if edition == "safety-plan":
        assert made.pages == len(desk.form.pack.place)  # each place has its one page on the wall


@pytest.mark.parametrize(("case_id", "short"), [("no_offence", True), ("denied", False)])
def test_a_document_of_the_short_route_says_what_was_not_asked(
    case_id: str, short: bool, desk: Casework, brought: dict[str, Record], tmp_path: Path
) -> None:
    made = export(desk, brought[case_id], Wanted("full", tmp_path / "out.pdf", draft=True))
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(made.path).pages).split())
    asked = "Of concern: short route. Not asked on it: 3 Account and understanding; 6 Health; 8 Where they live"
    assert (asked in text) is short
    assert ("Not asked on it" in text) is short


def test_no_reader_meets_a_month_in_figures(case: TrainingCase, brought: dict[str, Record]) -> None:
    a = brought[case.id].assessment
    said = [str(text) for answer in a.answers.values() for text in (answer.value, answer.note, *answer.sources)]
    assert [text for text in said if len(text) > 10 and re.search(r"\b\d{4}-\d\d", text)] == []


def test_the_demonstration_has_it_as_its_two_assessors_wrote_it(case: TrainingCase, shown: Casework) -> None:
    record = shown.open_case(case.reference).result()
    a = record.assessment
    assert a.imported_by == ""
    assert {answer.by for answer in a.answers.values()} <= {a.lead, a.co}
    assert status(a) in STANDS_AS[case.stands]
    assert [each.said.reason for each in a.returns] == [case.returned_because] * (case.stands == "returned")
    at_signing = [each for each in findings(record).now if each.step in {"open", "sign"} and not each.goes_ahead]
    assert tuple(_key(record, each.key) for each in at_signing) == case.expected
    assert a.changed_at[:10] < shown.today().isoformat()


def test_the_demonstration_is_whole(shown: Casework) -> None:
    assert shown.verify().result().problems == ()


def test_the_demonstration_opens_with_one_of_them_alone(tmp_path: Path) -> None:
    wanted = ids()[0]
    demo.make(tmp_path / "store", "demo", [CASES[wanted]], half_way=False)
    desk = unlock(tmp_path / "store", demo.AMINA, "demo")
    assert [each.reference for each in desk.cases().result()] == [CASES[wanted].reference]
    desk.close()


def test_an_answer_is_written_in_one_line() -> None:
    assert answer("yes") == {"value": "yes"}
    assert answer("yes | on Friday || School; Home visit") == {
        "value": "yes",
        "note": "on Friday",
        "sources": ["School", "Home visit"],
    }
    assert answer("? not_known |  | The nurse | 2026-11-20") == {
        "missing": "not_known",
        "who": "The nurse",
        "until": "2026-11-20",
    }
    assert answer(["a", "b"]) == {"value": ["a", "b"]}
    assert answer({"value": "yes"}) == {"value": "yes"}


def test_a_rating_is_written_in_one_line() -> None:
    assert rating("concern both | why || School") == {
        "value": "concern",
        "for_whom": "both",
        "note": "why",
        "sources": ["School"],
    }
    assert rating("extra fairly_sure | why") == {"value": "extra", "confidence": "fairly_sure", "note": "why"}
    assert rating("? held_back | later") == {"missing": "held_back", "note": "later"}


def _key(record: Record, key: str) -> str:
    """A finding's key as the file writes it, with the place of the row for its id."""
    rule, _, place = key.partition(":")
    pieces = place.split("/")
    rows = record.assessment.rows.get(pieces[0], ())
    if len(pieces) > 1 and pieces[1] in rows:
        pieces[1] = str(rows.index(pieces[1]) + 1)
    return ":".join(each for each in (rule, "/".join(pieces)) if each)
