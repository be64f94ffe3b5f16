"""The file itself: what goes in as objects comes out as the same objects, and no stream ends in half a line end."""

import zlib
from io import BytesIO

import pikepdf
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Pdf

from hsb_wizard.report.pdf.packing import packed, stream, taken_apart, text

_ENDS_IN_CR = b"\x0c"  # the check that closes packed content is a sum: here it ends in 13


def _opened(objects: dict[int, bytes]) -> Pdf:
    catalogue = {1: b"<</Type /Catalog /Pages 2 0 R>>", 2: b"<</Type /Pages /Kids [] /Count 0>>", 3: b"<<>>"}
    pointers = b"<</All [" + b" ".join(b"%d 0 R" % number for number in objects) + b"]>>"
    return Pdf.open(BytesIO(packed({**catalogue, 3: pointers, **objects}, 1, 3)))


@given(st.binary(max_size=200))
def test_content_comes_back_and_its_packed_form_never_ends_in_cr(content: bytes) -> None:
    body = stream(content)

    assert not body.removesuffix(b"\nendstream").endswith(b"\r")
    with _opened({4: body}) as pdf:
        assert pdf.get_object(4, 0).read_bytes().rstrip(b"\n") == content.rstrip(b"\n")


@given(st.text())
def test_a_text_is_read_as_it_was_written(words: str) -> None:
    try:
        words.encode("utf-16-be")
    except UnicodeEncodeError:
        return  # half a character: the printer puts a box in its place before
    assert str(pikepdf.Object.parse(text(words))) == words


def test_more_objects_than_one_stream_takes_are_all_found_again_by_their_number() -> None:
    with _opened({number: b"<</Here %d>>" % number for number in range(4, 954)}) as pdf:
        assert [pdf.get_object(number, 0).Here for number in range(4, 954)] == list(range(4, 954))


def test_a_stream_that_ends_in_cr_is_written_anew_and_a_font_says_its_new_length() -> None:
    data = zlib.compress(_ENDS_IN_CR)
    assert data.endswith(b"\r")
    head = b"<<\n/Filter [ /FlateDecode ] /Length %d /Length1 %d\n>>" % (len(data), len(_ENDS_IN_CR))
    before = b"%PDF-1.7\n1 0 obj\n" + head + b"\nstream\n" + data + b"endstream\nendobj\n"
    table = b"xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n"
    plain = before + table + b"trailer\n<<\n/Info 1 0 R\n/Root 1 0 R\n>>\nstartxref\n%d\n%%%%EOF\n" % len(before)

    body = taken_apart(plain).objects[1]

    assert b"/Length1 %d\n" % (len(_ENDS_IN_CR) + 1) in body
    with _opened({4: body}) as pdf:
        assert pdf.get_object(4, 0).read_bytes() == _ENDS_IN_CR + b"\n"
        assert pdf.get_object(4, 0).read_raw_bytes()[-1:] != b"\r"


def test_the_table_of_places_never_ends_in_cr_either() -> None:
    catalogue = {1: b"<</Type /Catalog /Pages 2 0 R>>", 2: b"<</Type /Pages /Kids [] /Count 0>>", 3: b"<<>>"}
    ends = set()
    for length in range(600):  # the places of what follows move by one each time
        data = packed({**catalogue, 4: stream(bytes(length), packed=False), 5: stream(b"x")}, 1, 3)
        assert b"\r\nendstream" not in data
        ends.add(data[data.rindex(b"\nendstream") - 1])
        with Pdf.open(BytesIO(data)) as pdf:
            assert pdf.Root.Type == "/Catalog"
    assert 14 in ends  # it would have been 13
