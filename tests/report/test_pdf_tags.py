"""The tag layer: a validator finds nothing in what is printed, and does find what is broken on purpose."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from pikepdf import Name, Pdf
from tests.report.reading import read_aloud
from tests.report.samples import rich_document, small_document

from hsb_wizard.report.document import BulletList, Callout, Heading, KeyValues, Paragraph, Statement, Table, TypeSizes
from hsb_wizard.report.pdf import print_pdf

UA_1 = page.ValidationProfile.PDF_UA_1


def _failures(data: bytes, folder: Path) -> list[Any]:
    (folder / "document.pdf").write_bytes(data)
    return list(page.validate_pdf(str(folder / "document.pdf"), profile=UA_1).failures)


def _find(pdf: Pdf, tag: str) -> list[Any]:
    return [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == Name("/" + tag)]


@pytest.fixture(scope="module")
def rich() -> bytes:
    return print_pdf(rich_document()).data


def test_a_document_with_every_block_passes_pdf_ua(rich: bytes, tmp_path: Path) -> None:
    assert _failures(rich, tmp_path) == []


def test_an_empty_one_and_one_with_substitutes_pass_too(tmp_path: Path) -> None:
    odd = small_document(
        Heading(1, "\U0001f600 & <b>"), Paragraph("\x00 \u05d0 <&>"), title="A & <b> \x00", language="cy"
    )

    empty = small_document(Table(("A", "B"), ()), BulletList(("",)), Callout(""), Statement("1", "label", ""))

    for document in (small_document(), empty, odd):
        assert _failures(print_pdf(document).data, tmp_path) == []


def _drop_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def _drop_marked(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


def _drop_scopes(pdf: Pdf) -> None:
    for cell in _find(pdf, "TH"):
        del cell.A


def _skip_a_level(pdf: Pdf) -> None:
    for heading in _find(pdf, "H2"):
        heading.S = Name.H4


def _drop_title_display(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


def _untag_a_paragraph(pdf: Pdf) -> None:
    content = pdf.pages[2].Contents.read_bytes()
    start = content.index(b"/P <</MCID")
    opened = content.index(b"BDC", start) + 3
    closed = content.index(b"EMC", opened)
    pdf.pages[2].Contents = pdf.make_stream(content[:start] + content[opened:closed] + content[closed + 3 :])


def _unknown_role(pdf: Pdf) -> None:
    _find(pdf, "P")[2].S = Name("/Banana")


def _drop_title(pdf: Pdf) -> None:
    xmp = pdf.Root.Metadata.read_bytes().replace(b"dc:title", b"dc:subject")
    pdf.Root.Metadata = pdf.make_stream(xmp, Type=Name.Metadata, Subtype=Name.XML)


def _drop_a_font(pdf: Pdf) -> None:
    del next(one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one)["/FontFile2"]


def _cell_without_a_row(pdf: Pdf) -> None:
    _find(pdf, "TR")[3].S = Name.P


@pytest.mark.parametrize(
    "break_it",
    [
        _drop_language,
        _drop_marked,
        _drop_scopes,
        _skip_a_level,
        _drop_title_display,
        _untag_a_paragraph,
        _unknown_role,
        _drop_title,
        _drop_a_font,
        _cell_without_a_row,
    ],
)
def test_the_gate_finds_what_is_broken_on_purpose(break_it: Callable[[Pdf], None], rich: bytes, tmp_path: Path) -> None:
    out = BytesIO()
    with Pdf.open(BytesIO(rich)) as pdf:
        break_it(pdf)
        pdf.save(out)

    assert _failures(out.getvalue(), tmp_path) != []


def test_rows_and_columns_are_named_and_the_table_can_be_summed_up(rich: bytes) -> None:
    with Pdf.open(BytesIO(rich)) as pdf:
        scopes = {str(cell.A.Scope) for cell in _find(pdf, "TH")}
        summaries = [str(table.A.Summary) for table in _find(pdf, "Table") if "/A" in table]

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
