"""Another language: a sentence is used while the form says what it was made from; English stands in for the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builders import toml_text
from tests.forms.speech import LABEL, translated

from hsb_wizard.authored import authored
from hsb_wizard.forms.check import check_folder, errors
from hsb_wizard.forms.check_language import gaps
from hsb_wizard.forms.check_program import check_program
from hsb_wizard.forms.load import load_pack, program_sentences, shipped, translation_of
from hsb_wizard.forms.spoken import language_of, spoken, translation_notice
from hsb_wizard.forms.translation import NEEDS_TRANSLATOR, read_translation
from hsb_wizard.forms.words import Here

WALES = Here("wales")


def lines(folder: Path) -> dict[str, str]:
    return {remark.line: remark.weight for remark in check_folder(folder)}


def test_a_welsh_form_falls_back_to_english_sentence_by_sentence_and_says_which(tmp_path: Path) -> None:
    pack = translated(tmp_path, {"supervision > label": (LABEL, "Cynllun yn yr ysgol ({learning_plan})")})
    form, welsh = load_pack(pack), read_translation(pack, "cy")
    read = spoken(form, WALES, welsh)
    assert read.question("family.supervision").label == "Cynllun yn yr ysgol (individual plan)"
    assert read.question("family.helpers").label == "Helpers"
    assert language_of(read) == "cy"
    assert "helpers > label" in read.how.untranslated["family"]
    assert "supervision > label" not in read.how.untranslated["family"]
    assert translation_notice(read, "family").startswith(NEEDS_TRANSLATOR)
    assert "yn Saesneg (in English)" in translation_notice(read, "family")
    assert translation_notice(read, "plan") == ""


def test_a_sentence_whose_english_changed_is_shown_in_english_and_called_stale(tmp_path: Path) -> None:
    pack = translated(tmp_path, {"supervision > label": ("As it was", "Fel yr oedd")})
    form, welsh = load_pack(pack), read_translation(pack, "cy")
    assert spoken(form, WALES, welsh).question("family.supervision").label == "Plan at school (individual plan)"
    stale = [gap for gap in gaps(form, welsh) if gap.stale]
    assert [(gap.file, gap.place) for gap in stale] == [("cy/family.toml", "supervision > label")]
    assert stale[0].line.startswith('cy/family.toml > supervision > label: made from other words; now "Plan at school')
    assert any("1 of them made from other words" in line for line in lines(pack))


def test_words_then_and_now_are_named_in_their_own_language(tmp_path: Path) -> None:
    place = "words > learning_plan > wales > now"
    pack = translated(tmp_path, {place: ("individual plan", "cynllun unigol")}, "form")
    read = spoken(load_pack(pack), WALES, read_translation(pack, "cy"))
    assert read.question("family.supervision").label == "Plan at school (cynllun unigol)"


def test_what_a_checked_file_says_needs_no_warning(tmp_path: Path) -> None:
    words = {"supervision > label": (LABEL, "Cynllun")}
    pack = translated(tmp_path, words, status="checked", checked_by="A translator", checked_on="2026-11-20")
    assert translation_notice(spoken(load_pack(pack), WALES, read_translation(pack, "cy")), "family") == ""


BAD = [
    ({"supervision > lable": (LABEL, "x")}, {}, "cy/family.toml > supervision > lable: there is no such sentence in "
     "family.toml. Did you mean 'supervision > label'?"),
    ({"supervision > label": (LABEL, "{plan}")}, {},
     "cy/family.toml > supervision > label: '{plan}' is not a word then and now."),
    ({"supervision > guidance > source > 1 > at": ("Rec", "x")}, {},
     "cy/family.toml > supervision > guidance > source > 1 > at: there is no such sentence in family.toml."),
    ({}, {"status": "checked"},
     "cy/family.toml: a checked translation says who checked it (checked_by) and when (checked_on)."),
    ({}, {"stats": "checked"}, "cy/family.toml > stats: not a key of a translated file. Did you mean 'status'?"),
    ({}, {"language": "en-GB"},
     "cy/family.toml > language: is 'en-GB', and the file is cy/family.toml. Did you mean 'cy'?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "keys", "line"), BAD, ids=range(len(BAD)))
def test_a_fault_of_a_translation_is_named(
    tmp_path: Path, text: dict[str, tuple[str, str]], keys: dict[str, str], line: str
) -> None:
    found = lines(translated(tmp_path, text, **keys))
    assert [each for each, weight in found.items() if each.startswith(line) and weight == "error"] != [], list(found)


def test_a_file_of_no_section_is_an_error(tmp_path: Path) -> None:
    pack = translated(tmp_path, {})
    (pack / "cy" / "famly.toml").write_text(
        toml_text({"language": "cy", "section": "famly", "status": "needs_translator"}), encoding="utf-8"
    )
    assert lines(pack)["cy/famly.toml: there is no section of this name. Did you mean 'family'?"] == "error"


def test_what_is_missing_is_a_note_with_its_count_for_each_file(tmp_path: Path) -> None:
    found = lines(translated(tmp_path, {"supervision > label": (LABEL, "Cynllun")}))
    assert set(found.values()) == {"note"}
    assert any(line.startswith("cy/family.toml: ") and "sentences stay in en-GB" in line for line in found)
    assert any(line.startswith("cy/: nothing is translated of form, setup") for line in found)


def test_the_shipped_session_notes_are_whole_in_welsh_and_marked_as_a_draft() -> None:
    form, welsh = shipped(), translation_of("holistic", "cy")
    assert [gap.line for gap in gaps(form, welsh) if gap.file == "cy/session_notes.toml" or gap.stale] == []
    assert translation_notice(spoken(form, WALES, welsh), "session_notes") == NEEDS_TRANSLATOR


def test_the_program_s_welsh_says_nothing_that_the_program_does_not() -> None:
    found = list(check_program(authored("forms") / "program"))
    assert [remark.line for remark in errors(found)] == []
    assert program_sentences("cy")["Yes"] == "Ie"


def test_a_sentence_that_the_program_does_not_say_is_named(tmp_path: Path) -> None:
    (tmp_path / "cy.toml").write_text(
        'language = "cy"\nstatus = "needs_translator"\n[text]\n'
        '"Tell sombody now" = "x"\n"For {reader} only." = "{who}"\n',
        encoding="utf-8",
    )
    wrong = [remark.line for remark in errors(check_program(tmp_path))]
    assert wrong[0].startswith("program/cy.toml > Tell sombody now: the program says no such sentence.")
    assert wrong[1] == "program/cy.toml > For {reader} only.: the English has no gap {who}."
