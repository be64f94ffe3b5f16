"""Every text of a record holds a token: no edition lets out one that is not its reader's, in any channel."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Pdf
from tests.documents import EDITIONS, drafted, record, tokens_by_share
from tests.report.channels import read_channels
from tests.report.samples import small_document
from tests.worlds import form

from hsb_wizard.casework.exporting import editions, file_name
from hsb_wizard.report.carried import only_ticked
from hsb_wizard.report.document import Paragraph
from hsb_wizard.report.html import print_html
from hsb_wizard.report.json import print_json
from hsb_wizard.report.pdf import print_pdf
from hsb_wizard.report.write import write_document

TOKEN = re.compile(r"ZQ\d{5}")
PATTERNS = {each.id: each for each in editions()}
SHARES = {each.id: set(each.share) for each in editions()}
PARTS = {each.id: set(each.parts) for each in editions()}


def forbidden(edition: str) -> set[str]:
    """The tokens of questions and fields that the edition does not carry, told by the form and the pattern alone."""
    return {word for word, place, share in tokens_by_share() if not may_have(edition, place, share)}


def may_have(edition: str, place: tuple[str, str], share: str) -> bool:
    """Whether the pattern lets out what stands at ``place``: by its class, or by naming it; no word in a sample."""
    pattern, question = PATTERNS[edition], form().question(place[0])
    own = question.share or form().pack.share.default
    if pattern.anonymous or only_ticked(pattern, place[0]) or not pattern.carries(place[0], own):
        return False
    return share == own or share in pattern.share


def leaks(file: Path, tokens: set[str]) -> dict[str, set[str]]:
    """Which of ``tokens`` each channel of ``file`` lets out."""
    return {name: found for name, said in read_channels(file).items() if (found := set(TOKEN.findall(said)) & tokens)}


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_an_edition_leaves_out_is_nowhere_in_its_file(edition: str, tmp_path: Path) -> None:
    document = drafted(edition, "tokens")
    file = tmp_path / file_name(record("tokens"), edition)
    write_document(print_pdf(document).data, file)

    said = read_channels(file)
    allowed = {word for word, _, _ in tokens_by_share()} - forbidden(edition)
    found = {name: set(TOKEN.findall(text)) for name, text in said.items()}
    assert {name: tokens - allowed for name, tokens in found.items() if tokens - allowed} == {}
    assert found["pdftotext"] == found["pypdf"]
    assert bool(found["pypdf"]) is not PATTERNS[edition].anonymous  # and the reader has what is theirs
    for other in (print_html(document), print_json(document)):
        assert set(TOKEN.findall(other.decode())) <= allowed


def test_whatever_was_said_where_it_is_asked_reaches_the_reader_it_is_for() -> None:
    shown = record("tokens").play
    html = print_html(drafted("full", "tokens")).decode()
    wanted = {
        word: place
        for word, (place, what), share in tokens_by_share()
        if share in SHARES["full"] and what == "value" and place in shown.shown and shown.on_route(place.split(".")[0])
    }

    assert {place for word, place in wanted.items() if word not in html} == set()
    assert len(wanted) > 100


@pytest.mark.parametrize("edition", [each for each in EDITIONS if PARTS[each] == {"safety_pages"}])
def test_the_page_for_a_place_holds_what_is_arranged_at_a_place_and_nothing_else(edition: str) -> None:
    found = set(TOKEN.findall(print_html(drafted(edition, "tokens")).decode()))
    places = {place for word, (place, _), _ in tokens_by_share() if word in found}
    assert places
    assert all(form().question(each).place for each in places)


# ------------------------------------------------------------------------------- does the search find anything?


def _changed(data: bytes, file: Path, change: object) -> Path:
    out = BytesIO()
    with Pdf.open(BytesIO(data)) as pdf:
        change(pdf)  # type: ignore[operator]
        pdf.save(out)
    file.write_bytes(out.getvalue())
    return file


def test_a_box_drawn_over_the_words_is_no_redaction(tmp_path: Path) -> None:
    def cover(pdf: Pdf) -> None:
        for page in pdf.pages:
            page.contents_add(b"q 0 g 0 0 1000 1000 re f Q")

    kept = forbidden("safety-plan") & set(TOKEN.findall(print_html(drafted("full", "tokens")).decode()))
    file = _changed(print_pdf(drafted("full", "tokens")).data, tmp_path / "covered.pdf", cover)

    found = leaks(file, kept)
    assert found["pdftotext"] == found["pypdf"] == kept
    assert len(kept) > 100


def test_a_name_left_in_the_title_is_found_though_no_page_says_it(tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    data = print_pdf(small_document(Paragraph("Nothing here."))).data
    _changed(data, file, lambda pdf: pdf.docinfo.__setitem__("/Title", "Assessment ZQ00007"))

    assert set(leaks(file, {"ZQ00007"})) == {"information", "objects", "raw bytes"}


def _attach(pdf: Pdf) -> None:
    pdf.attachments["notes.txt"] = b"ZQ00007"


def _outline(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("ZQ00007", 0))


def _xmp(pdf: Pdf) -> None:
    xmp = pdf.Root.Metadata.read_bytes().replace(b"application/pdf", b"ZQ00007")
    pdf.Root.Metadata = pdf.make_stream(xmp, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)


def _annotation(pdf: Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents=pikepdf.String("ZQ00007"))
    note.Rect = pikepdf.Array([0, 0, 9, 9])
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])


def _orphan(pdf: Pdf) -> None:
    pdf.Root["/PieceInfo"] = pdf.make_stream(b"ZQ00007")


@pytest.mark.parametrize(
    ("plant", "channel"),
    [
        (_attach, "attachments"),
        (_outline, "outline"),
        (_xmp, "xmp"),
        (_annotation, "objects"),
        (_orphan, "objects"),
        (_orphan, "raw bytes"),
    ],
)
def test_a_token_in_any_channel_is_found_there(plant: object, channel: str, tmp_path: Path) -> None:
    data = print_pdf(small_document(Paragraph("Nothing here."))).data

    assert channel in leaks(_changed(data, tmp_path / "out.pdf", plant), {"ZQ00007"})


def test_a_token_in_the_name_of_the_file_is_found(tmp_path: Path) -> None:
    file = tmp_path / "Assessment ZQ00007.pdf"
    file.write_bytes(print_pdf(small_document(Paragraph("Nothing here."))).data)

    assert leaks(file, {"ZQ00007"}) == {"file name": {"ZQ00007"}}


def test_what_was_saved_over_and_can_be_brought_back_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    data = print_pdf(small_document(Paragraph("Nothing here."))).data
    file.write_bytes(data + b"\n%%EOF\n")

    with pytest.raises(AssertionError):
        read_channels(file)
