"""The people of a store and its keys, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.casework.stories import TOM, WORDS
from tests.cli.street import AMINA, Street

NEW = "marble dolphin garden trumpet winter"


def in_file(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_text(words + "\n", encoding="utf-8")
    path.chmod(0o600)
    return path


def test_roles_are_said_whole_and_a_person_is_retired_with_what_that_does_not_do(street: Street) -> None:
    assert street.run("people", "roles", "--name", TOM, "--role", "supervisor").out == f"{TOM}  (supervisor)\n"
    retired = street.run("people", "retire", "--name", TOM)
    assert retired.code == 0
    assert f"{TOM} can no longer open this store." in retired.out
    assert "stay open to" in retired.err
    assert "recovery new" in retired.err
    assert street.run("people", "list").out == f"{AMINA}  (administrator, assessor)\n"
    again = street.run("people", "retire", "--name", TOM)
    assert (again.code, "Traceback" in again.err) == (12, False)


def test_a_public_key_has_six_words_of_its_own_that_never_change(street: Street) -> None:
    listed = street.run("people", "list", "--words").out
    words = [line.rpartition("  ")[2] for line in listed.splitlines()]
    assert [len(each.split()) for each in words] == [6, 6]
    assert words[0] != words[1]
    assert street.run("people", "list", "--words").out == listed


def test_nobody_retires_themselves_or_gives_up_the_last_administrator(street: Street) -> None:
    for words in (("people", "retire", "--name", AMINA), ("people", "roles", "--name", AMINA, "--role", "assessor")):
        refused = street.run(*words)
        assert refused.code != 0
        assert refused.out == ""


@pytest.mark.parametrize(("words", "code"), [(NEW, 0), ("short", 12), ("passwordpassword", 12)])
def test_a_new_passphrase_is_judged_and_then_the_old_one_opens_nothing(
    street: Street, tmp_path: Path, words: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hsb_wizard.store import keys, vault

    monkeypatch.setattr(vault.Vault.change_passphrase, "__defaults__", (keys.TEST,))
    monkeypatch.setattr(keys, "DEFAULT", keys.TEST)
    changed = street.run("passphrase", "--new-passphrase-file", in_file(tmp_path, "new", words))
    assert (changed.code == 0) is (code == 0), changed.err
    assert words not in changed.out + changed.err
    assert (street.run("list").code == 0) is (code != 0)


def test_a_new_recovery_code_is_printed_alone_and_the_old_one_is_refused(street: Street, tmp_path: Path) -> None:
    made = street.run("recovery", "new")
    assert made.code == 0
    assert len(made.out.strip().split("-")) == 11
    assert "stay open to the old code" in made.err
    assert street.run("list").code == 0
    assert WORDS[TOM] not in made.out + made.err
    again = street.run("recovery", "new")
    assert again.out != made.out
    code = in_file(tmp_path, "code", made.out.strip())
    street.passphrase.unlink()
    from hsb_wizard.cli.main import main

    assert main(["--store", str(street.store), "--recovery-code-file", str(code), "list"]) == 12
