"""A thousand hostile strings through every field and exit: nothing crashes, no word is altered, no terminal obeys."""

from __future__ import annotations

import asyncio
import re
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from tests.faults.counts import rounds
from tests.faults.hostile import OBEYED, strings
from tests.faults.world import REFERENCE, World, kept, texts
from tests.report.samples import small_document
from textual.app import App, ComposeResult

from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.casework.exchange import to_plain
from hsb_wizard.casework.summary import lines as as_text
from hsb_wizard.report.document import Paragraph
from hsb_wizard.report.html.text import text as as_html
from hsb_wizard.report.pdf.faces import covers
from hsb_wizard.report.pdf.plain import Plainer
from hsb_wizard.report.pdf.press import print_document
from hsb_wizard.settings import Settings, read, write
from hsb_wizard.text import clean, single_line
from hsb_wizard.tui.frame import Line, Words
from hsb_wizard.tui.lines import Lines
from hsb_wizard.work.line import Row

STRINGS = strings(rounds(1_000))


def test_every_field_keeps_every_word_and_gives_it_back(world: World, quick: Path) -> None:
    attacked = world.at(quick / "attacked")
    desk = attacked.desk()
    record = desk.open_case(REFERENCE).result()
    paths = texts(record)
    for number, said in enumerate(STRINGS):
        path = paths[number % len(paths)]
        answer = AnswerGiven(said or "-", note=said, sources=(said,), who=said, until=said, settled=said)
        record = kept(verbs.answer(desk, record, path, answer)) if clean(said).strip() else record
        if clean(said).strip():
            found = record.assessment.answer(path)
            assert found is not None
            assert (found.value, found.note, found.who) == (clean(said), clean(said), clean(said))
        if number % 10 == 0:
            record = kept(verbs.tell_someone(desk, record, {"words": said, "who": said}))
            record = kept(verbs.goes_ahead(desk, record, "Q99/no.such", said or "-", said))
    everything = to_plain(record, "")
    shown = "\n".join(as_text(record))
    case = record.assessment.case
    desk.close()
    assert OBEYED.search(shown) is None
    again = attacked.desk()
    assert to_plain(again.open_case(case).result(), "") == everything
    again.verify().result().raise_if_damaged(attacked.folder)
    again.close()


class Shown(App[None]):
    """The widgets that text from people is shown in."""

    def compose(self) -> ComposeResult:
        yield Words(id="words")
        yield Line(id="line")
        yield Lines(id="lines")


def test_on_the_screen_every_letter_is_a_letter() -> None:
    async def story() -> None:
        app = Shown()
        async with app.run_test(size=(200, 60)) as pilot:
            for at in range(0, len(STRINGS), 8):
                some = STRINGS[at : at + 8]
                app.query_one("#words", Words).say("\n".join(each[:400] for each in some))
                app.query_one("#line", Line).left = some[0]
                app.query_one("#lines", Lines).set_rows(tuple(Row(each, str(n)) for n, each in enumerate(some)))
                await pilot.pause()
                drawn = app.screen._compositor.render_strips()
                letters = "\n".join("".join(segment.text for segment in strip) for strip in drawn)
                assert OBEYED.search(letters) is None, ascii(letters)
                for each in some:
                    start = single_line(each)[:20].split(" ")[0]
                    assert not start.isascii() or start in letters, (each, letters)

    asyncio.run(story())


@pytest.fixture(scope="module")
def paper() -> str:
    """All of them as paragraphs of one document, read back without blanks."""
    printed = print_document(small_document(*(Paragraph(clean(each)) for each in STRINGS)))
    pages = pypdf.PdfReader(BytesIO(printed.data)).pages
    return bare("".join(page.extract_text() for page in pages))


def bare(words: str) -> str:
    """Without blanks and line ends, which paper sets anew; and without the running foot of a page."""
    return re.sub(r"\s+", "", words)


def test_on_paper_no_word_is_lost(paper: str) -> None:
    plainer = Plainer(covers)
    lost = [
        each
        for each in STRINGS
        if len(clean(each)) < 200 and not all(bare(line) in paper for line in plainer.lines(clean(each)))
    ]
    assert lost == []


class Read(HTMLParser):
    """The words of a page, and whether anything else stands there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words, self.tags = "", list[str]()

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)


@pytest.mark.parametrize("said", STRINGS)
def test_in_a_page_it_is_words_and_no_tag(said: str) -> None:
    read_back = Read()
    read_back.feed(as_html(said))
    read_back.close()
    assert read_back.tags == []
    assert read_back.words == clean(said)


def test_in_settings_it_is_one_line_and_comes_back(tmp_path: Path) -> None:
    for said in STRINGS:
        write(tmp_path, Settings(service=said))
        assert read(tmp_path).service == single_line(said)[:80].strip()
