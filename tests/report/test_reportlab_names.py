"""What the printer relies on in reportlab beyond its manual: a test for each, so that an update says what it broke."""

from io import BytesIO

from pikepdf import Pdf
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from hsb_wizard.report.pdf.faces import FACE_NAMES, covers, loaded_faces, to_unicode_map


def test_the_map_to_characters_is_made_by_ours() -> None:
    loaded_faces()

    assert ttfonts.makeToUnicodeCMap is to_unicode_map


def test_the_map_that_is_embedded_is_ours_and_has_no_zero_in_it() -> None:
    loaded_faces()
    out = BytesIO()
    canvas = Canvas(out, initialFontName=FACE_NAMES["Regular"])  # type: ignore[arg-type]
    canvas.setFont(FACE_NAMES["Regular"], 12)
    canvas.drawString(50, 50, "".join(map(chr, range(0x100, 0x17F))))
    canvas.save()

    with Pdf.open(BytesIO(out.getvalue())) as pdf:
        maps = [font.ToUnicode.read_bytes() for font in pdf.pages[0].Resources.Font.values()]
    assert maps
    assert all(b"<0000>" not in one and b"/Registry (Adobe)" in one for one in maps)


def test_a_block_of_the_map_has_at_most_a_hundred_entries_and_far_characters_two_halves() -> None:
    made = to_unicode_map("Name", [0, *range(0x20, 0x120), 0x1F600])

    sizes = [int(line.split()[0]) for line in made.splitlines() if line.endswith("beginbfchar")]
    assert sizes == [100, 100, 57]
    assert made.count("<D83DDE00>") == 1


def test_a_face_knows_the_characters_it_has() -> None:
    for font in loaded_faces().values():
        assert ord("\u0175") in font.face.charToGlyph
        assert 0x1F600 not in font.face.charToGlyph
    assert covers(0x25A1)
    assert not covers(0x00)


def test_the_canvas_takes_raw_operators_and_keeps_their_order() -> None:
    out = BytesIO()
    canvas = Canvas(out, pageCompression=0)
    canvas.addLiteral("/P <</MCID 0>> BDC")
    canvas.drawString(10, 10, "x")
    canvas.addLiteral("EMC")
    canvas.save()

    content = out.getvalue()
    assert content.index(b"/P <</MCID 0>> BDC") < content.index(b"(x) Tj") < content.index(b"\nEMC")


def test_both_faces_are_registered_with_the_same_characters() -> None:
    faces = loaded_faces()

    assert set(FACE_NAMES.values()) <= set(pdfmetrics.getRegisteredFontNames())
    assert set(faces["Regular"].face.charToGlyph) == set(faces["SemiBold"].face.charToGlyph)
