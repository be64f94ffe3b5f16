"""Amina asks the program, command by command, and makes every document there is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.blind.two import SECRETS, TOM, Two, says, tom_writes, unlikely_paths
from tests.cli.street import said

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.authored import authored
from hsb_wizard.casework.sealed_copies import Cover, send
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.sealed_copy import unseal

READS = (
    ("list",),
    ("list", "--json"),
    ("show", "A-0007"),
    ("show", "A-0007", "--json"),
    ("check", "A-0007"),
    ("check", "A-0007", "--json"),
    ("journal", "A-0007"),
    ("journal", "A-0007", "--json"),
    ("journal", "store"),
    ("verify",),
    ("people", "list"),
    ("tasks", "A-0007"),
)
CODE = "record_code"


def everything(two: Two, capsys: pytest.CaptureFixture[str]) -> dict[tuple[str, ...], str]:
    """What each command writes, on both sides."""
    made: dict[tuple[str, ...], str] = {}
    for command in READS:
        ended = said(capsys, *two.command(*command))
        assert ended.code in (0, 1), (command, ended.err)
        made[command] = ended.out + ended.err
    return made


def test_no_command_shows_a_word_a_question_or_a_value_of_what_tom_wrote(
    two: Two, capsys: pytest.CaptureFixture[str]
) -> None:
    told = everything(two, capsys)
    for command, text in told.items():
        assert [word for word in (*SECRETS, *two.paths) if word in text] == [], command
    shown = json.loads(told["show", "A-0007", "--json"])
    assert shown["finished"] == {"family": ["co"]}
    assert "priority" not in told["show", "A-0007", "--json"]


def test_nothing_tells_how_much_he_wrote_or_when(two: Two, capsys: pytest.CaptureFixture[str]) -> None:
    """Two more answers of his change nothing that she can see, but for the code that covers every entry."""
    before = everything(two, capsys)
    desk = two.open(TOM)
    record = desk.open_case("A-0007").result()
    tom_writes(desk, record, unlikely_paths(record, "behaviour")[2:4])
    desk.close()
    after = everything(two, capsys)
    for command in (each for each in READS if each[0] in ("list", "show", "check", "tasks")):
        assert without_code(after[command]) == without_code(before[command]), command
    about = [line for line in after["journal", "A-0007"].splitlines() if "Looked" not in line]
    assert about == [line for line in before["journal", "A-0007"].splitlines() if "Looked" not in line]


def without_code(text: str) -> object:
    try:
        plain = json.loads(text)
    except ValueError:
        return text
    return {key: value for key, value in plain.items() if key != CODE} if isinstance(plain, dict) else plain


def test_no_document_holds_it(two: Two, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    editions = sorted(Path(each.name).stem for each in authored("exports").iterdir() if each.name.endswith(".toml"))
    assert "supervision" in editions
    for edition in editions:
        for kind in ("pdf", "json") if edition == "supervision" else ("json",):  # made from one draft, whatever it is
            out = tmp_path / f"{edition}.{kind}"
            ended = said(
                capsys,
                *two.command("export", "A-0007", "--edition", edition, "--out", out, "--draft", "--for", "x"),
                *("--purpose", "x", "--basis", "x", "--household", "mother"),
            )
            if ended.code != 0:  # some are refused on a draft, in a sentence, and leave no file
                assert not out.exists(), (edition, kind)
                continue
            text = " ".join(page.extract_text() for page in PdfReader(out).pages) if kind == "pdf" else out.read_text()
            found = [word for word in (*SECRETS, *two.paths) if word in " ".join(text.split())]
            assert found == [], (edition, kind)


def test_a_sealed_copy_that_amina_makes_and_opens_holds_boxes_only(two: Two, tmp_path: Path) -> None:
    desk = two.open()
    sent = send(desk, desk.open_case("A-0007").result(), tmp_path / "copy.sealed", Cover("Priya"), profile=TEST)
    desk.close()
    carried = unseal(sent.path.read_bytes(), sent.phrase)
    assert b"screen.outcome" in carried or b"screen.outcome".hex().encode() in carried
    for word in (*SECRETS, *two.paths):
        assert word.encode() not in carried, word
        assert word.encode().hex().encode() not in carried, word


def test_what_amina_answers_herself_leaves_his_untold(two: Two) -> None:
    """Her own answer to the same question meets no other: nothing says that there is one."""
    desk = two.open()
    record = desk.open_case("A-0007").result()
    mine = says(desk, record, two.paths[0], AnswerGiven("concern"), Voice.LEAD)
    assert mine.assessment.apart == {}
    assert [voice for voice, path in mine.assessment.answers if path == two.paths[0]] == [Voice.LEAD]
    assert desk.drafts().result() == ()
    desk.close()
