"""Every way a store can refuse to open, for real: a sentence, an exit code, and the files as they were."""

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.store.stories import AMINA, TOM, WORDS, Shop, say, somebody

from hsb_wizard.errors import (
    PeopleFileMissing,
    RefusedInput,
    StoreDamaged,
    StoreEmptyFile,
    StoreExists,
    StoreMissing,
    StoreNewer,
    StoreOpenElsewhere,
    UnknownPractitioner,
    WrongPassphrase,
    WrongRecoveryCode,
)
from hsb_wizard.store import engine, people_file, schema
from hsb_wizard.store.keys import TEST, draw, recovery_code
from hsb_wizard.store.opening import create, is_store, names, retry_after, unlock, unlock_with_recovery


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# ------------------------------------------------------------------------------------------------ making and opening


def test_a_new_store_is_opened_again_by_passphrase_and_by_recovery_code(tmp_path: Path) -> None:
    made = create(tmp_path / "store", " Amina   Khan ", ["assessor"], "words", TEST, tmp_path / "memory")
    assert made.vault.me.name == AMINA
    assert made.vault.me.roles == {"assessor", "administrator"}
    made.vault.close()
    assert names(tmp_path / "store") == (AMINA,)
    again = unlock(tmp_path / "store", "amina khan", "words", tmp_path / "memory")
    assert again.me == made.vault.me
    assert again.notices == ()
    again.close()
    recovered = unlock_with_recovery(tmp_path / "store", made.recovery_code, tmp_path / "memory")
    assert recovered.me.roles == {"administrator"}
    recovered.close()
    assert made.recovery_code not in repr(made)


def test_a_store_is_never_made_over_another_and_never_by_opening(shop: Shop, tmp_path: Path) -> None:
    before = files_of(shop.folder)
    with pytest.raises(StoreExists):
        create(shop.folder, "Someone Else", ["assessor"], "words", TEST, shop.memory)
    with pytest.raises(StoreMissing):
        unlock(tmp_path / "elsewhere", AMINA, "words", shop.memory)
    assert files_of(shop.folder) == before
    assert not (tmp_path / "elsewhere").exists()


def test_a_people_file_without_its_store_is_set_aside_and_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "people").write_text("of another store", encoding="utf-8")
    assert is_store(tmp_path)
    create(tmp_path, AMINA, ["assessor"], "words", TEST, tmp_path / "memory").vault.close()
    kept = [path.read_text(encoding="utf-8") for path in tmp_path.glob("people.before-*")]
    assert kept == ["of another store"]


@pytest.mark.parametrize(
    ("name", "roles"), [("", ["assessor"]), ("A\x1bB", ["assessor"]), ("Amina", []), ("A", ["boss"])]
)
def test_a_name_or_role_that_cannot_be_makes_nothing(name: str, roles: list[str], tmp_path: Path) -> None:
    with pytest.raises(RefusedInput):
        create(tmp_path / "store", name, roles, "words", TEST, tmp_path)
    assert not (tmp_path / "store").exists()


def test_the_wait_after_wrong_tries_grows_and_ends_at_a_minute() -> None:
    assert [retry_after(tries) for tries in range(10)] == [0, 0, 0, 1, 2, 4, 8, 16, 32, 60]
    assert retry_after(10_000) == 60


# --------------------------------------------------------------------------------------------------- wrong or missing


def test_a_wrong_passphrase_loses_nothing(shop: Shop) -> None:
    before = files_of(shop.folder)
    with pytest.raises(WrongPassphrase) as refused:
        unlock(shop.folder, AMINA, "not the words", shop.memory)
    assert refused.value.exit_code == 12
    assert "not the words" not in str(refused.value)
    assert files_of(shop.folder) == before
    shop.open().close()


def test_somebody_without_a_slot_is_told_so(shop: Shop) -> None:
    with pytest.raises(UnknownPractitioner):
        unlock(shop.folder, "Nobody", "words", shop.memory)


def test_a_slot_that_the_store_does_not_list_is_refused_after_opening(shop: Shop) -> None:
    mine = people_file.slot_of(shop.folder, AMINA)
    with shop.by_hand() as connection:
        connection.execute("UPDATE practitioner SET retired_at = 't' WHERE id = ?", (mine.practitioner,))
    with pytest.raises(UnknownPractitioner):
        shop.open()
    shop.open(TOM).close()
    assert names(shop.folder) == (TOM,)


