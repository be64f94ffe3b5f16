"""The gate: page-validation finds nothing in any edition of any record, and finds each of many seeded defects.

In a usual run every edition is tried with one record; `make documents` tries all with all.
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from pikepdf import Array, Name, Pdf
from tests.documents import drafted, pairs
from tests.report.reading import find
from tests.report.samples import rich_document, small_document

from hsb_wizard.report.document import BulletList, Callout, Document, Heading, Paragraph, Statement, Table
from hsb_wizard.report.pdf import print_pdf

UA_1, A_2A = page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A


def failures(data: bytes, folder: Path, profile: Any = UA_1) -> list[Any]:
    """What the gate says of a file."""
    (folder / "document.pdf").write_bytes(data)
    return list(page.validate_pdf(str(folder / "document.pdf"), profile=profile).failures)


@pytest.fixture(scope="module")
def rich() -> bytes:
    return print_pdf(rich_document()).data


@pytest.mark.parametrize(("edition", "name"), pairs())
def test_every_edition_passes(edition: str, name: str, tmp_path: Path) -> None:
    data = print_pdf(drafted(edition, name)).data

    assert failures(data, tmp_path) == []
    assert failures(data, tmp_path, A_2A) == []


def test_a_locked_copy_stays_readable_and_does_not_claim_to_be_for_the_archive(tmp_path: Path) -> None:
    locked = print_pdf(rich_document(), password="five plain words here")
    with Pdf.open(BytesIO(locked.data), password="five plain words here") as pdf:
        xmp = pdf.Root.Metadata.read_bytes()
        out = BytesIO()
        pdf.save(out, encryption=False)

    assert b"pdfaid:part" not in xmp
    assert b"pdfuaid:part" in xmp
    assert failures(out.getvalue(), tmp_path) == []


def _odd() -> Document:
    return small_document(
        Heading(1, "\U0001f600 & <b>"), Paragraph("\x00 \u05d0 <&>"), title="A & <b> \x00", language="cy"
    )


def _hollow() -> Document:
    return small_document(Table(("A", "B"), ()), BulletList(("",)), Callout(""), Statement("1", "label", ""))


@pytest.mark.parametrize("make", [rich_document, small_document, _odd, _hollow])
def test_every_block_nothing_at_all_and_what_the_type_lacks_pass(make: Callable[[], Document], tmp_path: Path) -> None:
    assert failures(print_pdf(make()).data, tmp_path) == []


# ------------------------------------------------------------------------------------------- seeded defects


def _no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def _not_marked(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


def _suspects(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


def _no_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _no_scopes(pdf: Pdf) -> None:
    for cell in find(pdf, "TH"):
        del cell.A


def _heading_skipped(pdf: Pdf) -> None:
    for heading in find(pdf, "H2"):
        heading.S = Name.H4


def _one_heading_deeper(pdf: Pdf) -> None:
    find(pdf, "H4")[0].S = Name.H6


def _title_not_shown(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


def _no_title(pdf: Pdf) -> None:
    _metadata(pdf, b"dc:title", b"dc:subject")


def _not_said_to_be_accessible(pdf: Pdf) -> None:
    _metadata(pdf, b"pdfuaid:part", b"pdfuaid:was")


def _no_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


def _metadata(pdf: Pdf, old: bytes, new: bytes) -> None:
    xmp = pdf.Root.Metadata.read_bytes().replace(old, new)
    pdf.Root.Metadata = pdf.make_stream(xmp, Type=Name.Metadata, Subtype=Name.XML)


def _paragraph_untagged(pdf: Pdf) -> None:
    content = pdf.pages[2].Contents.read_bytes()
    start = content.index(b"/P <</MCID")
    opened = content.index(b"BDC", start) + 3
    closed = content.index(b"EMC", opened)
    pdf.pages[2].Contents = pdf.make_stream(content[:start] + content[opened:closed] + content[closed + 3 :])


def _artifact_inside_text(pdf: Pdf) -> None:
    content = pdf.pages[2].Contents.read_bytes()
    opened = content.index(b"BDC", content.index(b"/P <</MCID")) + 3
    broken = content[:opened] + b"\n/Artifact BMC EMC\n" + content[opened:]
    pdf.pages[2].Contents = pdf.make_stream(broken)


def _unknown_role(pdf: Pdf) -> None:
    find(pdf, "P")[2].S = Name("/Banana")


def _type_not_embedded(pdf: Pdf) -> None:
    del next(one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one)["/FontFile2"]


def _type_without_characters(pdf: Pdf) -> None:
    for font in (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one):
        cmap = font.ToUnicode.read_bytes()
        font.ToUnicode = pdf.make_stream(cmap.replace(b"<0041>", b"<0000>").replace(b"<0061>", b"<0000>"))


def _cell_without_a_row(pdf: Pdf) -> None:
    find(pdf, "TR")[3].S = Name.P


def _row_lacks_cells(pdf: Pdf) -> None:
    row = [each for each in find(pdf, "TR") if len(each.K) > 4][2]
    row.K = Array(list(row.K)[:-2])


def _list_item_without_a_list(pdf: Pdf) -> None:
    find(pdf, "L")[0].S = Name.Div


def _tab_order_of_the_page(pdf: Pdf) -> None:
    note = pdf.make_indirect(
        pikepdf.Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=pikepdf.String("x"))
    )
    pdf.pages[0].Annots = Array([note])
    del pdf.pages[0].obj["/Tabs"]


DEFECTS = [
    _no_language,
    _not_marked,
    _suspects,
    _no_tree,
    _no_scopes,
    _heading_skipped,
    _one_heading_deeper,
    _title_not_shown,
    _no_title,
    _not_said_to_be_accessible,
    _no_metadata,
    _paragraph_untagged,
    _artifact_inside_text,
    _unknown_role,
    _type_not_embedded,
    _type_without_characters,
    _cell_without_a_row,
    _row_lacks_cells,
    _list_item_without_a_list,
    _tab_order_of_the_page,
]


@pytest.mark.parametrize("break_it", DEFECTS)
def test_the_gate_finds_what_is_broken_on_purpose(break_it: Callable[[Pdf], None], rich: bytes, tmp_path: Path) -> None:
    out = BytesIO()
    with Pdf.open(BytesIO(rich)) as pdf:
        break_it(pdf)
        pdf.save(out)

    assert failures(out.getvalue(), tmp_path) != []


def test_the_defects_are_many_and_saving_again_is_none(rich: bytes, tmp_path: Path) -> None:
    out = BytesIO()
    with Pdf.open(BytesIO(rich)) as pdf:
        pdf.save(out)

    assert failures(out.getvalue(), tmp_path) == []
    assert len(DEFECTS) >= 17
