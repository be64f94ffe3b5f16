"""Hostile text that leaves: in a sealed copy, as PDF, page and JSON, and in what commands print. No word is altered."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pypdf
import pytest
from tests.faults.counts import rounds
from tests.faults.hostile import OBEYED, strings
from tests.faults.world import AMINA, REFERENCE, WORDS, World, desk_of, kept, texts

from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import sealed_copies, sealed_words, verbs
from hsb_wizard.casework.exchange import to_plain
from hsb_wizard.casework.exporting import Wanted, export
from hsb_wizard.casework.record import Record
from hsb_wizard.cli.main import main as command
from hsb_wizard.errors import RefusedInput
from hsb_wizard.report.pdf.faces import covers
from hsb_wizard.report.pdf.plain import Plainer
from hsb_wizard.store import opening
from hsb_wizard.store.keys import TEST
from hsb_wizard.text import single_line

STRINGS = strings(rounds(1_000))
FACTOR = "health.emotional"  # rated together: it may be not known yet, and somebody finds out


@pytest.fixture(scope="module")
def filled(world: World, tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return a store whose record, names and list are full of them."""
    made = world.at(tmp_path_factory.mktemp("filled") / "attacked")
    vault = made.open()
    for each in STRINGS[:60]:
        try:
            vault.add_person(single_line(each)[:200], ["assessor"], "made up words of theirs", TEST)
        except RefusedInput:  # a name that nobody can type, or one that is there
            continue
    desk = desk_of(vault, made.folder)
    everybody, record = desk.people().result(), desk.open_case(REFERENCE).result()
    assert len(everybody) > 20
    paths = texts(record)
    for number, path in enumerate(paths):
        said = "\n".join(STRINGS[number :: len(paths)]) or "-"
        record = kept(verbs.answer(desk, record, path, AnswerGiven(said, note=said)))
    found_out = AnswerGiven(missing="not_known", who="\n".join(STRINGS[:60]), until="2026-12-04")
    record = kept(verbs.answer(desk, record, FACTOR, found_out))
    for number, each in enumerate(STRINGS[:100]):
        record = kept(verbs.tell_someone(desk, record, {"words": each, "who": each}))
        kept(desk.start_case(each, everybody[0], everybody[1 + number % (len(everybody) - 1)]))
    desk.close()
    return made


def opened(world: World) -> tuple[Record, list[str]]:
    """The record, and every string that its texts hold, line by line."""
    desk = world.desk()
    record = desk.open_case(REFERENCE).result()
    desk.close()
    said = [record.assessment.answer(path) for path in texts(record)]
    return record, [line for each in said if each is not None for line in str(each.value).split("\n") if line.strip()]


def test_a_sealed_copy_brings_every_word_to_the_other_laptop(filled: World, tmp_path: Path) -> None:
    here = filled.at(tmp_path / "here")
    desk = here.desk()
    record = desk.open_case(REFERENCE).result()
    sent = sealed_copies.send(
        desk, record, tmp_path / "Assessment.sealed", sealed_copies.Cover("\x1b[2J\x08 Ruth"), TEST
    )
    desk.close()
    made = opening.create(tmp_path / "there", "Ruth Ellis", ["assessor"], "made up words", TEST, tmp_path / "memory")
    other = desk_of(made.vault, tmp_path / "there")
    coming = sealed_copies.look_into(other, sent.path, sent.phrase).result()
    assert OBEYED.search("\n".join(sealed_words.told(coming)).replace("\n", "")) is None
    sealed_copies.bring_in(other, sent.path, sent.phrase).result()
    there = to_plain(other.open_case(REFERENCE).result(), "")
    other.close()
    assert there["answers"] == to_plain(record, "")["answers"]
    assert there["told"] == to_plain(record, "")["told"]


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["list", "--json"],
        ["show", REFERENCE],
        ["journal", REFERENCE],
        ["people", "list"],
        ["check", REFERENCE],
        ["tasks", REFERENCE],
        ["tasks", REFERENCE, "--json"],
        ["due"],
        ["erase", REFERENCE, "--dry-run"],
    ],
    ids=" ".join,
)
def test_what_a_command_prints_is_obeyed_by_no_terminal(
    words: list[str], filled: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(WORDS[AMINA], encoding="utf-8")
    passphrase.chmod(0o600)
    who = ["--store", str(filled.folder), "--as", AMINA, "--passphrase-file", str(passphrase)]
    assert command([*words, *who]) in (0, 1)
    printed = capsys.readouterr()
    assert len(printed.out) > 100
    assert OBEYED.search((printed.out + printed.err).replace("\n", "")) is None


class Read(HTMLParser):
    """The words of a page and its tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words, self.tags = "", set[str]()

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert [name for name, _ in attrs if name.startswith("on")] == []


def made(world: World, place: Path, kind: str) -> tuple[Path, list[str]]:
    place.mkdir(exist_ok=True)
    here = world.at(place / "here")
    said = opened(here)[1]
    desk = here.desk()
    wanted = Wanted("supervision", place / f"out.{kind}", draft=True, read=True)
    path = export(desk, desk.open_case(REFERENCE).result(), wanted).path
    desk.close()
    return path, said


def bare(words: str) -> str:
    return re.sub(r"\s+", "", words)


def test_on_a_page_every_word_is_there_and_none_is_a_tag(world: World, filled: World, tmp_path: Path) -> None:
    path, said = made(filled, tmp_path / "hostile", "html")
    innocent, hostile = Read(), Read()
    innocent.feed(made(world, tmp_path / "innocent", "html")[0].read_text("utf-8"))
    hostile.feed(path.read_text("utf-8"))
    assert hostile.tags - innocent.tags <= {
        "br",
        "h3",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
    }
    words = bare(hostile.words)
    assert [each for each in said if bare(each) not in words] == []


def test_in_a_pdf_every_word_is_there(filled: World, tmp_path: Path) -> None:
    path, said = made(filled, tmp_path, "pdf")
    words, plainer = bare("".join(page.extract_text() for page in pypdf.PdfReader(path).pages)), Plainer(covers)
    short = [each for each in said if len(each) < 60]
    lost = [each for each in short if not all(bare(line) in words for line in plainer.lines(each))]
    assert len(short) > len(said) // 2
    assert lost == []


def test_in_json_every_word_is_there(filled: World, tmp_path: Path) -> None:
    path, said = made(filled, tmp_path, "json")
    words = bare("\n".join(every_string(json.loads(path.read_text("utf-8")))))
    assert [each for each in said if bare(each) not in words] == []


def every_string(plain: object) -> list[str]:
    if isinstance(plain, dict):
        return [word for each in plain.values() for word in every_string(each)]
    if isinstance(plain, list):
        return [word for each in plain for word in every_string(each)]
    return [plain] if isinstance(plain, str) else []
