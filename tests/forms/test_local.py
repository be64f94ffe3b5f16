"""What a team adds: it joins the form, hash and version say so, and nothing of the form can be changed by it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.builders import Content, options, question, rating, tiny_form, with_question, with_section, write_pack
from tests.builders import toml_text as toml
from tests.forms.bend import rule, weight_of

from hsb_wizard.forms.check import check_folder, check_local, errors, with_local
from hsb_wizard.forms.compare import compare
from hsb_wizard.forms.form import form_from_canonical
from hsb_wizard.forms.load import load_pack
from hsb_wizard.forms.local import is_local

TODAY = date(2026, 11, 21)
L01 = {
    "id": "L01",
    "moment": "think",
    "step": "sign",
    "when": "local_bedtime == 'late'",
    "message": "Late to bed.",
    "remedy": "Ask who is up.",
    "target": "family.local_bedtime",
}
Parts = dict[str, Content]
Bend = Callable[[Parts], Any]


def additions() -> Parts:
    """What one team adds to the tiny pack, as plain data: local.toml and two files."""
    bedtime = question("local_bedtime", "single", options=options("early", "late"))
    return {
        "local": {
            "schema": 1,
            "id": "south_team",
            "version": "1.2.0",
            "title": "South team",
            "extends": "tiny",
            "sections": ["family", "local_sleep"],
            "words": [
                {"id": "local_panel", "now": "n", "seed_word": "s", "nation": "both", "as_of": date(2026, 11, 1)}
            ],
            "copy_out": [{"heading": "Analysis", "takes": ["sense.how", "family"]}],
        },
        "family": {"id": "family", "question": [bedtime], "rule": [dict(L01)]},
        "local_sleep": {
            "id": "local_sleep",
            "title": "Sleep and rest",
            "number": 16,
            "question": [question("what_helps", "long_text", show_when="family.local_bedtime == 'late'")],
        },
    }


def placed(folder: Path, *bends: Bend) -> Path:
    """The team's folder, after each change to its plain data, beside the tiny pack."""
    parts = additions()
    for bend in bends:
        bend(parts)
    (folder / "local" / "sections").mkdir(parents=True)
    for name, content in parts.items():
        file = folder / "local" / (f"sections/{name}.toml" if name != "local" else "local.toml")
        file.write_text(toml(content), encoding="utf-8")
    write_pack(folder / "tiny")
    return folder / "local"


def keys(part: str, **changes: Any) -> Bend:
    """Keys of one file set; None takes a key away."""

    def bend(parts: Parts) -> None:
        for key, value in changes.items():
            parts[part].pop(key, None)
            if value is not None:
                parts[part][key] = value

    return bend


def first(part: str, key: str, **changes: Any) -> Bend:
    """Keys of the first table of a list set."""
    return lambda parts: parts[part][key][0].update(changes)


def another(part: str, *made: Mapping[str, Any]) -> Bend:
    """Questions more in one file."""
    return lambda parts: parts[part]["question"].extend(made)


def file(name: str, content: Content) -> Bend:
    """One file more, named in local.toml."""

    def bend(parts: Parts) -> None:
        parts["local"]["sections"].append(name)
        parts[name] = content

    return bend


def test_what_a_team_adds_stands_at_the_end_of_a_section_and_in_a_section_of_its_own(tmp_path: Path) -> None:
    local = placed(tmp_path)
    form, core = load_pack(tmp_path / "tiny", local), load_pack(tmp_path / "tiny")
    assert [path for path in form.questions if path not in core.questions] == [
        "family.local_bedtime",
        "local_sleep.what_helps",
    ]
    assert [path for path in form.questions if is_local(path)] == ["family.local_bedtime", "local_sleep.what_helps"]
    assert form.rule_logic("L01").names == {"family.local_bedtime"}
    assert form.pack.copy_out[0].heading == "Analysis"
    assert [words.id for words in form.pack.words] == ["hsb", "local_panel"]
    assert errors(check_folder(tmp_path / "tiny", TODAY, local)) == ()


def test_the_hash_covers_what_was_added_and_the_version_names_it(tmp_path: Path) -> None:
    local = placed(tmp_path)
    form, core = load_pack(tmp_path / "tiny", local), load_pack(tmp_path / "tiny")
    assert core == tiny_form()
    assert form.hash != core.hash
    assert (core.version, form.version) == ("1.0.0", "1.0.0+south_team.1.2.0")
    again = form_from_canonical(form.canonical)
    assert (again, again.version) == (form, form.version)
    assert again.questions == form.questions


def test_factors_of_the_form_keep_their_numbers(tmp_path: Path) -> None:
    local = placed(tmp_path, another("family", rating("local_warmth")))
    form, core = with_local(tmp_path / "tiny", local), load_pack(tmp_path / "tiny")
    assert [form.factor_number(path) for path in core.factors] == [core.factor_number(path) for path in core.factors]
    assert form.factor_number("family.local_warmth") == "5.2"


