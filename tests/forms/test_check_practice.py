"""Roles and practice: what the program must find, what may never be rated, how much can be finished."""

from datetime import date
from pathlib import Path

import pytest
from tests.builders import (
    Change,
    question,
    rating,
    tiny_form,
    with_keys,
    with_question,
    with_section,
    with_top,
    write_pack,
)
from tests.forms.bend import TODAY, level, option, remarks, several, top, unnamed, weight_of, without_role

from hsb_wizard.forms.check import check_folder, errors

ROLES: list[tuple[str, Change]] = [
    ("form.toml > roles > born: the program needs this role, and it is not given.", without_role("born")),
    (
        "form.toml > roles > borne: the program asks for no such role. Did you mean 'born'?",
        with_top(roles={"borne": "setup.born"}),
    ),
    (
        "form.toml > roles > born: 'setup.bron' is not a question. Did you mean 'setup.born'?",
        with_top(roles={"born": "setup.bron"}),
    ),
    (
        "form.toml > roles > born: 'setup.route' is of type single, and the program needs partial_date.",
        with_top(roles={"born": "setup.route"}),
    ),
    (
        "form.toml > roles > safety: 'safty' is not a section. Did you mean 'safety'?",
        with_top(roles={"safety": "safty"}),
    ),
    (
        "plan.toml > line > field: the program needs the field 'by_when' here (role plan_line).",
        unnamed("plan.line", "by_when"),
    ),
    (
        "judgements.toml > own_safety > options: the program needs the option 'cannot_say' here (role own_safety).",
        unnamed("judgements.own_safety", "cannot_say"),
    ),
    (
        "form.toml > sections: exactly one section has gate = true, not 0.",
        with_section("screen", gate=False),
    ),
    (
        "screen.toml > outcome: the question that decides the gate stands outside the gate's section.",
        several(with_section("screen", gate=False), with_section("behaviour", gate=True)),
    ),
    (
        "screen.toml > outcome > go_on > gate: does not say what this outcome opens.",
        option("screen.outcome", 0, gate=None),
    ),
    ("screen.toml > outcome > options: no outcome holds.", unnamed("screen.outcome", "hold")),
    (
        "screen.toml > outcome > options: no outcome opens the gate.",
        several(*(option("screen.outcome", n, gate="hold") for n in range(4))),
    ),
    (
        "setup.toml > route > one > gate: only the question of the role 'gate' decides the gate.",
        option("setup.route", 0, gate="open"),
    ),
]

MAY_NOT = "this question may not carry the scale."
PRACTICE: list[tuple[str, Change]] = [
    (f"family.toml > supervision > scale: {MAY_NOT}", with_keys("family.supervision", never_rated=True)),
    (f"family.toml > diagnosis > scale: {MAY_NOT}", with_question("family", rating("diagnosis"))),
    (f"setup.toml > anything > scale: {MAY_NOT}", with_question("setup", rating("anything"))),
    (f"family.toml > stance > scale: {MAY_NOT}", with_question("family", rating("stance", refs=["F4.14-03", "Q08"]))),
    (f"account.toml > denies > scale: {MAY_NOT}", with_question("account", rating("denies", refs=["F4.3-02"]))),
    (
        "form.toml > sections: 46 rated factors, and a pair can finish 45.",
        with_question("family", *(rating(f"factor_{n}") for n in range(41))),
    ),
    (
        "form.toml > sections: 111 prompts that every case must answer, and a pair can finish 110.",
        with_question("family", *(question(f"fact_{n}", required_when="True") for n in range(103))),
    ),
    (
        "form.toml > sections: 46 prompts that every case must answer on the short route, and a pair can finish 45.",
        with_question("behaviour", *(question(f"fact_{n}", required_when="True") for n in range(42))),
    ),
    (
        "form.toml > sections: 181 prompts that must be answered with every branch open, and a pair can finish 180.",
        with_question("family", *(question(f"fact_{n}", required_when="children_at_home") for n in range(172))),
    ),
    (
        "family.toml > supervision > guidance > hint: 'She' is not used in a form; write 'they' or 'the young person'.",
        with_keys("family.supervision", guidance={"hint": "She said it."}),
    ),
    (
        "family.toml > supervision > guidance > look_for: 'his' is not used in a form; "
        "write 'they' or 'the young person'.",
        with_keys("family.supervision", guidance={"look_for": ["with his friends"]}),
    ),
    (
        "family.toml > children_at_home > follow_up > not_known: 'her' is not used in a form; "
        "write 'they' or 'the young person'.",
        with_keys("family.children_at_home", follow_up={"not_known": "Ask her."}),
    ),
    (
        "form.toml > plan_scale > strength > anchor: 'him' is not used in a form; write 'they' or 'the young person'.",
        level(0, anchor="seen by him"),
    ),
    (
        "setup.toml > pronoun > label: 'she' is not used in a form; write 'they' or 'the young person'.",
        with_keys("setup.pronoun", label="they or she"),
    ),
    (
        "family.toml > supervision > label: an old console cannot draw \u2013 (U+2013); "
        "plain quotes and hyphens are safe.",
        with_keys("family.supervision", label="Home \u2013 and away"),
    ),
    (
        "form.toml > licence > spdx: is empty; say under which terms the form may be used.",
        with_top(licence={"spdx": " "}),
    ),
    (
        "form.toml > licence > permission: items of somebody else need the words of their permission.",
        with_top(licence={"third_party_items": True}),
    ),
    (
        "form.toml > words > hsb > as_of: 'now' was last checked on 2025-11-20, more than 12 months ago.",
        top("words", lambda words: words.update(as_of=date(2025, 11, 20))),
    ),
]

NOTES = ("no such role", "an old console", "was last checked")


@pytest.mark.parametrize(("line", "change"), [*ROLES, *PRACTICE], ids=range(len(ROLES) + len(PRACTICE)))
def test_what_practice_refuses_is_named_with_its_place(line: str, change: Change) -> None:
    assert weight_of(line, change) == ("note" if any(word in line for word in NOTES) else "error")


def test_the_tiny_pack_has_no_remark() -> None:
    assert remarks() == ()


def test_errors_come_before_notes_and_nothing_is_said_twice() -> None:
    found = remarks(with_top(roles={"borne": "setup.born"}), *(change for _, change in PRACTICE[:2]))
    assert [remark.weight for remark in found] == ["error", "error", "note"]
    assert len(set(found)) == len(found)
    assert errors(found) == found[:2]


def test_the_options_of_the_pronoun_question_are_the_words_themselves() -> None:
    assert [each.label for each in tiny_form().question("setup.pronoun").options] == ["They", "She", "He"]
    assert remarks() == ()


def test_a_pack_in_another_language_may_use_its_own_letters() -> None:
    welsh = (with_top(language="cy"), with_keys("family.supervision", label="Gofal gartref: t\u0177 a theulu"))
    assert remarks(*welsh) == ()


def test_words_checked_twelve_months_ago_to_the_day_are_not_old_yet() -> None:
    assert remarks(top("words", lambda words: words.update(as_of=date(2025, 11, 21)))) == ()


def test_a_folder_that_cannot_be_loaded_gives_one_remark_ready_to_print(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "tiny")
    (folder / "sections" / "family.toml").write_text('id = "family"\ntilte = "Family"\n', encoding="utf-8")
    (found,) = check_folder(folder, TODAY)
    assert found.line == "family.toml > tilte: not a key of a section. Did you mean 'title'?"
    assert found.weight == "error"
