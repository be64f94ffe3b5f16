"""What is measured as fifteen pages is fifteen pages, and the others are given all of its text, in their own form."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from benchmarks.peers.other_sources import as_typst, as_word
from benchmarks.workshop import workshop

from benchmarks import fifteen_pages
from hsb_wizard.report.document import Document, block_texts
from hsb_wizard.report.pdf import print_pdf


@pytest.fixture(scope="module")
def made() -> Iterator[Document]:
    with workshop() as shop:
        yield fifteen_pages.fifteen(shop)


def _said(made: Document) -> set[str]:
    return {word for block in made.blocks for text in block_texts(block) for word in re.findall(r"[A-Za-z]+", text)}


def test_it_is_fifteen_pages_and_stays_within_its_bytes(made: Document) -> None:
    printed = print_pdf(made)

    assert printed.pages == fifteen_pages.PAGES
    assert len(printed.data) < fifteen_pages.ALLOWED_BYTES


def test_ten_times_over_it_is_a_hundred_and_fifty(made: Document) -> None:
    pages = print_pdf(fifteen_pages.long(made)).pages

    assert fifteen_pages.LONG - 10 <= pages <= fifteen_pages.LONG + 1


def test_the_word_file_is_one_and_has_every_word(made: Document, tmp_path: Path) -> None:
    as_word(made, tmp_path / "made.docx")
    with ZipFile(tmp_path / "made.docx") as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}

    for content in parts.values():
        ElementTree.fromstring(content)  # noqa: S314 - it was made three lines above
    text = parts["word/document.xml"].decode()
    spoken = _heard_only(made)
    assert {word for word in _said(made) - spoken if word not in text} == set()


def test_the_typst_source_has_every_word(made: Document) -> None:
    source = as_typst(made)

    assert {word for word in _said(made) - _heard_only(made) if word not in source} == set()
    assert source.count("#table(") > 10


def _heard_only(made: Document) -> set[str]:
    texts = (getattr(block, name, "") for block in made.blocks for name in ("summary", "alt", "caption", "note"))
    return {word for text in texts for word in re.findall(r"[A-Za-z]+", text)}
