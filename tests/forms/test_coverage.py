"""Every ask of the source documents has its place or its reason, and the map of it is what the generator writes."""

import pytest
from tools.coverage import ASKS, PAGE, SAID, Ask, Said, asks, faults, page, places, refs, said

from hsb_wizard.forms.form import Form
from hsb_wizard.forms.load import shipped
from hsb_wizard.values import replace

# How many asks each heading of our reading has: a line lost from the page is seen here.
COUNTS = {"P1": 50, "P2": 16, "C": 13, "S": 37, "J": 42, "PL": 39, "SH": 22, "R": 20}
FACTORS = (15, 8, 12, 14, 15, 8, 11, 6, 1, 13, 9, 9, 5, 9, 13, 9, 9, 8, 6)


@pytest.fixture(scope="module")
def form() -> Form:
    return shipped()


@pytest.fixture(scope="module")
def asked() -> dict[str, Ask]:
    return asks(ASKS.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def elsewhere() -> Said:
    return said(SAID.read_text(encoding="utf-8"))


def test_every_ask_lives_somewhere_or_is_left_out_with_a_reason(
    form: Form, asked: dict[str, Ask], elsewhere: Said
) -> None:
    assert faults(form, asked, elsewhere) == []


def test_the_page_is_what_the_form_and_the_rules_come_to(form: Form, asked: dict[str, Ask], elsewhere: Said) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(form, asked, elsewhere), "write it again: make coverage"


def test_no_ask_was_lost_from_the_page_of_requirements(asked: dict[str, Ask]) -> None:
    found = {name: sum(ask.rstrip("0123456789").rstrip("-") == name for ask in asked) for name in COUNTS}
    assert found == COUNTS
    assert tuple(sum(ask.startswith(f"F4.{number}-") for ask in asked) for number in range(1, 20)) == FACTORS
    assert len(asked) == sum(COUNTS.values()) + sum(FACTORS)


def test_every_ask_is_a_sentence_of_its_own_with_its_paragraph(asked: dict[str, Ask]) -> None:
    short = {name for name, ask in asked.items() if not ask.words.endswith((".", "?")) or len(ask.source) < 4}
    assert short == set()
    assert len({ask.words for ask in asked.values()}) > 0.98 * len(asked)


def test_every_question_names_an_ask_that_it_answers(form: Form) -> None:
    named = {place for _, place in refs(form)}
    assert [path for path in form.questions if path not in named] == []


def test_an_ask_in_neither_list_is_a_fault(form: Form, asked: dict[str, Ask], elsewhere: Said) -> None:
    more = {**asked, "P1-99": Ask("1.", "Something new.", "HMIP 2013 9.9")}
    assert faults(form, more, elsewhere) == ["P1-99 lives nowhere and is not left out"]


def test_an_ask_left_out_with_its_reason_is_no_fault_and_stands_on_the_page(
    form: Form, asked: dict[str, Ask], elsewhere: Said
) -> None:
    more = {**asked, "P1-99": Ask("1.", "Something new.", "HMIP 2013 9.9")}
    with_reason = replace(elsewhere, left_out={"P1-99": "It is for the board."})
    assert faults(form, more, with_reason) == []
    assert "| P1-99 | Something new. | It is for the board. |" in page(form, more, with_reason)


def test_an_ask_that_is_left_out_and_asked_all_the_same_is_a_fault(
    form: Form, asked: dict[str, Ask], elsewhere: Said
) -> None:
    both = replace(elsewhere, left_out={"P1-07": "Not here."})
    assert faults(form, asked, both) == ["P1-07 is left out and lives in journey.enquiries"]


def test_a_ref_that_names_no_ask_is_a_fault_with_its_place(form: Form, asked: dict[str, Ask], elsewhere: Said) -> None:
    fewer = {name: ask for name, ask in asked.items() if name != "F4.4-14"}
    assert faults(form, fewer, elsewhere) == ["own_harm.should_have_happened names F4.4-14, which is no ask"]


def test_a_rule_has_a_number_between_1_and_144(form: Form, asked: dict[str, Ask], elsewhere: Said) -> None:
    section = form.sections[0]
    question = section.question[0].changed(refs=("Q144", "Q145", "Q00", "Q7", "HMIP 2013 4.7"))
    sections = (section.changed(question=(question, *section.question[1:])), *form.sections[1:])
    bent = replace(form, pack=form.pack.changed(sections=sections))
    place = f"{section.id}.{question.id}"
    wrong = [fault for fault in faults(bent, asked, elsewhere) if fault.startswith(place)]
    assert wrong == [f"{place} names {ref}, which is no ask" for ref in ("Q145", "Q00", "Q7", "HMIP 2013 4.7")]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        (Said(modules={"tui/nowhere.py": ("P1-01",)}), "tui/nowhere.py is no module"),
        (Said(rules={"Q999": ("P1-01",)}), "Q999 is no rule in code"),
        (Said(part={"P9-99": "Some of it."}), "tools/coverage.toml names P9-99, which is no ask"),
    ],
    ids=["module", "rule", "ask"],
)
def test_what_the_file_beside_names_has_to_be_there(
    form: Form, asked: dict[str, Ask], changed: Said, fault: str
) -> None:
    assert fault in faults(form, asked, changed)


def test_what_is_here_in_part_says_what_is_not(form: Form, asked: dict[str, Ask], elsewhere: Said) -> None:
    where = places(form, elsewhere)
    assert elsewhere.part
    assert all(where[ask] and why.endswith(".") for ask, why in elsewhere.part.items())


@pytest.mark.parametrize(
    "text", ["[[part]]\nasks=['A-1','A-1']\nmissing='x'", "[[left_out]]\nasks=['A-1','A-1']\nbecause='x'"]
)
def test_one_ask_has_one_reason(text: str) -> None:
    with pytest.raises(ValueError, match="A-1 has two reasons"):
        said(text)


def test_an_id_stands_once_on_the_page() -> None:
    with pytest.raises(ValueError, match="P1-01 stands there twice"):
        asks("## 1. Part\n| P1-01 | One. | HMIP 2013 1.1 |\n| P1-01 | Two. | HMIP 2013 1.2 |\n")


def test_a_misspelt_table_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="nobody reads left-out"):
        said("[[left-out]]\nasks = ['P1-01']\nbecause = 'x'")