def test_what_a_team_changes_has_a_version_of_its_own(tmp_path: Path) -> None:
    one = load_pack(tmp_path / "a" / "tiny", placed(tmp_path / "a"))
    more = another("family", question("local_naps"))
    same = load_pack(tmp_path / "b" / "tiny", placed(tmp_path / "b", more))
    raised = load_pack(tmp_path / "c" / "tiny", placed(tmp_path / "c", more, keys("local", version="1.3.0")))
    said = "What South team adds: both say 1.2.0, and the changes are minor: the new one is 1.3.0."
    assert compare(one, same).problem == said
    assert compare(one, raised).problem == ""
    core = load_pack(tmp_path / "a" / "tiny")
    joined = compare(core, one)
    assert joined.problem == ""
    assert 'minor  form.toml > local: was nothing, is "South team".' in [change.line for change in joined.changes]


REFUSED: list[tuple[str, Bend]] = [
    (
        "local/local.toml > roles: belongs to the form; a team may add sections, questions, rules, labels and copy-out "
        "headings, and change nothing.",
        keys("local", roles={"why": "family.local_bedtime"}),
    ),
    (
        "local/local.toml > scale: belongs to the form; a team may add sections, questions, rules, labels and copy-out "
        "headings, and change nothing.",
        keys("local", scale=[]),
    ),
    (
        "local/local.toml > most_rated: not a key of local.toml.",
        keys("local", most_rated=60),
    ),
    ("local/local.toml > extend: not a key of local.toml. Did you mean 'extends'?", keys("local", extend="tiny")),
    (
        "local/local.toml > extends: 'holistic' is not the form that these additions are read with ('tiny').",
        keys("local", extends="holistic"),
    ),
    ("local/local.toml > schema: 2 is not readable here; this program reads 1.", keys("local", schema=2)),
    ("local/local.toml > title: is missing.", keys("local", title=None)),
    (
        "local/local.toml > version: '1.2' is not written as it must be (^\\d+\\.\\d+\\.\\d+$).",
        keys("local", version="1.2"),
    ),
    (
        "local/family.toml > title: belongs to the form's own section; a team may add sections, questions, rules, "
        "labels and copy-out headings, and change nothing.",
        keys("family", title="Our families"),
    ),
    (
        "local/family.toml > opens_when: belongs to the form's own section; a team may add sections, questions, rules, "
        "labels and copy-out headings, and change nothing.",
        keys("family", opens_when="True"),
    ),
    (
        "local/family.toml > helpers > id: 'helpers' is a question of the form; a team may add sections, questions, "
        "rules, labels and copy-out headings, and change nothing.",
        another("family", question("helpers")),
    ),
    (
        "local/family.toml > naps > id: 'naps' is added by a team, so its id begins with 'local_'. "
        "Did you mean 'local_naps'?",
        another("family", question("naps")),
    ),
    (
        "local/family.toml > local_naps > was > id: 'helpers' is added by a team, so its id begins with 'local_'. "
        "Did you mean 'local_helpers'?",
        another("family", question("local_naps", was=["helpers"])),
    ),
    (
        "local/family.toml > local_naps > lable: not a key of a question. Did you mean 'label'?",
        another("family", question("local_naps", lable="Naps")),
    ),
    (
        "local/sleep.toml > id: 'sleep' is added by a team, so its id begins with 'local_'. "
        "Did you mean 'local_sleep'?",
        file("sleep", {"id": "sleep", "title": "Sleep"}),
    ),
    ("local/local_sleep.toml > gate: the form has its gate; a team adds none.", keys("local_sleep", gate=True)),
    (
        "local/local_sleep.toml > ratings_wait: ratings wait for the gate in a team's section as well.",
        keys("local_sleep", ratings_wait=False),
    ),
    (
        "local/local_sleep.toml > id: is 'local_rest', and the file is named local_sleep.toml.",
        keys("local_sleep", id="local_rest"),
    ),
    (
        "local/family.toml > Q01 > id: 'Q01' is a number of the form's own rules; a team's rule is L and two or three "
        "digits. Did you mean 'L01'?",
        first("family", "rule", id="Q01"),
    ),
    (
        "local/family.toml > L01 > moment: a team's rule may say why or think; what stops a signature is the form's.",
        first("family", "rule", moment="stop"),
    ),
    (
        "local/local.toml > words > id: 'panel' is added by a team, so its id begins with 'local_'. "
        "Did you mean 'local_panel'?",
        first("local", "words", id="panel"),
    ),
    (
        "local/local.toml > sections: 'family' stands there twice.",
        keys("local", sections=["family", "family", "local_sleep"]),
    ),
    (
        "local/local_sleep.toml: 'sections' of local.toml does not name this file.",
        keys("local", sections=["family"]),
    ),
    ("local/local_play.toml: this file is missing.", keys("local", sections=["family", "local_sleep", "local_play"])),
]
WRONG: list[tuple[str, Bend]] = [
    (
        "local/family.toml > local_bedtime: this id of a question is used twice.",
        another("family", question("local_bedtime")),
    ),
    (
        "local/family.toml > L01 > when: 'local_bedtme' is not a question. Did you mean 'local_bedtime'?",
        first("family", "rule", when="local_bedtme == 'late'"),
    ),
    (
        "local/family.toml > L01 > when: 'lat' is not an answer of 'family.local_bedtime'. Did you mean 'late'?",
        first("family", "rule", when="local_bedtime == 'lat'"),
    ),
    (
        "local/family.toml > local_naps > missing: 'not_knwon' is not a missing state. Did you mean 'not_known'?",
        another("family", question("local_naps", missing=["not_knwon"])),
    ),
    (
        "local/family.toml > local_naps > scale: 'our_scale' is not a scale. Did you mean 'plan_scale'?",
        another("family", question("local_naps", "rating", scale="our_scale")),
    ),
    (
        "local/family.toml > local_naps > share: 'neighbours' is not a share class.",
        another("family", question("local_naps", share="neighbours")),
    ),
    (
        "local/family.toml > local_naps > label: 'her' is not used in a form; write 'they' or 'the young person'.",
        another("family", question("local_naps") | {"label": "When her rest begins"}),
    ),
    (
        "local/family.toml > local_care > scale: this question may not carry the scale.",
        another("family", rating("local_care", never_rated=True)),
    ),
    (
        "local/local_sleep.toml > number: 15 comes after 15; numbers rise in the order of the sections.",
        keys("local_sleep", number=15),
    ),
    (
        "local/local_sleep.toml > what_helps > show_when: 'family.local_bedtme' is not a question. "
        "Did you mean 'family.local_bedtime'?",
        first("local_sleep", "question", show_when="family.local_bedtme == 'late'"),
    ),
    (
        "local/local.toml > sections: with what this team adds: 46 rated factors, and a pair can finish 45.",
        another("family", *(rating(f"local_factor_{number}") for number in range(41))),
    ),
    (
        "local/local.toml > copy_out > Analysis > takes: 'sense.hwo' is not a question or a section. "
        "Did you mean 'sense.how'?",
        first("local", "copy_out", takes=["sense.hwo"]),
    ),
    (
        "local/local.toml > copy_out > ANALYSIS: this heading stands twice.",
        lambda parts: parts["local"]["copy_out"].append({"heading": "ANALYSIS", "takes": ["family"]}),
    ),
]


