"""What stands on the pages: everything once, in order, nothing cut, nothing added."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Pdf
from tests.documents import drafted, pairs
from tests.report.reading import read_aloud
from tests.report.samples import LONG, POLISH, TYPED, WELSH, rich_document, small_document

from hsb_wizard.report.document import (
    Block,
    BulletList,
    Callout,
    Document,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    SignatureSpace,
    SmallPrint,
    Statement,
    Table,
    ThenAndNow,
    Timeline,
    block_texts,
    document_texts,
)
from hsb_wizard.report.pdf import print_pdf


def _pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages]


def _baselines(page: pikepdf.Page) -> list[float]:
    """Return how high above the paper's edge each line of text stands."""
    drawn: list[Any] = list(pikepdf.parse_content_stream(page))
    return [float(one.operands[5]) for one in drawn if str(one.operator) == "Tm" and float(one.operands[5])]


def _as_heard(block: Block) -> str:
    """Return a block's words as they should be heard; a summary belongs to the tags and is no part of them."""
    if isinstance(block, Statement):
        source = f" ({' '.join(block.source.split())})" if block.source.strip() else ""
        lead = f"{block.lead}{source}:" if block.lead else source
        return f"{block.number} {lead} {block.words}"
    if isinstance(block, BulletList):
        return " ".join("\u2022 " + item for item in block.items if item.strip())
    if isinstance(block, Timeline):
        return f"{block.alt} {_as_heard(block.table)}"
    if isinstance(block, ThenAndNow):
        return _as_heard(block.table)
    summary = block.summary if isinstance(block, Table | KeyValues) else ""
    texts = list(block_texts(block))
    if summary:
        texts.remove(summary)
    return " ".join(texts)


def _expected_words(document: Document) -> list[str]:
    """Return the words of a document as they should be heard, without the lines that run on each page."""
    return " ".join((document.title, document.reference, *map(_as_heard, document.blocks))).split()


def test_every_word_is_heard_once_in_order_and_none_is_glued_to_the_next() -> None:
    assert read_aloud(print_pdf(rich_document()).data).words == _expected_words(rich_document())


@pytest.mark.parametrize(("edition", "name"), pairs())
def test_no_word_of_any_edition_is_lost_or_glued(edition: str, name: str) -> None:
    document = drafted(edition, name)

    assert read_aloud(print_pdf(document).data).words == _expected_words(document)


def test_two_other_readers_find_the_same_words(tmp_path: Path) -> None:
    data = print_pdf(rich_document()).data
    known = {word for text in document_texts(rich_document()) for word in text.split()} | {"\u2022", "Page", "of"}
    readings = ["\n".join(_pages(data))]
    if tool := shutil.which("pdftotext"):
        (tmp_path / "rich.pdf").write_bytes(data)
        readings.append(
            subprocess.run([tool, tmp_path / "rich.pdf", "-"], capture_output=True, check=True).stdout.decode()
        )

    for reading in readings:
        strangers = {word for word in reading.split() if word not in known and not word.isdigit()}
        assert strangers <= {"(school", "(12", "(source", "2026):", "given):", "think:"}


def test_welsh_and_polish_come_out_as_they_went_in(tmp_path: Path) -> None:
    printed = print_pdf(small_document(Paragraph(f"{WELSH}\n{POLISH}"), language="cy"))

    assert [text for tag, text in read_aloud(printed.data).heard if tag == "P"][1:] == [WELSH, POLISH]
    assert printed.substituted == ()
    assert WELSH in _pages(printed.data)[0]


def test_greek_cyrillic_and_vietnamese_need_no_substitute() -> None:
    text = "\u0393\u03b9\u03b1\u03b3\u03b9\u03ac, \u0431\u0430\u0431\u0443\u0441\u044f, b\u00e0 n\u1ed9i \u2192 \u2713"
    printed = print_pdf(small_document(Paragraph(text)))

    assert printed.substituted == ()
    assert text in _pages(printed.data)[0]


def test_text_with_marks_of_a_markup_prints_as_it_was_typed() -> None:
    document = small_document(Heading(1, TYPED), Paragraph(TYPED), Callout(TYPED), Table((TYPED,), ((TYPED,),)))

    heard = [text for _, text in read_aloud(print_pdf(document).data).heard]

    assert heard.count(TYPED) == 5


