"""Names that must never be printed: kept as fingerprints, found in every document, stopped at the place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.casework.stories import open_desk
from tests.report.samples import small_document

from hsb_wizard.assessment.kinds import CaseId, Kind
from hsb_wizard.assessment.payloads import AnswerGiven, Empty, NamesKept
from hsb_wizard.assessment.say import new_case
from hsb_wizard.casework import access, names, verbs
from hsb_wizard.casework.exporting import Wanted, export, through
from hsb_wizard.casework.leaving import marked_name
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import NotAllowed, StoppedAtPlace
from hsb_wizard.forms.load import shipped
from hsb_wizard.report.document import Heading, Paragraph, Statement, Table
from hsb_wizard.report.reading import LEFT, RIGHT, Passage, folded, marked, passages


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casework]:
    """One store for all these stories; each has a case of its own."""
    opened = open_desk(tmp_path_factory.mktemp("names") / "store")
    yield opened
    opened.close()


def begun(desk: Casework, **said: str) -> Record:
    """A new case of Amina and Tom in which ``said`` was answered, section__question for its path."""
    lead, co = (person for person in desk.people().result())
    step = desk.start_case("A-0007", lead, co)
    for place, words in said.items():
        step = verbs.answer(desk, step.record, place.replace("__", "."), AnswerGiven(words)) or step
    step.saved.result()
    return step.record


def found(desk: Casework, case: CaseId, *texts: str) -> list[str]:
    """The names found in a document of ``texts``, as they stand there."""
    document = small_document(*(Paragraph(each) for each in texts))
    return [each.word for each in names.found(desk, case, document).result()]


def case_with(desk: Casework, *kept: str) -> CaseId:
    case = begun(desk).assessment.case
    for each in kept:
        names.keep(desk, case, each).result()
    return case


# ---------------------------------------------------------------------------------------------------- how it is kept


def test_a_name_is_nowhere_in_the_store_in_letters(desk: Casework) -> None:
    case = case_with(desk, "Rosalind Achterberg")
    entries = desk.on_vault(lambda vault: vault.entries(case)).result()
    kept = [each.payload for each in entries if each.kind is Kind.NAMES_KEPT]
    assert isinstance(kept[0], NamesKept)
    assert "rosalind" not in json.dumps([str(each) for each in entries]).casefold()
    assert len(kept[0].fingerprints) == 3  # the whole, and each of its words
    assert all(len(each) == 64 for each in kept[0].fingerprints)


def test_the_same_name_has_another_fingerprint_in_another_store(desk: Casework, tmp_path: Path) -> None:
    other = open_desk(tmp_path / "store")
    try:
        prints = []
        for each in (desk, other):
            case = case_with(each, "Rosalind")
            entries = each.on_vault(lambda vault, case=case: vault.entries(case)).result()  # type: ignore[misc]
            prints += [entry.payload.fingerprints for entry in entries if isinstance(entry.payload, NamesKept)]
        assert prints[0] != prints[1]
    finally:
        other.close()


def test_keeping_a_name_changes_nothing_that_was_signed(desk: Casework) -> None:
    case = begun(desk).assessment.case
    before = desk.record_code(case).result()
    names.keep(desk, case, "Rosalind").result()
    assert desk.record_code(case).result() == before


def test_blank_lines_and_names_of_four_words_are_refused(desk: Casework) -> None:
    case = begun(desk).assessment.case
    for typed in ("", " \n ", "one two three four"):
        with pytest.raises(NotAllowed):
            names.keep(desk, case, typed)


def test_a_name_typed_by_mistake_is_taken_off_by_typing_it_again(desk: Casework) -> None:
    case = case_with(desk, "Rosalind\nJoseph")
    assert names.kept(desk, case).result().names == 2
    names.keep(desk, case, "joseph", out=True).result()
    assert found(desk, case, "Joseph and Rosalind") == ["Rosalind"]


def test_a_name_of_another_laptop_stops_until_it_is_typed_again_here(desk: Casework) -> None:
    record = begun(desk, safety__home="Up.")
    case = record.assessment.case
    elsewhere = NamesKept("0123456789abcdef", ("ab" * 32,))
    desk.noted(case, Kind.NAMES_KEPT, elsewhere).result()
    with pytest.raises(StoppedAtPlace, match="another laptop"):
        export(desk, record, Wanted("safety-plan", Path("/nowhere-yet.pdf").with_name("x.pdf")))
    names.typed_again(desk, case).result()
    assert names.kept(desk, case).result().elsewhere == 0


# ---------------------------------------------------------------------------------------------------- how it is found


@pytest.mark.parametrize(
    "text",
    [
        "Seen with Rosalind Achterberg on Monday.",
        "ROSALIND was there",
        "rosalind's mother rang",
        "It was Rosalind\u2019s idea.",
        "Ro\u00adsalind stayed",
        "Mr Achterberg wrote",
        "Rosalind\nAchterberg",
        "Ros\u00e1lind came",
    ],
)
def test_it_is_found_however_it_is_written(desk: Casework, text: str) -> None:
    assert found(desk, case_with(desk, "Rosalind Achterberg"), text)


@pytest.mark.parametrize("text", ["Rosa is here", "Rosalinda", "a rose, a lind", "Achter | berg"])
def test_a_word_that_is_not_the_name_does_not_stop(desk: Casework, text: str) -> None:
    assert found(desk, case_with(desk, "Rosalind Achterberg"), text) == []


def test_a_small_word_of_a_longer_name_does_not_stop_by_itself(desk: Casework) -> None:
    case = case_with(desk, "Ana de Wit")
    assert found(desk, case, "de facto") == []
    assert found(desk, case, "Ana de Wit") == ["Ana", "Ana de Wit", "Wit"]


def test_every_part_of_a_document_is_read(desk: Casework) -> None:
    document = small_document(
        Heading(1, "Heading Zeta"),
        Statement("1.1", "report", "Text.", lead="It was reported", source="Call from Zeta"),
        Table(("Who", "What"), (("Zeta", "x"),), caption="Of Zeta", summary="Table about Zeta", note="Zeta said"),
        title="Assessment Zeta",
    )
    case = case_with(desk, "Zeta")
    places = [each.passage.where for each in names.found(desk, case, document).result()]
    assert len(places) == 7
    assert "1.1" in places


letters = st.text("abcdefghijklmnopqrstuvwxyz\u00e9\u00fc\u0142\u044f", min_size=3, max_size=9)


@settings(max_examples=40, deadline=None)
@given(st.lists(letters, min_size=1, max_size=3), st.lists(letters, max_size=4), st.data())
def test_any_name_in_any_text_is_found_and_only_it(
    desk: Casework, name: list[str], around: list[str], data: st.DataObject
) -> None:
    case = new_case()
    desk.noted(case, Kind.VIEWED, Empty()).result()
    names.keep(desk, case, " ".join(name)).result()
    at = data.draw(st.integers(0, len(around)))
    written = " ".join(data.draw(st.sampled_from([str.upper, str.title, str.lower]))(each) for each in name)
    text = " ".join([*around[:at], written, *around[at:]])
    words = {folded(each) for each in found(desk, case, text)}
    wanted = {folded(each) for each in [*name, *around]} & {folded(each) for each in name}
    assert wanted <= {part for each in words for part in each.split()}
    other = [each for each in around if folded(each) not in {folded(part) for part in name}]
    assert found(desk, case, " ".join(other)) == []


# ---------------------------------------------------------------------------------------------------- what is answered


def test_not_a_name_here_holds_for_that_passage_until_it_is_changed(desk: Casework) -> None:
    case = case_with(desk, "Rose")
    document = small_document(Paragraph("A Rose in the garden."), Paragraph("With Rose."))
    first, _ = names.found(desk, case, document).result()
    names.not_a_name(desk, case, first).result()
    assert [each.passage.text for each in names.found(desk, case, document).result()] == ["With Rose."]
    assert found(desk, case, "A Rose in the garden. Later.") == ["Rose"]


def test_a_name_that_is_a_word_is_answered_once_wherever_it_is_small(desk: Casework) -> None:
    case = case_with(desk, "Will")
    document = small_document(Paragraph("They will come."), Paragraph("It will be Will."))
    small, _, name = names.found(desk, case, document).result()
    names.not_a_name(desk, case, small, wherever_small=True).result()
    assert found(desk, case, "They will come.", "It will be Will.") == ["Will"]
    with pytest.raises(NotAllowed, match="capital"):
        names.not_a_name(desk, case, name, wherever_small=True)


def test_no_document_is_written_while_a_name_stands_in_it_in_any_format(desk: Casework, tmp_path: Path) -> None:
    record = begun(desk, safety__home="An adult is with Rosalind.")
    names.keep(desk, record.assessment.case, "Rosalind").result()
    for name in ("x.pdf", "x.html", "x.json"):
        with pytest.raises(StoppedAtPlace, match="At home") as stopped:
            export(desk, record, Wanted("safety-plan", tmp_path / name))
        assert "Rosalind" not in str(stopped.value)
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------------------------------------------- what else stops


def test_an_address_goes_out_only_by_a_separate_yes_with_a_reason(desk: Casework, tmp_path: Path) -> None:
    record = begun(desk, safety__home="Stays at 14 Elm Tree Road, LL57 2DG.")
    with pytest.raises(StoppedAtPlace, match="address"):
        export(desk, record, Wanted("safety-plan", tmp_path / "x.pdf"))
    export(desk, record, Wanted("safety-plan", tmp_path / "x.pdf", address_because="The night staff go there."))
    entries = desk.on_vault(lambda vault: vault.entries(record.assessment.case)).result()
    assert [each.payload.address_because for each in entries if each.kind is Kind.EXPORTED] == [  # type: ignore[union-attr]
        "The night staff go there."
    ]


@pytest.mark.parametrize("term", ["harmful sexual behaviour", "Harmful Sexual Behaviour", "HSB"])
def test_the_young_person_s_pages_never_leave_with_the_term_or_its_letters(desk: Casework, term: str) -> None:
    record = begun(desk, identity__matters=f"They call it {term}.")
    read = through(desk, record, Wanted("young-person", Path("x.pdf")))
    assert [each.where for each in read.never] == ["What you told us"]
    assert read.stops
    assert not through(desk, record, Wanted("full", Path("x.pdf"))).never
    assert not through(
        desk, begun(desk, identity__matters="The HSBC bus stop."), Wanted("young-person", Path("x"))
    ).never


def test_capitals_inside_a_sentence_and_words_of_relationship_are_marked() -> None:
    said = marked("They went with Sam to the half-sister. Then home, with Dr Bell.")
    assert f"{LEFT}Sam" in said
    assert f"{LEFT}sister" in said
    assert f"{LEFT}Bell" in said
    assert f"{LEFT}They" not in said
    assert f"{LEFT}Then" not in said


def test_the_read_through_has_everything_that_leaves() -> None:
    document = small_document(Heading(1, "One"), Paragraph("Two"), Statement("1.1", "record", "Three", lead="Four"))
    text = "\n".join(each.text for each in passages(document))
    assert all(word in text for word in ("One", "Two", "Three", "Four", document.title, document.footer))


def test_no_field_of_the_form_is_for_the_name_or_address_of_somebody_harmed() -> None:
    form = shipped()
    for path in form.questions:
        question = form.question(path)
        labels = [question.id, question.label, *(text for each in question.field for text in (each.id, each.label))]
        if path.startswith("people_harmed."):
            assert not [each for each in labels if {"name", "named", "address", "born", "surname"} & set(each.split())]


# ---------------------------------------------------------------------------------------------------- held back


def test_holding_back_needs_a_reason_and_stands_with_the_signatures(desk: Casework) -> None:
    record = begun(desk, safety__home="Up.")
    with pytest.raises(NotAllowed, match="why"):
        verbs.hold_back(desk, record, "safety.home", ["father"])
    with pytest.raises(NotAllowed, match="father, mother"):
        verbs.hold_back(desk, record, "safety.home", ["press"], "No.")
    step = verbs.hold_back(desk, record, "safety.home", ["school", "father"], "He waits there.")
    step.saved.result()
    held = desk.open_case(record.assessment.case).result().assessment.held_back["safety.home"]
    assert (held.readers, held.reason) == (("father", "school"), "He waits there.")


def test_no_other_paper_leaves_with_a_name_in_it_either(desk: Casework, tmp_path: Path) -> None:
    record = begun(desk, safety__home="An adult is with Rosalind.")
    case = record.assessment.case
    names.keep(desk, case, "Rosalind").result()
    for file in ("copy.txt", "copy.pdf"):
        with pytest.raises(StoppedAtPlace) as stopped:
            access.write(desk, record, tmp_path / file)
        assert "Rosalind" not in str(stopped.value)
    with pytest.raises(StoppedAtPlace):
        names.stop(desk, case, "Dear colleague, about Rosalind.")
    names.stop(desk, case, "Dear colleague.")
    assert list(tmp_path.iterdir()) == []


def test_where_a_name_is_shown_no_word_is_cut() -> None:
    words = "before " * 30 + "Zeta" + " afterwards" * 30
    start = words.index("Zeta")
    shown = marked_name(names.Found(Passage(0, "1.1", words), start, start + 4, "", ""))
    assert set(shown.replace(LEFT, " ").replace(RIGHT, " ").split()) == {"...", "before", "Zeta", "afterwards"}
