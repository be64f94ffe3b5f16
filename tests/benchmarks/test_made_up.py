from pathlib import Path

from benchmarks.made_up import record_text
from benchmarks.on_desk import CASE, ENTRIES, long_record
from benchmarks.peers.plain_pdf import plain_build
from benchmarks.workshop import Workshop, workshop

from benchmarks import in_print, in_store
from hsb_wizard.assessment.fold import fold
from hsb_wizard.casework.bringing_in import bring_in
from hsb_wizard.forms.load import shipped
from hsb_wizard.report.document import KeyValues, Table, Timeline, document_texts
from hsb_wizard.store import chain


def answered(made: Workshop, text: str) -> int:
    """How many questions of a record that is brought in were answered."""
    record = made.desk.open_case(bring_in(made.desk, text)).result()
    return len({path.split("/")[0] for _, path in record.assessment.answers})


def test_the_record_made_from_the_form_is_taken_in_and_answers_all_that_can_be_answered() -> None:
    with workshop() as made:
        form = made.desk.form
        asked = [path for path in form.questions if form.question(path).type != "statement"]
        assert answered(made, record_text(form)) == len(asked)


def test_the_long_record_is_as_long_as_it_says_and_nearly_every_answer_stands() -> None:
    entries = long_record(shipped(), ENTRIES)
    assert len(entries) == len({each.id for each in entries}) == ENTRIES
    assert len(fold(CASE, entries).answers) == ENTRIES - 3


def test_the_chain_that_is_followed_holds_and_the_baseline_hashes_its_bytes() -> None:
    links = in_store.linked(long_record(shipped(), 50))
    assert chain.first_break(links) is None
    first, second = in_store.hashed_bytes(links[0])
    assert (in_store.sha256(first), in_store.sha256(second)) == (links[0].hash, links[0].digest)


def test_the_plain_document_has_every_text_of_ours(tmp_path: Path) -> None:
    from pypdf import PdfReader

    with workshop() as made:
        drafted = in_print.full_edition(made)
    plain_build(drafted, tmp_path / "plain.pdf")
    printed = "".join("".join(page.extract_text().split()) for page in PdfReader(tmp_path / "plain.pdf").pages)
    said = {word for text in document_texts(drafted) for word in text.split()}
    lines = (drafted.footer, drafted.marking, drafted.page_label, drafted.draft_label)
    spoken = [block.summary for block in drafted.blocks if isinstance(block, Table | KeyValues)]  # not printed
    spoken += [block.alt for block in drafted.blocks if isinstance(block, Timeline)]
    running = {word for line in (*lines, *spoken) for word in line.split()}
    assert {word for word in said - running if word not in printed} == set()


def test_nothing_is_left_behind() -> None:
    with workshop() as made:
        assert made.closed_store.is_dir()
    assert not made.place.exists()