def test_a_character_the_type_lacks_is_seen_as_a_box_and_the_rest_of_the_line_survives() -> None:
    printed = print_pdf(small_document(Paragraph("He said \U0001f600 and \u05d0 and went home. \U0001f600")))

    assert "He said \u25a1 and \u25a1 and went home. \u25a1" in _pages(printed.data)[0]
    assert [str(line) for line in printed.substituted] == ["U+05D0 1 time as U+25A1", "U+1F600 2 times as U+25A1"]


def test_what_is_missing_in_title_heading_and_table_is_counted_once_each() -> None:
    sign = "\U0001f600"
    document = small_document(
        Heading(1, sign), Table((f"A {sign}",), (("b",),)), Statement(sign, "label", "text"), title=f"Title {sign}"
    )

    assert [line.times for line in print_pdf(document).substituted] == [4]


def test_what_nobody_sees_is_dropped_without_a_box() -> None:
    printed = print_pdf(small_document(Paragraph("hand\u00adover \u200djoined\ufe0f \u2009thin\ttab\u00a0kept")))

    assert "handover joined thin tab kept" in read_aloud(printed.data).heard[-1][1]
    assert printed.substituted == ()


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\uffff", "\ud800"])
def test_characters_that_are_no_text_leave_a_box(character: str) -> None:
    printed = print_pdf(small_document(Paragraph(f"before{character}after"), title=f"A{character}"))

    assert "before\u25a1after" in _pages(printed.data)[0]
    assert printed.substituted[0].code_point == ord(character)


def test_a_paragraph_of_thirty_pages_flows() -> None:
    words = [f"word{number}" for number in range(14000)]
    printed = print_pdf(small_document(Statement("1.1", "record", " ".join(words), lead="Records show")))

    assert printed.pages >= 30
    assert read_aloud(printed.data).words[-14000:] == words


def test_a_cell_higher_than_three_pages_flows_under_a_header_that_is_heard_once() -> None:
    words = [f"word{number}" for number in range(1500)]
    table = Table(("Who", "What was said"), (("Mother", " ".join(words)), ("Aunt", "Nothing.")))

    printed = print_pdf(small_document(table))
    reading = read_aloud(printed.data)

    assert printed.pages > 2
    assert "What was said" in _pages(printed.data)[-1]
    assert [text for tag, text in reading.heard if tag == "TH"] == ["Who", "What was said", "Mother", "Aunt"]
    assert ("TD", " ".join(words)) in reading.heard


def test_a_hundred_rows_each_stand_whole_and_in_order() -> None:
    rows = tuple((f"Step {number}", f"{LONG} End {number}.") for number in range(100))

    data = print_pdf(small_document(Table(("Step", "What"), rows))).data

    assert [text for tag, text in read_aloud(data).heard if tag == "TD"] == [what for _, what in rows]
    for page in _pages(data):
        assert page.count("Step ") - page.count("Step What") >= 1


@pytest.mark.parametrize("block", [Paragraph, lambda word: Table(("A", "B", "C"), ((word, word, word),)), Callout])
def test_a_word_of_five_thousand_letters_is_broken_and_not_cut(block: type[Paragraph]) -> None:
    word = "abcdefghij" * 500

    heard = [text for _, text in read_aloud(print_pdf(small_document(block(word))).data).heard]

    assert word in heard


def test_a_heading_stays_with_what_it_is_about() -> None:
    for lines in range(25, 50):
        document = small_document(Paragraph("\n".join(["One line."] * lines)), Heading(1, "HEAD"), Paragraph(LONG * 3))
        for page in _pages(print_pdf(document).data):
            assert "HEAD" not in page or page.index("He has kept") > page.index("HEAD")


def test_a_long_footer_pushes_the_text_up_and_is_not_cut() -> None:
    footer = " ".join(f"foot{number}" for number in range(120))
    data = print_pdf(small_document(Paragraph(LONG * 40), footer=footer)).data

    for page in read_aloud(data).seen_only:
        assert footer in page
    with Pdf.open(BytesIO(data)) as pdf:
        for one in pdf.pages:
            assert min(_baselines(one)) > 20


