"""Every way in that is refused: a code, one paragraph, and a store that opens, lists the same and is whole."""

import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.stories.front_door import (
    AMINA,
    CHECKOUT,
    Shop,
    bytes_under,
    like_an_ordinary_user,
    long_texts,
    passphrase_file,
    program,
    refused,
)

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.values import replace


@pytest.fixture(autouse=True)
def nothing_is_lost(shop: Shop) -> Iterator[None]:
    """After every story: the store opens, lists what it listed, and holds entry by entry."""
    yield
    assert shop.listed() == shop.listing


def a_file(folder: Path, text: str) -> Path:
    path = folder / "record.json"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_wrong_passphrase_loses_nothing(shop: Shop, tmp_path: Path) -> None:
    passphrase_file(tmp_path, "not the one at all")
    said = refused(shop.run("list"), 12)
    assert said.startswith(f"That passphrase does not open this store for {AMINA}. Nothing is lost")
    passphrase_file(tmp_path)


def test_a_name_without_a_slot_is_told_how_to_get_one(shop: Shop) -> None:
    assert "people add" in refused(program("list", "--store", str(shop.folder), "--as", "Nobody Known"), 12)


def test_one_turned_bit_in_a_page_is_damage_and_the_file_stays_as_it_is(shop: Shop) -> None:
    whole = shop.database.read_bytes()
    spoiled = bytearray(whole)
    spoiled[len(whole) // 2] ^= 1
    shop.database.write_bytes(spoiled)
    said = refused(shop.run("show", shop.case), 13)
    assert "is damaged" in said
    assert "restore the newest backup" in said
    assert shop.database.read_bytes() == spoiled
    shop.database.write_bytes(whole)


def test_the_newest_backup_of_a_damaged_store_opens_beside_it(shop: Shop, tmp_path: Path) -> None:
    """What the sentence about damage says to do can be done."""
    [backup] = sorted((shop.folder / "backups").iterdir())
    shutil.copytree(backup, tmp_path / "restored")
    restored = replace(shop, folder=tmp_path / "restored")
    assert "A-0007" in restored.run("list", more={"XDG_DATA_HOME": str(tmp_path / "data")}).stdout


def test_an_empty_store_file_is_a_copy_that_never_finished(shop: Shop) -> None:
    whole = shop.database.read_bytes()
    shop.database.write_bytes(b"")
    assert "a copy of the store that never finished" in refused(shop.run("list"), 13)
    assert shop.database.read_bytes() == b""
    shop.database.write_bytes(whole)


def test_a_missing_folder_is_named_and_not_made(shop: Shop, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    said = refused(program("list", "--store", str(nowhere), "--passphrase-file", str(shop.passphrase)), 10)
    assert said.startswith(f"There is no store in {nowhere}. Nothing was changed.")
    assert not nowhere.exists()


def test_a_folder_that_may_only_be_read_shows_the_record_and_takes_no_change(shop: Shop, tmp_path: Path) -> None:
    record = a_file(tmp_path, shop.text)
    shop.folder.chmod(0o500)
    before = bytes_under(shop.folder)
    shown = shop.run("show", shop.case, before=like_an_ordinary_user)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "A-0007" in shown.stdout
    said = refused(shop.run("import", record, before=like_an_ordinary_user), 10)
    assert said.startswith(f"{shop.folder} may be read but not written. The store was not changed.")
    assert bytes_under(shop.folder) == before
    shop.folder.chmod(0o700)


def test_text_that_was_being_typed_does_not_shut_a_store_that_may_only_be_read(shop: Shop, tmp_path: Path) -> None:
    copy = replace(shop, folder=tmp_path / "copy")
    shutil.copytree(shop.folder, copy.folder)
    data = {"XDG_DATA_HOME": str(tmp_path / "data")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", data["XDG_DATA_HOME"])
        desk = copy.open()
        desk.save_draft(
            desk.open_case(copy.case).result(), long_texts(desk.form)[0], Voice.AGREED, "half a sen"
        ).result()
        desk.close()
    copy.folder.chmod(0o500)
    shown = copy.run("show", copy.case, before=like_an_ordinary_user, more=data)
    copy.folder.chmod(0o700)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "half a sen" in copy.run("show", copy.case, "--json", more=data).stdout


@pytest.mark.parametrize("room", [0, 20_000])
def test_a_disk_without_room_is_said_and_keeps_everything_saved_before(shop: Shop, tmp_path: Path, room: int) -> None:
    """The system refuses every byte beyond a limit, as a quota does."""
    record = a_file(tmp_path, shop.text.replace("Arranged today.", "Arranged today. " * 240))
    most = shop.database.stat().st_size + room

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    said = refused(shop.run("import", record, before=limit), 20)
    assert "Everything saved before" in said
    assert str(tmp_path / "record.json") not in said


def test_a_second_program_is_told_who_has_the_store_and_since_when(shop: Shop) -> None:
    desk = shop.open()
    said = refused(shop.run("list"), 11)
    desk.close()
    assert said.startswith(f"The store is already open: {AMINA}, since 20")
    assert "nothing was changed here" in said


@pytest.mark.parametrize("spoiled", ["form.toml", "family.toml"])
def test_on_a_damaged_form_pack_the_records_open_and_no_new_store_is_made(
    shop: Shop, tmp_path: Path, spoiled: str
) -> None:
    copy = tmp_path / "program"
    shutil.copytree(CHECKOUT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(CHECKOUT / "forms", copy / "forms")
    shutil.copy(CHECKOUT / "pyproject.toml", copy)
    [file] = [path for path in (copy / "forms" / "holistic").rglob(spoiled) if "cy" not in path.parts]
    file.write_bytes(file.read_bytes()[:-200] + b"\n[[question]]\nid = ")
    how = {"more": {"PYTHONPATH": str(copy / "src")}, "cwd": tmp_path}
    ended = shop.run("show", "A-0007", **how)
    assert (ended.returncode, ended.stdout.splitlines()[0]) == (0, "Assessment A-0007: Draft")
    assert ended.stderr.startswith(f"Warning: {spoiled}: not readable as TOML")
    assert "What was begun opens as before; nothing new starts." in ended.stderr
    made = ["init", "--store", str(tmp_path / "new"), "--name", AMINA, "--role", "assessor"]
    said = refused(program(*made, "--passphrase-file", str(shop.passphrase), **how), 15)  # type: ignore[arg-type]
    assert said.startswith(f"{spoiled}: not readable as TOML")
    assert not (tmp_path / "new").exists()


def test_checking_a_damaged_pack_says_on_standard_error_that_it_cannot_be_used(shop: Shop, tmp_path: Path) -> None:
    shutil.copytree(CHECKOUT / "forms" / "holistic", tmp_path / "pack")
    (tmp_path / "pack" / "sections" / "family.toml").write_text("id = ", encoding="utf-8")
    ended = program("forms", "check", str(tmp_path / "pack"))
    assert ended.stdout.startswith("family.toml: not readable as TOML: invalid value")
    said = "The pack cannot be used: one fault. No record is opened with it. Correct it there."
    assert refused(ended, 15) == said


def test_without_a_terminal_no_passphrase_is_asked_for(shop: Shop) -> None:
    said = refused(program("list", "--store", str(shop.folder), "--as", AMINA), 2)
    assert "--passphrase-file" in said


@pytest.mark.parametrize("words", [["lst"], ["export", "A-0007"], ["list", "--jsn"], ["check"]])
def test_a_misspelt_command_changes_nothing_and_says_so(words: list[str]) -> None:
    assert "Nothing was changed. See 'hsb-wizard" in refused(program(*words), 2)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"format": "assessment 1", "answers": {', "line 1, column"),
        ("", "line 1, column 1"),
        ("[]", "the whole file"),
        ('{"format": "assessment 1"}', "form"),
        ("[" * 200_000, "nested too deeply"),
        ('{"n": ' + "9" * 5000 + "}", "too large"),
    ],
)
def test_broken_json_is_refused_with_the_place_and_nothing_is_stored(
    shop: Shop, tmp_path: Path, text: str, place: str
) -> None:
    said = refused(shop.run("import", a_file(tmp_path, text)), 15)
    assert place in said
    assert "Nothing of it was stored." in said


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"safety.home"', '"safety.hoem"', "answers.safety.hoem: there is no such question; did you mean safety.home?"),
        ('"hash": "', '"hash": "0', "form.hash"),
        ('"value": "Arranged today."', '"value": ["Arranged today."]', "this question takes text"),
        ('"format": "assessment 1"', '"format": "assessment 2"', "format"),
        ('"told": []', '"told": [], "tolled": []', "tolled: this key is not known here"),
        ('"told": []', '"told": [{"what": 3}]', "told.0.what"),
        ('"told": []', '"told": [], "\\u001b]0;title\\u0007\\nkey": 1', "this key is not known here"),
    ],
)
def test_a_record_with_a_fault_is_refused_with_the_place_and_nothing_is_stored(
    shop: Shop, tmp_path: Path, old: str, new: str, place: str
) -> None:
    assert old in shop.text
    said = refused(shop.run("import", a_file(tmp_path, shop.text.replace(old, new, 1))), 15)
    assert place in said
    assert said.isprintable()


def test_a_file_that_is_missing_or_not_text_is_refused(shop: Shop, tmp_path: Path) -> None:
    assert "cannot be read" in refused(shop.run("import", tmp_path / "no.json"), 15)
    (tmp_path / "b.json").write_bytes(b"\xff\xfe\x00")
    assert "not UTF-8" in refused(shop.run("import", tmp_path / "b.json"), 15)


def test_an_unknown_record_points_to_the_list(shop: Shop, tmp_path: Path) -> None:
    for words in (["show"], ["check"], ["export", "--edition", "full", "--out", str(tmp_path / "a.pdf")]):
        said = refused(shop.run(words[0], "A-9999", *words[1:]), 15)
        assert said.startswith("No record in this store has the id A-9999.")
    assert not (tmp_path / "a.pdf").exists()


def test_an_unknown_edition_names_those_there_are(shop: Shop, tmp_path: Path) -> None:
    said = refused(shop.run("export", shop.case, "--edition", "ful", "--out", tmp_path / "a.pdf"), 15)
    assert all(name in said for name in ("safety-plan", "full", "supervision"))
    assert not (tmp_path / "a.pdf").exists()


def test_no_document_is_written_where_the_program_is_copied_from(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "work" / ".git").mkdir(parents=True)
    (tmp_path / "work" / "deep").mkdir()
    for place in (tmp_path / "work" / "deep", CHECKOUT / "src" / "hsb_wizard" / "cli"):
        target = place / "Assessment A-0007.pdf"
        said = refused(shop.run("export", shop.case, "--edition", "safety-plan", "--out", target), 15)
        words = "This folder may be copied with the program. Choose a folder kept for this case."
        assert said == f"{words} No document was written to {target}. Name that folder with --out."
        assert list(place.glob("*.pdf")) + list(place.glob(".*.tmp")) == []


def test_a_file_that_is_there_already_is_left_as_it_is(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    target = tmp_path / "out" / "a.pdf"
    target.write_text("mine", encoding="utf-8")
    said = refused(shop.run("export", shop.case, "--edition", "safety-plan", "--out", target), 15)
    assert "left as it is" in said
    assert bytes_under(tmp_path / "out") == {target: b"mine"}


def test_an_unsigned_record_makes_a_draft_or_nothing(shop: Shop, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    said = refused(shop.run("export", shop.case, "--edition", "full", "--out", target), 15)
    assert "--draft" in said
    assert not target.exists()


@pytest.mark.parametrize("words", [["list"], ["show", "A-0007", "--json"]])
def test_a_reader_who_stops_reading_and_a_full_output_are_no_traceback(shop: Shop, words: list[str]) -> None:
    command = [sys.executable, "-m", "hsb_wizard", *shop.command(*words)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as shown:
        assert shown.stdout is not None
        assert shown.stderr is not None
        shown.stdout.close()
        assert shown.stderr.read() == b""
    assert shown.returncode == 0
    if Path("/dev/full").exists():
        with Path("/dev/full").open("wb") as full:
            ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
        assert ended.returncode == 20
        assert "Traceback" not in ended.stderr
        assert len(ended.stderr.splitlines()) == 1


def test_what_show_writes_is_utf_8_wherever_it_runs(shop: Shop, tmp_path: Path) -> None:
    file = a_file(tmp_path, shop.text.replace("Arranged today.", "Siân ap Gŵydd"))
    narrow = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}
    narrow["XDG_DATA_HOME"] = str(tmp_path / "data")
    other = replace(shop, folder=tmp_path / "other")
    shutil.copytree(shop.folder, other.folder)
    new = other.run("import", file, more=narrow).stdout.splitlines()[-1]
    shown = other.run("show", new, "--json", more=narrow)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "Siân ap Gŵydd" in shown.stdout
