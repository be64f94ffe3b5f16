"""A passphrase that is lost: the recovery code opens the store, and somebody gets a slot again."""

from pathlib import Path

import pytest

from hsb_wizard.casework import door
from hsb_wizard.cli.main import main
from hsb_wizard.store.keys import TEST

WORDS = "lantern copper meadow quiet river"


def made(folder: Path) -> tuple[Path, Path, Path]:
    """A store of one person, its recovery code in a file, and a file with a new passphrase."""
    desk, code = door.create(folder / "store", "Amina Khan", frozenset({"assessor"}), WORDS, TEST)
    desk.close()
    code_file, phrase_file = folder / "code", folder / "phrase"
    for file, text in ((code_file, code), (phrase_file, WORDS)):
        file.write_text(text + "\n", encoding="utf-8")
        file.chmod(0o600)
    return folder / "store", code_file, phrase_file


def test_the_recovery_code_lets_a_team_back_in_and_gives_a_new_slot(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, code, phrase = made(tmp_path)
    add = ["people", "add", "--name", "Tom Rees", "--role", "administrator", "--new-passphrase-file", str(phrase)]
    assert main(["--store", str(store), *add, "--recovery-code-file", str(code)]) == 0
    capsys.readouterr()
    opened = ["--store", str(store), "--as", "Tom Rees", "--passphrase-file", str(phrase)]
    assert main([*opened, "people", "list"]) == 0
    assert "Amina Khan  (administrator, assessor)" in capsys.readouterr().out


def test_a_store_without_its_people_file_opens_with_the_code_and_has_one_again(tmp_path: Path) -> None:
    store, code, phrase = made(tmp_path)
    (store / "people").unlink()
    opened = ["--store", str(store), "--as", "Amina Khan", "--passphrase-file", str(phrase), "list"]
    assert main(opened) == 10
    assert main(["--store", str(store), "--recovery-code-file", str(code), "list"]) == 0
    assert main(opened) == 0


def test_a_wrong_code_is_a_sentence_and_loses_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store, code, phrase = made(tmp_path)
    wrong = tmp_path / "wrong"
    wrong.write_text(code.read_text(encoding="utf-8")[::-1].strip(), encoding="utf-8")
    assert main(["--store", str(store), "--recovery-code-file", str(wrong), "list"]) == 12
    assert "recovery code does not open this store" in capsys.readouterr().err
    assert main(["--store", str(store), "--as", "Amina Khan", "--passphrase-file", str(phrase), "list"]) == 0