def test_a_recovery_code_of_another_store_opens_nothing(shop: Shop) -> None:
    with pytest.raises(WrongRecoveryCode):
        unlock_with_recovery(shop.folder, recovery_code(draw()), shop.memory)


def test_a_lone_store_file_asks_for_the_whole_folder_and_opens_with_the_recovery_code(shop: Shop) -> None:
    (shop.folder / "people").unlink()
    with pytest.raises(PeopleFileMissing) as refused:
        shop.open()
    assert "Bring the whole folder, or use the recovery code." in str(refused.value)
    unlock_with_recovery(shop.folder, shop.code, shop.memory).close()
    shop.open(TOM).close()  # the people file was written again


@pytest.mark.parametrize("text", ["", "{", "[]", '{"people": [1]}', '{"people": [{"id": "x"}]}', "\x00"])
def test_a_people_file_that_makes_no_sense_is_damage_and_not_a_crash(text: str, shop: Shop) -> None:
    (shop.folder / "people").write_text(text, encoding="utf-8")
    with pytest.raises(StoreDamaged):
        shop.open()


def test_a_people_file_that_asks_for_all_memory_is_refused(shop: Shop) -> None:
    plain = json.loads((shop.folder / "people").read_text(encoding="utf-8"))
    plain["people"][0]["argon2id"]["memory_kib"] = 2**31
    (shop.folder / "people").write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(StoreDamaged):
        shop.open(plain["people"][0]["name"])


def test_the_slot_of_a_person_who_was_never_listed_is_refused(shop: Shop) -> None:
    from hsb_wizard.store.keys import Personal
    from hsb_wizard.store.slots import Opened, make_slot

    forged = make_slot(somebody(), "Forged", "words", Opened(shop.key, Personal(draw())), TEST)
    people_file.write(shop.folder, [*people_file.read(shop.folder), forged])
    with pytest.raises(UnknownPractitioner) as refused:
        unlock(shop.folder, "Forged", "words", shop.memory)
    assert "Forged" in str(refused.value)


# ------------------------------------------------------------------------------------------------------------- damage


def test_an_empty_file_is_told_apart_from_a_new_store(shop: Shop) -> None:
    shop.database.write_bytes(b"")
    with pytest.raises(StoreEmptyFile) as refused:
        shop.open()
    assert refused.value.exit_code == 13
    assert shop.database.read_bytes() == b""


@pytest.mark.parametrize("left", [1, 100, 4095, 4097, 40_000])
def test_a_file_cut_within_a_page_is_not_complete(left: int, shop: Shop) -> None:
    shop.database.write_bytes(shop.database.read_bytes()[:left])
    with pytest.raises(StoreDamaged, match="not complete"):
        shop.open()


