"""Which words and which language: chosen once, kept in the store's chain, and right in every form and document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader
from tests.casework.stories import AMINA, TOM, WORDS, brought_in, open_desk

from hsb_wizard.casework.door import create, unlock
from hsb_wizard.casework.exporting import Wanted, document, export
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import NotAllowed, RefusedInput
from hsb_wizard.forms.load import program_sentences, translation_of
from hsb_wizard.forms.spoken import language_of
from hsb_wizard.forms.translation import NEEDS_TRANSLATOR
from hsb_wizard.forms.words import references
from hsb_wizard.report.document import document_texts
from hsb_wizard.report.pdf.faces import covers
from hsb_wizard.sentences import ENGLISH, say, speak, spoken_now
from hsb_wizard.store.keys import TEST
from hsb_wizard.values import replace

CIRCUMFLEX = "\u0174\u0175\u0176\u0177\u1e80\u1e82\u1ef2\u1ef3"  # what old fonts lack


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(ENGLISH)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Casework]:
    made = open_desk(tmp_path / "store")
    yield made
    made.close()


def plan_label(desk: Casework) -> str:
    (path,) = [each for each in desk.form.questions if "{learning_plan}" in desk.form.as_written.question(each).label]
    return desk.form.question(path).label


def test_the_answer_of_the_first_run_is_kept_in_the_store_s_chain(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    made, _ = create(folder, AMINA, frozenset({"assessor"}), WORDS[AMINA], TEST, "wales")
    made.close()
    again = unlock(folder, AMINA, WORDS[AMINA])
    assert again.here.nation == "wales"
    assert "individual development plan" in plan_label(again)
    assert again.verify().result().sound
    again.close()


def printed(record: Record) -> str:
    return "\n".join(document_texts(document(record, Wanted("full", Path("x.pdf"), draft=True), "0" * 64)))


def test_the_nation_decides_the_word_in_what_is_opened_and_in_its_document(desk: Casework) -> None:
    desk.choose_words("england", {}).result()
    record = brought_in(desk)
    assert ("Child in need; " in printed(record), "Care and support plan" in printed(record)) == (True, False)
    desk.choose_words("wales", {}).result()
    record = desk.open_case(record.assessment.case).result()
    assert ("Child in need; " in printed(record), "Care and support plan" in printed(record)) == (False, True)
    named = {name for name, _ in references(printed(record))}
    assert named == {"page", "pages"}  # gaps that the printer fills


def test_a_record_stays_pinned_to_the_form_as_it_was_written(desk: Casework) -> None:
    desk.choose_words("wales", {"youth_justice_service": "Hafan Team"}).result()
    record = brought_in(desk)
    assert record.form.hash == record.assessment.form_hash
    (kept,) = desk.kept_forms().result()
    assert "{youth_justice_service}" in kept.canonical
    assert "Hafan Team" not in kept.canonical


def test_a_team_s_own_name_stands_wherever_the_word_does(desk: Casework) -> None:
    desk.choose_words("wales", {"youth_justice_service": " Hafan\nTeam ", "camhs": " "}).result()
    assert dict(desk.here.names) == {"youth_justice_service": "Hafan Team"}
    assert "Hafan Team: own records" in printed(brought_in(desk))


def test_only_an_administrator_chooses_for_everybody(desk: Casework, tmp_path: Path) -> None:
    desk.choose_words("wales", {}).result()
    desk.close()
    toms = unlock(tmp_path / "store", TOM, WORDS[TOM])
    with pytest.raises(NotAllowed):
        toms.choose_words("england", {})
    assert toms.here.nation == "wales"
    toms.close()


@pytest.mark.parametrize(("nation", "names"), [("mars", {}), ("", {}), ("wales", {"aim": "AIM4"})])
def test_what_is_no_nation_or_no_word_of_a_team_is_refused(desk: Casework, nation: str, names: dict[str, str]) -> None:
    with pytest.raises(RefusedInput):
        desk.choose_words(nation, names)


def test_each_person_has_a_language_and_keeps_it(desk: Casework, tmp_path: Path) -> None:
    desk.choose_language("cy").result()
    assert (desk.form.section("session_notes").title, say("Yes")) == ("Nodiadau sesiynau", "Ie")
    desk.close()
    toms = unlock(tmp_path / "store", TOM, WORDS[TOM])
    assert (toms.form.section("session_notes").title, spoken_now()) == ("Session notes", ENGLISH)
    toms.close()
    again = unlock(tmp_path / "store", AMINA, WORDS[AMINA])
    assert again.form.section("session_notes").title == "Nodiadau sesiynau"
    assert again.form.section("plan").title == "Plan"
    again.close()


def test_a_welsh_document_says_so_to_a_reader_and_to_a_screen_reader(desk: Casework, tmp_path: Path) -> None:
    record = brought_in(desk)
    wanted = Wanted("supervision", tmp_path / "out.pdf", draft=True, language="cy")
    made = export(desk, record, wanted)
    assert made.substituted == ()
    text = "\n".join(page.extract_text() for page in PdfReader(made.path).pages)
    flat = " ".join(text.split())
    assert "Asesiad A-" in flat
    assert "Cynllun diogelwch am y tro" in flat
    assert " ".join(NEEDS_TRANSLATOR.split()) in flat
    with pikepdf.open(made.path) as pdf:
        assert str(pdf.Root.Lang) == "cy"
    assert language_of(desk.form) == "en-GB"  # only the document was in Welsh
    assert say("Yes") == "Yes"
    english = export(desk, record, replace(wanted, language="", out=tmp_path / "english.pdf"))
    with pikepdf.open(english.path) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"


def test_every_letter_of_the_shipped_welsh_is_in_the_font() -> None:
    files = translation_of("holistic", "cy").files.values()
    said = {said.says for file in files for said in file.text.values()} | set(program_sentences("cy").values())
    signs = {sign for each in said for sign in each if not sign.isspace()} | set(CIRCUMFLEX)
    assert {sign for sign in signs if not covers(ord(sign))} == set()
