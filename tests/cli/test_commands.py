"""Every command as a shell meets it: help, options on both sides, exit codes, and sentences instead of tracebacks."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.street import AMINA, CASE_FILE, Said, Street, said

from hsb_wizard.cli.main import COMMANDS
from hsb_wizard.forms.load import shipped


def in_sentences(found: Said) -> bool:
    """Whether standard error is a paragraph for a person."""
    return found.err.strip().endswith(".") and "Traceback" not in found.err and found.err[:1].isupper()


# ---------------------------------------------------------------------------------------------- help and options


@pytest.mark.parametrize("command", ["", *COMMANDS, "people add", "people list", "forms check"])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = said(capsys, *command.split(), "--help")
    assert found.code == 0
    assert found.out.startswith("usage: hsb-wizard")
    assert len(found.out.splitlines()) > 3


def test_the_whole_line_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    found = said(capsys, "--help")
    for command, words in COMMANDS.items():
        assert command in found.out
        assert words.split()[0] in found.out
    assert "no score, no prediction" in " ".join(found.out.split())


@pytest.mark.parametrize(
    "argv", [["guess"], ["show"], ["export", "A-0007"], ["list", "--jsn"], ["init", "--name", "A", "--role", "boss"]]
)
def test_a_wrong_command_line_ends_with_two(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    found = said(capsys, *argv)
    assert found.code == 2
    assert found.out == ""
    assert in_sentences(Said(2, "", found.err.replace("'.", ".")))
    assert "Nothing was changed" in found.err


def test_options_stand_before_or_after_the_command(street: Street) -> None:
    before = said(street.capsys, *street.way_in, "list")
    after = said(street.capsys, "list", *street.way_in)
    between = said(
        street.capsys, "--store", street.store, "list", "--as", AMINA, "--passphrase-file", street.passphrase
    )
    assert before == after == between
    assert before == Said(0, "No assessment in this store yet.\n", "")


def test_the_store_may_be_named_by_the_environment(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HSB_WIZARD_STORE", str(street.store))
    assert said(street.capsys, "list", "--as", AMINA, "--passphrase-file", street.passphrase).code == 0


def test_a_name_is_known_in_any_case(street: Street) -> None:
    argv = ("list", "--store", street.store, "--as", AMINA.lower(), "--passphrase-file", street.passphrase)
    assert said(street.capsys, *argv).code == 0


# ---------------------------------------------------------------------------------------------- what cannot be opened


def test_a_store_that_is_not_there_is_ten(street: Street) -> None:
    argv = ("list", "--store", street.folder / "nowhere", "--as", AMINA, "--passphrase-file", street.passphrase)
    found = said(street.capsys, *argv)
    assert found.code == 10
    assert in_sentences(found)
    assert not (street.folder / "nowhere").exists()


def test_a_wrong_passphrase_and_a_name_that_has_no_slot_are_twelve(street: Street) -> None:
    other = street.folder / "other"
    other.write_text("not this one", encoding="utf-8")
    other.chmod(0o600)
    wrong = said(street.capsys, "list", "--store", street.store, "--as", AMINA, "--passphrase-file", other)
    nobody = said(street.capsys, "list", "--store", street.store, "--as", "Ali", "--passphrase-file", other)
    assert (wrong.code, nobody.code) == (12, 12)
    assert "Nothing is lost" in wrong.err
    assert in_sentences(wrong)
    assert in_sentences(nobody)
    assert "not this one" not in wrong.err


def test_several_people_can_open_it_so_somebody_is_named(street: Street) -> None:
    found = said(street.capsys, "list", "--store", street.store, "--passphrase-file", street.passphrase)
    assert found.code == 2
    assert "--as NAME" in found.err


def test_a_passphrase_that_others_may_read_is_warned_about_and_taken(street: Street) -> None:
    if sys.platform == "win32":
        return
    street.passphrase.chmod(0o644)
    found = street.run("list")
    assert found.code == 0
    assert found.err.startswith("Warning: others on this computer may read")


def test_a_passphrase_file_that_is_not_there_is_refused(street: Street) -> None:
    street.passphrase.unlink()
    found = street.run("list")
    assert found.code == 15
    assert in_sentences(found)


def test_without_a_terminal_and_without_a_file_there_is_nobody_to_ask(street: Street) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hsb_wizard", "list", "--store", str(street.store), "--as", AMINA],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert "--passphrase-file FILE" in done.stderr


# ---------------------------------------------------------------------------------------------- import, list, show


def test_import_prints_the_new_id_alone_on_the_last_line(street: Street) -> None:
    found = street.run("import", CASE_FILE)
    assert found.code == 0
    assert re.fullmatch(r"[A-Za-z0-9-]{6,40}", found.last)
    listed = street.run("list")
    assert found.last in listed.out
    assert "A-0007  Draft" in listed.out


def test_list_as_json_says_nothing_of_any_rating(street: Street) -> None:
    street.bring_in()
    (line,) = json.loads(street.run("list", "--json").out)
    assert line["reference"] == "A-0007"
    assert not set(line) - {
        "case", "reference", "status", "lead_name", "co_name", "allocated", "opened_at", "changed_at",
    }  # fmt: skip


def test_what_show_writes_import_reads_in_another_process(street: Street) -> None:
    case = street.bring_in()
    way_in = [str(each) for each in street.way_in]
    shown = subprocess.run(
        [sys.executable, "-m", "hsb_wizard", "show", case, "--json", *way_in],
        capture_output=True, check=True,
    )  # fmt: skip
    file = street.folder / "copy.json"
    file.write_bytes(shown.stdout)
    again = street.run("show", street.bring_in(file), "--json")
    first, second = json.loads(shown.stdout), json.loads(again.out)
    assert first.pop("record_code") != second.pop("record_code")
    assert first == second


def test_a_record_is_shown_by_its_id_and_by_its_reference(street: Street) -> None:
    case = street.bring_in()
    by_id, by_reference = street.run("show", case), street.run("show", "A-0007")
    assert by_id.out == by_reference.out
    assert by_id.out.startswith("Assessment A-0007: Draft")


def test_an_unknown_id_is_refused(street: Street) -> None:
    for argv in (["show", "A-0001"], ["check", "A-0001"]):
        found = street.run(*argv)
        assert (found.code, found.out) == (15, "")
        assert in_sentences(found)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"{", "line 1"),
        (b"\xff\xfe", "case.json"),
        (b"[" * 100_000, "the whole file"),
        (b'{"format": "assessment 1"}', "form"),
        (b" " * (16 * 1024 * 1024 + 1), "case.json"),
    ],
    ids=["half a file", "not text", "too deep", "not a record", "too large"],
)
def test_a_file_that_is_refused_leaves_the_list_as_it_was(street: Street, content: bytes, place: str) -> None:
    file = street.folder / "case.json"
    file.write_bytes(content)
    found = street.run("import", file)
    assert (found.code, found.out) == (15, "")
    assert found.err.startswith(f"Refused at {place}")
    assert in_sentences(found)
    assert street.run("list").out == "No assessment in this store yet.\n"


def test_a_file_that_is_not_there_is_refused(street: Street) -> None:
    assert street.run("import", street.folder / "nothing.json").code == 15


def test_a_file_with_a_byte_order_mark_is_read(street: Street) -> None:
    file = street.folder / "case.json"
    file.write_bytes(b"\xef\xbb\xbf" + CASE_FILE.read_bytes())
    assert street.bring_in(file)


# ---------------------------------------------------------------------------------------------- check, export, verify


def test_the_complete_case_is_checked_and_nothing_stops_it(street: Street) -> None:
    found = street.run("check", street.bring_in())
    assert found.code == 0
    assert "Before you sign" not in found.out


def bare(street: Street) -> str:
    """A case of which nothing is known but its reference."""
    plain = json.loads(CASE_FILE.read_text(encoding="utf-8"))
    head = {key: plain[key] for key in ("format", "form", "assessors")} | {"reference": "A-0008"}
    file = street.folder / "bare.json"
    file.write_text(json.dumps(head), encoding="utf-8")
    return street.bring_in(file)


def test_a_stop_ends_with_one_and_names_rule_message_and_place(street: Street) -> None:
    case = bare(street)
    found = street.run("check", case, "--json")
    assert found.code == 1
    plain = json.loads(found.out)
    assert set(plain) == {"findings", "later", "no_longer_asked"}
    (plan,) = [each for each in plain["findings"] if each["id"] == "Q05"]
    assert (plan["moment"], plan["step"], plan["place"]) == ("stop", "sign", "safety.home")
    in_words = street.run("check", case)
    assert in_words.code == 1
    assert in_words.out.startswith("Before you sign\n  Q05")


def test_the_safety_plan_leaves_unsigned_and_the_whole_does_not(street: Street) -> None:
    case, out = street.bring_in(), street.folder / "out.pdf"
    refused = street.run("export", case, "--edition", "full", "--out", out)
    assert (refused.code, out.exists()) == (15, False)
    assert "not signed" in refused.err
    found = street.run(
        "export", case, "--edition", "safety-plan", "--out", out, "--for", "School", "--purpose", "Monday"
    )
    assert found.code == 0
    assert re.fullmatch(rf"{re.escape(str(out))}: 3 pages, check code [0-9A-Z-]+\n", found.out)
    assert out.read_bytes().startswith(b"%PDF")
    assert street.run("export", case, "--edition", "full", "--out", street.folder / "draft.pdf", "--draft").code == 0


def test_a_document_is_locked_with_the_password_in_a_file(street: Street) -> None:
    password, out = street.folder / "password", street.folder / "out.pdf"
    password.write_text("violet kettle 42\n", encoding="utf-8")
    password.chmod(0o600)
    case = street.bring_in()
    found = street.run(
        "export", case, "--edition", "full", "--draft", "--out", out, "--password-file", password
    )  # fmt: skip
    assert found.code == 0
    assert b"/Encrypt" in out.read_bytes()
    assert b"A-0007" not in out.read_bytes()


@pytest.mark.parametrize("edition", ["everything", "Full", ""])
def test_an_edition_there_is_not_is_refused_and_those_there_are_named(street: Street, edition: str) -> None:
    found = street.run("export", street.bring_in(), "--edition", edition, "--out", street.folder / "out.pdf")
    assert found.code == 15
    assert "safety-plan" in found.err
    assert in_sentences(found)


def test_no_document_is_written_where_the_program_is_copied_from_or_over_another(street: Street) -> None:
    case = street.bring_in()
    inside = street.run("export", case, "--edition", "safety-plan", "--out", Path(__file__).parents[2] / "out.pdf")
    assert inside.code == 15
    assert "Choose a folder kept for this case." in inside.err
    there = street.folder / "there.pdf"
    there.write_bytes(b"kept")
    assert street.run("export", case, "--edition", "safety-plan", "--out", there).code == 15
    assert there.read_bytes() == b"kept"


def test_a_whole_store_is_whole_and_says_how_much_was_proved(street: Street) -> None:
    street.bring_in()
    found = street.run("verify")
    assert found.code == 0
    assert found.out.startswith("The store is whole: ")
    assert found.out.rstrip().endswith(", 1 case.")


# ---------------------------------------------------------------------------------------------- people, init, forms


def test_people_are_listed_with_their_roles_and_somebody_is_added(street: Street) -> None:
    assert "Amina Khan  (administrator, assessor)" in street.run("people").out
    theirs = street.folder / "theirs"
    theirs.write_text("orchard pencil velvet signal marble\n", encoding="utf-8")
    theirs.chmod(0o600)
    added = street.run(
        "people", "add", "--name", "Priya Nair", "--role", "supervisor", "--new-passphrase-file", theirs
    )  # fmt: skip
    assert added.code == 0
    argv = ("people", "list", "--store", street.store, "--as", "Priya Nair", "--passphrase-file", theirs)
    assert "Priya Nair  (supervisor)" in said(street.capsys, *argv).out


def test_a_passphrase_that_is_soon_guessed_is_not_taken(street: Street) -> None:
    theirs = street.folder / "theirs"
    theirs.write_text("passwordpassword1", encoding="utf-8")
    theirs.chmod(0o600)
    found = street.run("people", "add", "--name", "Priya", "--role", "supervisor", "--new-passphrase-file", theirs)
    assert found.code == 15
    assert "passwordpassword1" not in found.err
    assert "Priya" not in street.run("people").out


def test_init_makes_a_store_once_and_prints_the_recovery_code_once(street: Street) -> None:
    folder = street.folder / "new"
    argv = ("init", "--name", "Ines Ford", "--role", "assessor", "--store", folder, "--passphrase-file")
    made = said(street.capsys, *argv, street.passphrase)
    assert made.code == 0
    assert re.fullmatch(r"[A-Z2-7]{5}(-[A-Z2-7]{1,5}){8,12}\n", made.out)
    again = said(street.capsys, *argv, street.passphrase)
    assert again.code == 15
    assert again.out == ""
    assert in_sentences(again)


def test_the_shipped_pack_is_proved_and_a_fault_is_named_with_its_place(street: Street) -> None:
    found = said(street.capsys, "forms", "check")
    assert found.code == 0
    assert "The pack can be used." in found.out
    broken = street.folder / "pack"
    broken.mkdir()
    (broken / "form.toml").write_text("id = 'x'", encoding="utf-8")
    assert said(street.capsys, "forms", "check", broken).code == 15


def test_forms_check_needs_no_store_and_no_passphrase(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "forms", "check").code == 0
    assert shipped().hash


# ---------------------------------------------------------------------------------------------- the last net


def test_what_nobody_foresaw_is_one_sentence_and_twenty(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("the heron waits by the weir")

    monkeypatch.setattr("hsb_wizard.casework.reception.Casework.cases", fails)
    with_pipe = street.run("list")
    assert with_pipe.code == 20
    assert "heron" not in with_pipe.err
    assert "RuntimeError" in with_pipe.err
    assert "Traceback" not in with_pipe.err
