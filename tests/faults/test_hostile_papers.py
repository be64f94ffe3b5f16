"""Hostile strings on what leaves besides documents: letters, sheets, copy-out, calendar, figures, names of files.

And in what a PDF says of itself. No word is lost, no line forged, no folder left, and no cell of a table is a formula.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any
from xml.etree import ElementTree as Xml

import pypdf
import pytest
from tests.casework.test_copy_out import HEADINGS
from tests.faults.counts import rounds
from tests.faults.hostile import OBEYED, strings
from tests.faults.test_hostile import Read
from tests.faults.world import World as Store
from tests.faults.world import form, kept
from tests.report.samples import small_document
from tests.worlds import PEN, World, new_world

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.payloads import AnswerGiven, CaseOpened, PeopleNamed
from hsb_wizard.board.quarter import FEW, Quarter
from hsb_wizard.casework import exporting, sealed_copies, sending_out, sheets, verbs
from hsb_wizard.casework.calendar import calendar_file
from hsb_wizard.casework.exporting import COPY_OUT, Wanted, drafted
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.tasks import Task
from hsb_wizard.cli.board_ import _say
from hsb_wizard.forms.form import compile_form
from hsb_wizard.report.board_page import board_page
from hsb_wizard.report.document import Heading
from hsb_wizard.report.html import print_html
from hsb_wizard.report.pdf import print_pdf
from hsb_wizard.report.pdf.faces import covers
from hsb_wizard.report.pdf.plain import Plainer
from hsb_wizard.text import FILE, clean, file_words, single_line

# Beside the collection: what a table takes for a formula, what names of files are not made of, what fills a line.
MORE = (
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1+1", "{\\rtf1\\b x}", "..", ".", "../..", "a/b", "Y/26/14",
    "a\\b", "C:", "CON", "nul.txt", "x.", "x ", "x" * 400, "e" + "\u0301" * 300, "\u202efdp.exe", "\u2066x",
    "a\nTo: somebody else", "a\r\n[ ] Nil return", "BEGIN:VEVENT\nSUMMARY:x", "a;b,c\\d", "\x00", "\ud800", "~root",
    "-rf", "\U0001f9d1" * 60,
)  # fmt: skip
STRINGS = [*MORE, *strings(rounds(1_000))]
PLAINER = Plainer(covers)
DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def named(reference: str, lead: str = "Amina Khan", co: str = "Tom Rees") -> World:
    """A record under that reference, by these two."""
    made = new_world()
    case, a = made.a.case, made.a
    return made.after(
        PEN.write(case, Kind.CASE_OPENED, CaseOpened(reference)),
        PEN.write(case, Kind.PEOPLE_NAMED, PeopleNamed(a.lead, a.co, lead, co)),
    )


def bare(words: str) -> str:
    return re.sub(r"\s+", "", words)


@pytest.mark.parametrize("said", STRINGS)
def test_a_reference_names_a_file_on_every_system_and_nothing_else(said: str) -> None:
    name = file_words(said)
    assert file_words(name) == name
    assert OBEYED.search(name) is None
    assert not set(name) & set('<>:"/\\|?*\n\t')
    assert 1 <= len(name.encode("utf-8")) <= FILE
    assert name[-1] not in ". " and name[0] not in ". "
    whole = f"Assessment {name}.pdf"
    assert PurePosixPath(whole).name == whole == PureWindowsPath(whole).name
    assert not PureWindowsPath(whole).is_reserved()


def test_a_reference_as_teams_write_them_is_kept_as_it_is() -> None:
    for said in ("A-0007", "YOT 2026.14", "Siân-ŵ 3", "2026_0045 (b)", "A+B"):
        assert file_words(said) == said
    assert file_words("YOT/2026/14") == "YOT-2026-14"
    assert file_words("../..") == "-"
    assert file_words("\u200b . ") == "record"


@pytest.mark.parametrize("said", STRINGS[: rounds(400)])
def test_no_name_that_is_offered_leads_out_of_its_folder(said: str, tmp_path: Path) -> None:
    record = named(said).record
    letter = next(iter(sending_out.letters_due(asked(said).record)), None)
    names = [
        exporting.file_name(record, "full"), exporting.file_name(record, "full", 2), sealed_copies.file_name(record),
        sheets.file_name(record, "rating-sheet"),
        *([sending_out.file_name(record, 1, letter)] if letter else []),
    ]  # fmt: skip
    assert [each for each in names if (tmp_path / each).parent != tmp_path or len(each.encode()) > 255] == []


def asked(said: str) -> World:
    """An agency was asked, and everything that the letter to it takes from people is ``said``."""
    world = named(said, said, f"{said} too")
    cells = {"agency": "education", "role": said, "status": "asked", "lawful_basis": said}
    return world.row(world.form.role("source_card"), "r1", {name: value for name, value in cells.items() if value})


@pytest.mark.parametrize("said", STRINGS)
def test_in_a_letter_every_word_stands_and_no_line_is_forged(said: str) -> None:
    [plain] = sending_out.letters_due(asked("A-0001").record)
    [letter] = sending_out.letters_due(asked(said).record)
    assert OBEYED.search(letter.text.replace("\n", "")) is None
    assert bare(single_line(said)) in bare(letter.text)
    assert letter.text.encode("utf-8").decode("utf-8") == letter.text
    assert "\n" not in letter.to
    if len(said) < 40:  # what is longer may begin a line where it is wrapped
        for head in ("To:", "From:", "Assessment", "Reply slip.", "[ ] Nil return."):
            assert begins(letter.text, head) == begins(plain.text, head), letter.text


def begins(text: str, head: str) -> int:
    return sum(line.startswith(head) for line in text.splitlines())


def read_back(data: bytes) -> list[tuple[str, str]]:
    """A calendar file as whoever reads one does: unfolded, each line a name and what it says."""
    text = data.decode("utf-8")
    assert text.endswith("\r\n")
    assert all(len(line.encode("utf-8")) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    assert not any(set(line) & set("\r\n") for line in lines)
    return [(name, value) for name, _, value in (line.partition(":") for line in lines)]


@pytest.mark.parametrize("said", STRINGS)
def test_in_a_calendar_a_reference_is_one_summary_and_begins_nothing(said: str) -> None:
    a = named(said).a
    found = read_back(calendar_file(a, [Task("x", said, said, "2026-12-04", said), Task("x", "", by="2026-12-11")]))
    assert [value for name, value in found if name == "BEGIN"] == ["VCALENDAR", "VEVENT", "VEVENT"]
    assert [value for name, value in found if name == "END"] == ["VEVENT", "VEVENT", "VCALENDAR"]
    plain = (
        re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value) for name, value in found if name == "SUMMARY"
    )
    summaries = list(plain)
    assert summaries == [clean(said)] * 2
    assert {name for name, _ in found} <= {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE",
        "SUMMARY", "CLASS", "TRANSP",
    }  # fmt: skip


def some(size: int) -> Iterator[list[str]]:
    """They, so many at a time; a sheet and a locked copy take a moment each."""
    held = [each for each in STRINGS if len(each) <= 200]
    return (held[at : at + size] for at in range(0, len(held), size))


def printed(data: bytes) -> str:
    return bare("".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages))


def stands(said: str, paper: str) -> bool:
    return all(bare(line) in paper for line in PLAINER.lines(clean(said)))


def test_on_the_sheets_every_word_stands(tmp_path: Path) -> None:
    for each in some(60):
        world = named(each[0], each[1], each[2])
        cells = {"on": "2026-11-20", "today_plan": "\n".join(each)}
        world = world.row("session_notes.note", "r1", cells)
        for kind in sheets.kinds():
            paper = printed(print_pdf(sheets.drafted(world.record, kind, Voice.LEAD)).data)
            if kind == "session-sheet":
                assert [said for said in each if not stands(said, paper)] == []


def test_a_word_that_is_longer_than_a_line_is_broken_and_none_of_it_is_lost() -> None:
    said = "\n".join(each for each in STRINGS if len(each) > 200)
    world = named("x" * 400, "y" * 300, "z" * 300)
    world = world.row("session_notes.note", "r1", {"on": "2026-11-20", "today_plan": f"{said}\n{'q' * 900}"})
    papers = {kind: printed(print_pdf(sheets.drafted(world.record, kind, Voice.LEAD)).data) for kind in sheets.kinds()}
    assert papers["session-sheet"].count("q") >= 900
    assert papers["rating-sheet"].count("x") >= 400


def test_on_the_copy_out_sheet_every_word_stands_under_its_heading() -> None:
    with_headings = compile_form(form().pack.changed(copy_out=HEADINGS))
    for each in some(60):
        said = "\n".join(single_line(one) or "-" for one in each)
        world = new_world(with_headings).says("sense.why", said).says("sense.how", each[0] or "-")
        document = drafted(world.record, Wanted(COPY_OUT, Path("x.pdf")), "0" * 64)
        paper = printed(print_pdf(document).data)
        assert [one for one in each if not stands(single_line(one), paper)] == []
        heads = [block.text for block in document.blocks if isinstance(block, Heading)]
        assert heads == [head.heading for head in HEADINGS]


@pytest.mark.parametrize("said", STRINGS)
def test_what_a_pdf_says_of_itself_is_its_title_and_nothing_else(said: str) -> None:
    title = single_line(f"Assessment {said}")
    shown = PLAINER.line(title)  # as it is printed: a letter that the type has not is a box, here and there
    data = print_pdf(small_document(title=title, reference=said)).data
    reader: Any = pypdf.PdfReader(BytesIO(data))
    assert (reader.metadata or {}).get("/Title") == shown
    said_of_it = reader.trailer["/Root"]["/Metadata"].get_data().decode("utf-8")
    xmp = Xml.fromstring(said_of_it.split("?>", 1)[1].rpartition("<?")[0])  # noqa: S314 - our own, without a DTD
    words = (each.text or "" for title_ in xmp.iter(DC_TITLE) for each in title_.iter())
    found = [each for each in words if each.strip()]
    assert found == [shown]
    assert [each["/Title"] for each in reader.outline] == [shown]
    assert {"/OpenAction", "/AA", "/Names"} & set(reader.trailer["/Root"]) == set()


def test_the_figures_hold_no_formula_and_the_page_s_service_is_words(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [("Assessments opened", "In this quarter", "12"), ("Signed in time", "-", "Withheld: too few.")]
    arguments: Any = type("Given", (), {"csv": True, "json": False})()
    _say(arguments, Quarter(2026, 3), rows)
    for row in csv.reader(io.StringIO(capsys.readouterr().out)):
        assert [cell for cell in row if cell[:1] in "=+@\t\r" and cell] == []
        assert [cell for cell in row if cell.startswith("-") and cell != "-"] == []
    moment, innocent = datetime(2026, 11, 20, tzinfo=UTC), Read()
    innocent.feed(print_html(board_page("July to September 2026", rows, FEW, moment, "Our service")).decode("utf-8"))
    for said in STRINGS[: rounds(400)]:
        page = board_page("July to September 2026", rows, FEW, moment, single_line(f"Our service {said}"))
        html = Read()
        html.feed(print_html(page).decode("utf-8"))
        assert html.tags == innocent.tags
        assert OBEYED.search(html.words.replace("\n", "")) is None
        if len(said) < 60:
            assert stands(single_line(said), printed(print_pdf(page).data)), said


def test_letters_and_a_calendar_are_written_into_the_folder_and_nowhere_else(world: Store, tmp_path: Path) -> None:
    """Through the store: under each reference, into a folder of its own, with one beside it that must stay empty."""
    desk = world.at(tmp_path / "place").desk()
    lead, co = desk.people().result()
    (tmp_path / "out").mkdir()
    before = sorted(each.name for each in tmp_path.iterdir())
    for number, said in enumerate([*MORE, *strings(40)]):
        record: Record = kept(desk.start_case(said or "-", lead, co))
        cells = {"agency": "education", "role": said or "-", "status": "asked"}
        said_in = {cell: AnswerGiven(value) for cell, value in cells.items()}
        step, _ = verbs.add_row(desk, record, desk.form.role("source_card"), said_in)
        record = kept(step)
        folder = tmp_path / "out" / f"{number}"
        folder.mkdir()
        made = sending_out.write_letters(desk, record, folder)
        made += (sending_out.write_calendar(desk, record, folder / f"Assessment {file_words(said)} days.ics"),)
        assert {each.parent for each in made} == {folder.resolve()}
        assert sorted(folder.iterdir()) == sorted(made)
    desk.close()
    assert sorted(each.name for each in tmp_path.iterdir()) == before