def test_a_box_of_a_hundred_lines_goes_over_pages() -> None:
    lines = tuple(f"Line {number} of the plan." for number in range(100))
    data = print_pdf(small_document(Callout("Safety plan", lines), Paragraph("After."))).data

    assert [text for tag, text in read_aloud(data).heard if tag == "P"][1:] == ["Safety plan", *lines, "After."]


WORDS = st.text(st.sampled_from("abc \n<&\u0175\u2022\U0001f600"), max_size=700)
BLOCKS = st.one_of(
    WORDS.map(Paragraph),
    st.builds(Statement, st.sampled_from(["", "1.1", "12.10"]), st.just("opinion"), WORDS, st.just("We think"), WORDS),
    st.builds(BulletList, st.lists(WORDS, max_size=4).map(tuple)),
    st.builds(Callout, WORDS, st.lists(WORDS, max_size=4).map(tuple), st.booleans()),
    st.builds(KeyValues, st.lists(st.tuples(WORDS, WORDS), max_size=4).map(tuple)),
    st.builds(Table, st.just(("A", "B", "C")), st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=5).map(tuple), WORDS),
    st.builds(SignatureSpace, st.lists(WORDS, max_size=3).map(tuple)),
    st.just(PageBreak()),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(BLOCKS, max_size=8))
def test_whatever_is_typed_comes_out_word_for_word(blocks: list[Block]) -> None:
    document = small_document(*blocks)
    expected = " ".join((document.title, document.reference, *map(_as_heard, blocks))).split()

    printed = print_pdf(document)

    assert read_aloud(printed.data).words == [word.replace("\U0001f600", "\u25a1") for word in expected]
    with Pdf.open(BytesIO(printed.data)) as pdf:
        assert min(min(_baselines(one)) for one in pdf.pages) > 20


def test_an_empty_document_is_still_a_right_one() -> None:
    printed = print_pdf(small_document())

    assert printed.pages == 1
    assert read_aloud(printed.data).words == ["Assessment", "A-0007", "Version", "3"]


def test_blocks_without_content_print_nothing() -> None:
    document = small_document(Paragraph(" "), BulletList(()), KeyValues(()), Callout(""), PageBreak(), SmallPrint(()))

    assert read_aloud(print_pdf(document).data).words == ["Assessment", "A-0007", "Version", "3"]


def test_a_draft_says_so_on_every_page_and_a_document_that_is_none_on_no_page() -> None:
    draft = read_aloud(print_pdf(rich_document(draft=True)).data).seen_only
    final = read_aloud(print_pdf(rich_document(draft=False)).data).seen_only

    assert len(draft) > 5
    assert all("Draft" in page for page in draft)
    assert not any("Draft" in page for page in final)


def test_every_page_ends_with_the_footer_and_its_number() -> None:
    printed = print_pdf(rich_document())

    for number, page in enumerate(read_aloud(printed.data).seen_only, start=1):
        assert "no score, no prediction. For the youth panel only." in page
        assert page.count(f"Page {number} of {printed.pages}") == 1
        assert "OFFICIAL-SENSITIVE" in page


def test_small_print_is_on_the_last_page_and_nowhere_else() -> None:
    pages = _pages(print_pdf(rich_document()).data)

    assert ["KETTLE" in page for page in pages] == [False] * (len(pages) - 1) + [True]


def test_a_page_break_begins_a_page_and_two_leave_none_empty() -> None:
    data = print_pdf(small_document(Paragraph("first"), PageBreak(), PageBreak(), Paragraph("second"))).data

    assert [("first" in page, "second" in page) for page in _pages(data)] == [(True, False), (False, True)]


def test_a_short_row_of_a_table_stands_alone_neither_at_its_beginning_nor_at_its_end() -> None:
    rows = tuple((f"Row{number}", "Short.") for number in range(8))
    for lines in range(20, 40):
        document = small_document(Paragraph("\n".join(["One line."] * lines)), Table(("Name", "What"), rows))
        for page in _pages(print_pdf(document).data):
            assert page.count("Short.") != 1
