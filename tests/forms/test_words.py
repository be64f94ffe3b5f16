"""Words then and now: the nation decides the word, a team's own name wins, and nothing that changes is written out."""

from __future__ import annotations

import pytest
from tests.builders import Change, tiny_form, with_keys, with_section
from tests.forms.bend import several, weight_of
from tests.forms.speech import SPEAKS, WORDS, with_words, word

from hsb_wizard.forms.compare import compare
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.spoken import spoken, words_then_and_now
from hsb_wizard.forms.words import Here

PATH = "family.supervision"


def label(form: Form) -> str:
    return form.question(PATH).label


def test_the_nation_decides_the_word() -> None:
    form = tiny_form(SPEAKS)
    assert label(spoken(form, Here("england"))) == "Plan at school (EHC plan)"
    assert label(spoken(form, Here("wales"))) == "Plan at school (individual plan)"


def test_where_nobody_said_which_nation_both_words_stand() -> None:
    assert label(spoken(tiny_form(SPEAKS), Here())) == "Plan at school (EHC plan (Wales: individual plan))"


def test_of_both_words_what_begins_as_the_first_is_not_said_twice() -> None:
    rows = [word("early_help", "early help assessment", "CAF", "england")]
    rows += [word("early_help", "early help assessment (local name)", "CAF", "wales")]
    form = tiny_form(with_words(*rows), with_keys(PATH, label="Plan ({early_help})"))
    assert label(spoken(form, Here())) == "Plan (early help assessment (Wales: local name))"


def test_a_team_s_own_name_wins_where_it_may_type_one_and_nowhere_else() -> None:
    here = Here("england", {"service": "South Team", "learning_plan": "our plan"})
    read = spoken(tiny_form(SPEAKS), here).question(PATH)
    assert (read.guidance.hint, read.label) == ("South Team knows.", "Plan at school (EHC plan)")


def test_a_sentence_begins_with_a_capital_and_guidance_keeps_the_word_of_its_source() -> None:
    guidance = spoken(tiny_form(SPEAKS), Here("wales")).question(PATH).guidance
    assert guidance.hint == "Youth justice service knows."
    assert guidance.body == "In 2013 the YOT did not.\nYouth justice service does."
    assert guidance.source[0].at == "Rec YOT"


def test_f1_explains_each_word_that_a_question_names_once() -> None:
    found = words_then_and_now(spoken(tiny_form(SPEAKS), Here("wales")), PATH)
    assert [each.line for each in found] == [
        "then: statement, now: individual plan",
        "then: YOT, now: youth justice service",
    ]


def test_a_form_in_other_words_is_the_same_form() -> None:
    form = tiny_form(SPEAKS)
    read = spoken(form, Here("wales"))
    assert (read, read.hash, read.canonical) == (form, form.hash, form.canonical)
    assert read.as_written is form
    assert spoken(read, Here("england")).as_written is form
    assert compare(form, read).changes == ()


def test_what_an_old_form_says_in_braces_stays_as_it_stands() -> None:
    form = tiny_form(with_keys(PATH, label="A {thing} and {hsb:never}"))
    assert label(spoken(form, Here("england"))) == "A {thing} and {hsb:never}"


HINT = "family.toml > supervision > guidance > hint"
FAULTS: list[tuple[str, Change]] = [
    (
        "family.toml > supervision > label: '{learning_pla}' is not a word then and now. Did you mean 'learning_plan'?",
        with_keys(PATH, label="Plan ({learning_pla})"),
    ),
    (
        "family.toml > supervision > label: '{service:then}' belongs into guidance that cites; write '{service}'.",
        with_keys(PATH, label="What the {service:then} knows"),
    ),
    (
        f"{HINT}: '{{service:now}}': only ':then' may follow a word.",
        with_keys(PATH, guidance={"hint": "{service:now}"}),
    ),
    (
        f"{HINT}: a brace that is no reference; a word then and now is written as {{camhs}}.",
        with_keys(PATH, guidance={"hint": "{The service}"}),
    ),
    (
        f"{HINT}: 'Youth Justice Service' is written out; write '{{service}}', which says today's word of the nation.",
        with_keys(PATH, guidance={"hint": "The Youth Justice Service knows."}),
    ),
    (
        f"{HINT}: 'youth offending team' is written out; write '{{service}}', which says today's word of the nation.",
        with_keys(PATH, guidance={"hint": "The youth offending team knows."}),
    ),
    (
        "family.toml > supervision > label: 'YOT' is written out; "
        "write '{service}', which says today's word of the nation.",
        with_keys(PATH, label="What the YOT knows"),
    ),
    (
        "form.toml > words > learning_plan > nation: this word has no row for wales.",
        with_words(*WORDS[:1], *WORDS[2:]),
    ),
    (
        "form.toml > words > service > nation: this word has two rows for one nation.",
        with_words(*WORDS, WORDS[2] | {"now": "again"}),
    ),
    (
        "form.toml > words > learning_plan > kind: the rows of one word say different things here.",
        with_words(WORDS[0] | {"kind": "tool"}, *WORDS[1:]),
    ),
    ("form.toml > words > service > now: is empty.", with_words(*WORDS[:2], WORDS[2] | {"now": " "})),
    (
        f"{HINT}: 'naked' describes; a form asks without describing an act.",
        with_keys(PATH, guidance={"hint": "Was anybody naked?"}),
    ),
    (
        f"{HINT}: 'offender' is not used in a form; say what was done or is needed, not what somebody is.",
        with_keys(PATH, guidance={"hint": "What the offender says."}),
    ),
    (
        "family.toml > title: 'victim' is not used in a label; write 'person harmed'.",
        with_section("family", title="The victim and the family"),
    ),
]


@pytest.mark.parametrize(("line", "change"), FAULTS, ids=range(len(FAULTS)))
def test_a_fault_of_words_is_named_with_its_place(line: str, change: Change) -> None:
    assert weight_of(line, SPEAKS, change) == "error"


@pytest.mark.parametrize("hint", ["A keen team", "statements", "the plan"])
def test_a_word_that_only_looks_like_one_is_left_alone(hint: str) -> None:
    change = several(SPEAKS, with_keys(PATH, guidance={"hint": hint}))
    assert weight_of("", change) == "not among []"


def test_a_term_may_be_written_out() -> None:
    terms = with_words(*WORDS, word("hsb", "harmful sexual behaviour", "sexually harmful behaviour"))
    hint = with_keys(PATH, guidance={"hint": "Harmful sexual behaviour, in one line."})
    assert weight_of("", SPEAKS, terms, hint) == "not among []"