def test_a_file_cut_between_pages_is_damaged(shop: Shop) -> None:
    whole = shop.database.read_bytes()
    for pages in (1, 2, len(whole) // 4096 - 1):
        shop.database.write_bytes(whole[: pages * 4096])
        with pytest.raises(StoreDamaged):
            shop.open()
        assert len(shop.database.read_bytes()) == pages * 4096


def test_one_flipped_bit_on_any_page_is_found_at_opening(shop: Shop) -> None:
    whole = shop.database.read_bytes()
    for page in range(len(whole) // 4096):
        flipped = bytearray(whole)
        flipped[page * 4096 + 77] ^= 0x10
        shop.database.write_bytes(flipped)
        with pytest.raises(StoreDamaged) as refused:
            shop.open()
        assert refused.value.exit_code == 13
        assert shop.database.read_bytes() == flipped
    shop.database.write_bytes(whole)
    shop.open().close()


def test_a_plain_sqlite_file_is_not_a_store(shop: Shop) -> None:
    import sqlite3

    shop.database.unlink()
    plain = sqlite3.connect(shop.database)
    plain.execute("CREATE TABLE entry (x)")
    plain.commit()
    plain.close()
    with pytest.raises(StoreDamaged, match="not encrypted"):
        shop.open()


def test_an_encrypted_file_of_another_program_is_not_a_store(shop: Shop) -> None:
    with shop.by_hand() as connection:
        connection.execute("PRAGMA application_id = 7")
    with pytest.raises(StoreDamaged, match="not a store of this program"):
        shop.open()


def test_a_store_of_a_later_version_is_left_alone(shop: Shop) -> None:
    with shop.by_hand() as connection:
        connection.execute(f"PRAGMA user_version = {schema.LAYOUT + 1}")
    before = files_of(shop.folder)
    with pytest.raises(StoreNewer) as refused:
        shop.open()
    assert refused.value.exit_code == 14
    assert files_of(shop.folder) == before


# ------------------------------------------------------------------------------------------ folders, other windows


def test_a_missing_folder_a_file_and_an_empty_folder_are_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "gone", tmp_path / "file", tmp_path / "empty"):
        with pytest.raises(StoreMissing) as refused:
            unlock(folder, AMINA, "words", tmp_path)
        assert refused.value.exit_code == 10
        with pytest.raises(StoreMissing):
            names(folder)


HOLD = """
import sys
from pathlib import Path
from hsb_wizard.store.opening import unlock
vault = unlock(Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4]))
print("open", flush=True)
sys.stdin.read()
"""


def test_a_second_program_is_told_who_has_it_open_and_takes_over_when_that_one_is_killed(shop: Shop) -> None:
    command = [sys.executable, "-c", HOLD, str(shop.folder), TOM, WORDS[TOM], str(shop.memory)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreOpenElsewhere) as refused:
            shop.open()
        assert refused.value.exit_code == 11
        assert TOM in str(refused.value)
        assert "since" in str(refused.value)
        noted = json.loads((shop.folder / "open.json").read_text(encoding="utf-8"))
        assert set(noted) == {"name", "since"}
        other.kill()
    vault = shop.open()
    assert vault.verify().sound
    vault.close()
    assert not (shop.folder / "open.json").exists()


def test_the_same_program_does_not_open_it_twice_and_keeps_its_lock(shop: Shop) -> None:
    vault = shop.open()
    with pytest.raises(StoreOpenElsewhere):
        shop.open(TOM)
    command = [sys.executable, "-c", HOLD, str(shop.folder), TOM, WORDS[TOM], str(shop.memory)]
    other = subprocess.run(command, input="", capture_output=True, text=True, check=False)
    assert "StoreOpenElsewhere" in other.stderr
    say(vault, shop.case, "still mine")
    vault.close()
    shop.open(TOM).close()


def test_a_refused_opening_gives_the_store_back(shop: Shop) -> None:
    with shop.by_hand() as connection:
        connection.execute("PRAGMA application_id = 7")
    for _ in range(2):
        with pytest.raises(StoreDamaged):
            shop.open()


# ---------------------------------------------------------------------------------------------- what lies in the folder


def test_nothing_in_the_folder_can_be_read_by_others_or_says_what_it_is_about(shop: Shop, tmp_path: Path) -> None:
    made = create(tmp_path / "new", AMINA, ["supervisor"], "words", TEST, tmp_path / "memory")
    case = made.vault.new_case_id()
    made.vault.save_draft(case, "tell.heard", None, made.vault.me.id, "the heron waits by the weir")
    made.vault.backup()
    for path in (tmp_path / "new").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) in ({0o700} if path.is_dir() else {0o600})
    made.vault.close()
    for content in files_of(tmp_path / "new").values():
        assert b"heron" not in content
    for name, content in files_of(shop.folder).items():
        assert b"heron" not in content
        assert b"family" not in content
        assert "hsb" not in name.lower()
        assert not name.endswith("assessments.db") or b"SQLite" not in content


def test_the_people_file_holds_no_role_and_no_case(shop: Shop) -> None:
    plain = json.loads((shop.folder / "people").read_text(encoding="utf-8"))
    assert set(plain) == {"layout", "people"}
    for person in plain["people"]:
        assert set(person) == {"id", "name", "salt", "argon2id", "box"}
    text = (shop.folder / "people").read_text(encoding="utf-8")
    assert all(word not in text for word in ("assessor", "administrator", shop.case, "A-0007"))


def test_the_engine_is_a_cipher_with_the_switches_that_are_written_down(shop: Shop) -> None:
    connection = engine.connect(shop.database, shop.key)
    engine.prepare(connection)
    asked = ("journal_mode", "locking_mode", "synchronous", "secure_delete", "foreign_keys", "recursive_triggers")
    assert [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked] == [
        "truncate",
        "exclusive",
        2,
        1,
        1,
        1,
    ]
    connection.close()
