"""Records of an odd size each give a right document: an answer of 2,000 words, a plan of 100 rows, nothing at all."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest
from tests.documents import CODE, drafted, record
from tests.report.reading import read_aloud
from tests.report.samples import LONG, rich_document, small_document
from tests.report.test_gate import failures
from tests.worlds import new_world

from hsb_wizard.casework import exporting
from hsb_wizard.casework.exporting import Wanted
from hsb_wizard.casework.record import Record
from hsb_wizard.report.document import Document, SignatureSpace, SmallPrint, Table, TypeSizes
from hsb_wizard.report.html import print_html
from hsb_wizard.report.json import print_json
from hsb_wizard.report.pdf import print_pdf
from hsb_wizard.values import replace

ROWS, WORDS = 100, 2_000


def _full(world_record: Record) -> Document:
    return exporting.drafted(world_record, Wanted("full", Path("out.pdf")), CODE)


def _heard(document: Document) -> list[str]:
    return read_aloud(print_pdf(document).data).words


def test_an_answer_of_two_thousand_words_is_heard_to_its_last(tmp_path: Path) -> None:
    text = " ".join(f"word{number}" for number in range(WORDS))
    document = _full(new_world().says("setup.response_reason", text).says("sense.why", text).record)

    heard = _heard(document)
    assert [word.rstrip(".") for word in heard if word.startswith("word")][:WORDS] == text.split()
    assert text in print_html(document).decode()
    assert text in print_json(document).decode()
    assert failures(print_pdf(document).data, tmp_path) == []


def test_a_plan_of_a_hundred_rows_has_its_header_on_every_page_and_every_row_once(tmp_path: Path) -> None:
    world = new_world()
    line = world.form.role("plan_line")
    for number in range(ROWS):
        world = world.row(line, f"r{number}", {"change": f"change{number}", "who": f"person{number}", "work": LONG})
    document = _full(world.record)
    printed = print_pdf(document)

    reading = read_aloud(printed.data)
    said = [word.rstrip(".,") for word in reading.words]
    assert [said.count(f"change{number}") for number in range(ROWS)] == [1] * ROWS
    assert [said.count(f"person{number}") for number in range(ROWS)] == [1] * ROWS
    pages = [" ".join(page.split()) for page in _pages(document) if re.search(r"person\d", page)]
    assert len(pages) > 5
    assert all("How we will know" in page for page in pages)  # seen again on each page that the table goes over to
    assert [text for _, text in reading.heard].count("How we will know") == 1
    assert failures(printed.data, tmp_path) == []


@pytest.mark.parametrize("edition", ["full", "safety-plan", "supervision", "young-person"])
def test_an_empty_record_says_that_nothing_was_said(edition: str, tmp_path: Path) -> None:
    document = drafted(edition, "empty")
    printed = print_pdf(document)

    assert printed.pages <= 9
    assert failures(printed.data, tmp_path) == []
    assert "Assessment" in print_html(document).decode()
    assert record("empty").assessment.reference in " ".join(_heard(document))


# ----------------------------------------------------------------------------- large print, grey, the foot


def test_large_print_has_nothing_small_on_the_page(tmp_path: Path) -> None:
    document = exporting.drafted(record("denied"), Wanted("full", tmp_path / "x.pdf", large_print=True), CODE)
    printed = print_pdf(document)
    (tmp_path / "large.pdf").write_bytes(printed.data)

    with pikepdf.Pdf.open(tmp_path / "large.pdf") as pdf:
        drawn = [each for page in pdf.pages for each in pikepdf.parse_content_stream(page)]
    sizes = {float(str(each.operands[1])) for each in drawn if str(each.operator) == "Tf"}
    assert document.sizes == TypeSizes().larger
    assert min(sizes) >= 11.0
    assert 16.0 in sizes
    assert failures(printed.data, tmp_path) == []


def test_no_heading_stands_alone_on_a_page_however_large_the_print(tmp_path: Path) -> None:
    wanted = Wanted("full", tmp_path / "x.pdf", large_print=True)
    pages = _pages(exporting.drafted(record("complete"), wanted, CODE))

    (figure,) = (page for page in pages if "Chronology\n" in page)
    assert "Events from every agency" in figure
    assert figure.count("aged") > 10


def test_every_page_is_drawn_in_greys_so_that_a_grey_copy_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "out.pdf").write_bytes(print_pdf(rich_document()).data)
    with pikepdf.Pdf.open(tmp_path / "out.pdf") as pdf:
        operators = {str(each.operator) for page in pdf.pages for each in pikepdf.parse_content_stream(page)}
        kinds = {str(one.get("/Subtype")) for one in pdf.objects if isinstance(one, pikepdf.Stream)}

    assert operators & {"g", "G"}
    assert not operators & {"rg", "RG", "k", "K", "cs", "CS", "sc", "scn", "sh"}
    assert "/Image" not in kinds


def test_the_codes_cost_a_full_page_nothing_and_are_heard_last() -> None:
    table = Table(("A",), tuple((f"row{number}",) for number in range(200)))
    for rows in range(24, 34):
        shorter = replace(table, rows=table.rows[:rows])
        bare = print_pdf(small_document(shorter)).pages
        printed = print_pdf(small_document(shorter, SmallPrint(("First line.", "Last line."))))
        assert printed.pages == bare
        assert read_aloud(printed.data).words[-2:] == ["Last", "line."]


def test_both_who_signed_stand_on_one_page() -> None:
    for rows in range(14, 30):
        table = Table(("A",), tuple((f"row{number}",) for number in range(rows)))
        spaces = (SignatureSpace(("First.",)), SignatureSpace(("Second.",)))
        heard = [text for text in _pages(small_document(table, *spaces)) if "First." in text or "Second." in text]
        assert len(heard) == 1


def _pages(document: Document) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(print_pdf(document).data)).pages]


@pytest.mark.parametrize(("edition", "marked"), [("full", "Official-sensitive"), ("parents", "Private")])
def test_every_page_says_how_it_is_to_be_handled(edition: str, marked: str) -> None:
    pages = read_aloud(print_pdf(drafted(edition, "eleven")).data).seen_only

    assert pages
    assert all(page.startswith(marked) for page in pages)
