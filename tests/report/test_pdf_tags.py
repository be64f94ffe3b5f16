"""The tag layer: what is a heading, a row, a list, a title, apart from what a validator says (test_gate.py)."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Pdf
from tests.report.reading import find, read_aloud
from tests.report.samples import rich_document, small_document

from hsb_wizard.report.document import KeyValues, Paragraph, Table, TypeSizes
from hsb_wizard.report.pdf import print_pdf
from hsb_wizard.values import replace


@pytest.fixture(scope="module")
def rich() -> bytes:
    return print_pdf(rich_document()).data


def test_rows_and_columns_are_named_and_the_table_can_be_summed_up(rich: bytes) -> None:
    with Pdf.open(BytesIO(rich)) as pdf:
        scopes = {str(cell.A.Scope) for cell in find(pdf, "TH")}
        summaries = [str(table.A.Summary) for table in find(pdf, "Table") if "/A" in table]

    assert scopes == {"/Row", "/Column"}
    assert "Who this document is for and whom it is about" in summaries


def test_the_outline_follows_the_headings(rich: bytes) -> None:
    with Pdf.open(BytesIO(rich)) as pdf, pdf.open_outline() as outline:
        top = [entry.title for entry in outline.root]
        below = [entry.title for entry in outline.root[1].children]

    assert top[:3] == ["Assessment A-0007", "1 What we think", "2 Family and home"]
    assert below == ["1.1 The two judgements", "1.2 Not yet in"]


def test_language_title_and_moment_are_all_the_metadata_there_is(rich: bytes) -> None:
    with Pdf.open(BytesIO(rich)) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        language = str(pdf.Root.Lang)

    stamp = "D:20261120154207+00'00'"
    assert info == {"/Title": "Assessment A-0007", "/CreationDate": stamp, "/ModDate": stamp}
    assert language == "en-GB"


def test_a_label_names_its_row_and_a_cell_of_two_lines_holds_two_paragraphs() -> None:
    data = print_pdf(small_document(KeyValues((("Child", "Sam\naged 14"),)))).data

    tags = [(tag, text) for tag, text in read_aloud(data).heard if text]
    assert tags[2:] == [("TH", "Child"), ("P", "Sam"), ("P", "aged 14")]


def test_list_items_have_label_and_body(rich: bytes) -> None:
    tags = [tag for tag, _ in read_aloud(rich).heard]

    start = tags.index("L")
    assert tags[start : start + 4] == ["L", "LI", "Lbl", "LBody"]


def test_the_young_persons_size_reaches_the_page() -> None:
    document = replace(small_document(Paragraph("Big.")), sizes=TypeSizes(body=14, table=12))
    with Pdf.open(BytesIO(print_pdf(document).data)) as pdf:
        drawn = [(str(one.operator), one.operands) for one in pikepdf.parse_content_stream(pdf.pages[0])]
    sizes = {float(str(operands[1])) for operator, operands in drawn if operator == "Tf"}

    assert sizes == {28.0, 14.0, 8.5}


def test_no_table_claims_a_row_header_it_does_not_have() -> None:
    data = print_pdf(small_document(Table(("A", "B"), (("1", "2"),), row_header=None))).data

    assert [tag for tag, text in read_aloud(data).heard if text in {"1", "2"}][-2:] == ["TD", "TD"]
