"""The HTML page: it holds every text of the document once, nothing else, and neither runs nor fetches anything."""

import os
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.report.samples import TYPED, rich_document, small_document

from hsb_wizard.report.document import Heading, KeyValues, Paragraph, Statement, Table, Timeline, document_texts
from hsb_wizard.report.html import print_html

VOID = {"meta", "br"}


class Tree(HTMLParser):
    """Every element that was opened, what was open around each text, and whether each was closed in its turn."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[tuple[str, str]] = []
        self.feed(page.decode("utf-8"))
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1] != "style":
            inside = next((tag for tag in ("nav", "svg") if tag in self.open), self.open[-1])
            self.said.append((inside, data))


def _words(texts: list[str]) -> Counter[str]:
    return Counter(re.findall(r"\w+", " ".join(texts)))


def test_every_text_of_the_document_is_in_the_page_and_no_other() -> None:
    document = rich_document()
    tree = Tree(print_html(document))
    body = [data for tag, data in tree.said if tag not in {"title", "nav", "svg"}]
    drawn = [data for tag, data in tree.said if tag == "svg"]
    figures = [block for block in document.blocks if isinstance(block, Timeline)]
    alts = [each.alt for each in figures]
    events = [text for each in figures for event in each.events for text in (event.when, event.more)]
    kinds = [event.kind for each in figures for event in each.events]
    wanted = _words(list(document_texts(document))) - _words([*events, *kinds, *alts])

    assert set(_words([*events, *kinds])) <= set(_words(drawn))
    assert [attributes["aria-label"] for tag, attributes in tree.tags if tag == "svg"] == alts
    assert set(wanted - _words(body)) <= {"Page", "page", "of", "pages"}  # of paper, and in the style of paper
    assert _words(body) - wanted == Counter()


def test_what_people_typed_is_never_markup() -> None:
    hostile = f'{TYPED}\n</style><script>alert(1)</script> <!-- "\x00 \u202e'
    document = small_document(
        Heading(1, hostile, '1"><b>'),
        Statement("1", "report", hostile, lead="Sam reported", source=hostile, about=hostile),
        Table((hostile,), ((hostile,),), caption=hostile, summary="x" + hostile),
        KeyValues(((hostile, hostile),), summary=hostile),
        title=hostile,
        footer=hostile,
        marking=hostile,
        language="en-GB",
    )
    page = print_html(document)

    assert page.count(b"<style>") == page.count(b"</style>") == 1
    tags = {tag for tag, _ in Tree(page).tags}
    assert not tags & {"script", "b", "img", "red"}
    assert "\x00" not in page.decode()
    assert "\u202e" not in page.decode()


@pytest.mark.parametrize("draft", [True, False])
def test_the_page_runs_nothing_and_fetches_nothing(draft: bool) -> None:
    page = print_html(rich_document(draft=draft))
    tree = Tree(page)

    assert not {tag for tag, _ in tree.tags} & {"script", "link", "img", "iframe", "object", "form", "input", "base"}
    for _, attributes in tree.tags:
        assert not {name for name in attributes if name.startswith("on") or name in {"src", "style", "action"}}
        assert (attributes.get("href") or "#").startswith("#")
    assert not re.search(rb"https?:|url\(|@import", page)
    assert b"default-src 'none'; style-src 'unsafe-inline'" in page
    assert (b'class="draft"' in page) is draft


def test_rows_and_columns_name_themselves() -> None:
    page = print_html(small_document(Table(("Who", "When"), (("Mother", "Now"),)), KeyValues((("Child", "Sam"),))))
    scopes = [attributes["scope"] for tag, attributes in Tree(page).tags if tag == "th"]

    assert scopes == ["col", "col", "row", "row"]


def test_the_contents_lead_to_headings_that_are_there() -> None:
    tree = Tree(print_html(rich_document()))
    ids = [attributes["id"] for _, attributes in tree.tags if "id" in attributes]

    links = [(attributes["href"] or "").removeprefix("#") for tag, attributes in tree.tags if tag == "a"]
    assert len(links) > 4
    assert set(links) <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_short_document_has_no_contents_to_get_lost_in() -> None:
    assert b"<nav" not in print_html(small_document(Heading(1, "One"), Paragraph("Text.")))


def test_levels_of_heading_follow_one_another() -> None:
    levels = [int(tag[1]) for tag, _ in Tree(print_html(rich_document())).tags if re.fullmatch("h[1-6]", tag)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_paper_has_footer_and_page_numbers() -> None:
    page = print_html(rich_document()).decode()

    assert "counter(page)" in page
    assert "counter(pages)" in page
    assert '@bottom-left{content:"Assessment\\000020A\\00002d0007\\00002c\\000020version\\0000203' in page


def test_the_same_document_is_the_same_page_in_any_process() -> None:
    script = (
        "import sys; from tests.report.samples import rich_document; from hsb_wizard.report.html import print_html; "
        "from hsb_wizard.report.json import print_json; "
        "sys.stdout.buffer.write(print_html(rich_document()) + print_json(rich_document()))"
    )
    made = []
    for seed, zone in (("1", "UTC"), ("99", "Asia/Kathmandu")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)}
        made.append(subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True))

    assert made[0].stdout == made[1].stdout
    assert len(made[0].stdout) > 20_000