@pytest.mark.parametrize(("line", "bend"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_not_a_teams_to_say_is_refused_with_file_question_and_key(
    line: str, bend: Bend, tmp_path: Path
) -> None:
    local = placed(tmp_path, bend)
    assert [remark.line for remark in errors(check_folder(tmp_path / "tiny", TODAY, local))] == [line]


@pytest.mark.parametrize(("line", "bend"), WRONG, ids=range(len(WRONG)))
def test_a_fault_in_what_a_team_adds_is_named_in_the_teams_own_file(line: str, bend: Bend, tmp_path: Path) -> None:
    local = placed(tmp_path, bend)
    assert line in [remark.line for remark in errors(check_local(tmp_path / "tiny", local, TODAY))]


KEPT: list[tuple[str, Any]] = [
    (
        "family.toml > local_naps > id: a name that begins so is kept for what teams add.",
        with_question("family", question("local_naps")),
    ),
    ("family.toml > L01 > id: a name that begins so is kept for what teams add.", rule(id="L01")),
    (
        "local_sleep.toml > id: a name that begins so is kept for what teams add.",
        lambda content: content["sections"].update(local_sleep={"id": "local_sleep", "title": "Sleep"}),
    ),
    (
        "family.toml > naps > id: a name that begins so is kept for what teams add.",
        with_question("family", question("naps", was=["local_naps"])),
    ),
]


@pytest.mark.parametrize(("line", "change"), KEPT, ids=range(len(KEPT)))
def test_the_form_itself_never_takes_a_name_of_a_team(line: str, change: Any) -> None:
    assert weight_of(line, change) == "error"


@pytest.mark.parametrize("key", ["local", "copy_out"])
def test_the_form_says_nothing_of_additions_by_itself(tmp_path: Path, key: str) -> None:
    folder = write_pack(tmp_path / "tiny", lambda content: content.update({key: []}))
    assert [remark.line for remark in check_folder(folder)] == [
        f"form.toml > {key}: never typed here; what a team adds stands in local/local.toml."
    ]


def test_a_team_without_files_of_sections_adds_labels_and_headings_only(tmp_path: Path) -> None:
    local = placed(tmp_path)
    for each in (local / "sections").iterdir():
        each.unlink()
    (local / "sections").rmdir()
    content = additions()["local"]
    del content["sections"]
    (local / "local.toml").write_text(toml(content | {"copy_out": []}), encoding="utf-8")
    assert errors(check_folder(tmp_path / "tiny", TODAY, local)) == ()
    assert load_pack(tmp_path / "tiny", local).questions == tiny_form().questions


def test_a_fault_of_the_form_is_said_before_any_of_the_team(tmp_path: Path) -> None:
    local = placed(tmp_path, keys("family", title="Ours"))
    folder = write_pack(tmp_path / "other", with_section("plan", number=2))
    assert [remark.file for remark in check_folder(folder, TODAY, local)] == ["plan.toml"]
