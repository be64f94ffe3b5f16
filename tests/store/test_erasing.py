"""Erasing a case: afterwards nothing of it is in any decrypted byte of the store or its backups, and the rest holds."""

import shutil
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from tests.store.stories import AMINA, AT, CANARY, WORDS, Shop, answer, entry, say, summary

from hsb_wizard.assessment.kinds import STORE, CaseId, Kind, Voice
from hsb_wizard.assessment.payloads import CaseErased, CaseOpened, PayloadRemoved
from hsb_wizard.errors import Stopped, UnknownRecord
from hsb_wizard.store import backups, erasing
from hsb_wizard.store.engine import HEADER_BYTES, PAGE
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.meeting import erased_mark
from hsb_wizard.store.restoring import Caller, find, restore
from hsb_wizard.watch import Progress, Watch

RESERVED = 80  # at the end of each page: the vector it was encrypted with, and its seal
OTHER = "a made-up sentence of another record"


def decrypted(path: Path, key: bytes) -> bytes:
    """Every page of a store in clear, free ones and all, as whoever has the key could read them by hand."""
    raw, pages = path.read_bytes(), []
    for start in range(0, len(raw), PAGE):
        page = raw[start : start + PAGE]
        vector = page[PAGE - RESERVED : PAGE - RESERVED + 16]
        body = page[HEADER_BYTES if start == 0 else 0 : PAGE - RESERVED]
        reader = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        pages.append(reader.update(body) + reader.finalize())
    return b"".join(pages)


def everything(shop: Shop) -> bytes:
    """Every decrypted byte of the store, its backups and what was kept before a restore."""
    return b"".join(decrypted(path, shop.key) for path in sorted(shop.folder.rglob(DATABASE)))


@pytest.fixture
def two_cases(shop: Shop) -> tuple[Shop, CaseId]:
    """Return the store with a second case, a restore behind it and a draft in it."""
    vault = shop.open()
    other = vault.new_case_id()
    vault.append([entry(vault, other, Kind.CASE_OPENED, CaseOpened("A-0008"))], summary(other))
    say(vault, other, OTHER)
    vault.save_draft(shop.case, "family.draft", Voice.LEAD, vault.me.id, f"{CANARY} being typed")
    vault.close()
    restore(shop.folder, find(shop.folder, "newest"), Caller(AMINA, WORDS[AMINA]), shop.memory).vault.close()
    return shop, other


def test_nothing_of_it_is_left_in_any_decrypted_byte_and_everything_else_is(two_cases: tuple[Shop, CaseId]) -> None:
    shop, other = two_cases
    before = everything(shop)
    assert before.count(CANARY.encode()) > 10
    assert shop.case.encode() in before
    vault = shop.open()
    code = vault.record_code(other)
    gone = erasing.erase(vault, shop.case, "the time to keep it was over")
    assert gone.entries > 10
    assert vault.record_code(other) == code
    assert vault.verify(lambda case, entries: summary(case)).problems == ()
    with pytest.raises(UnknownRecord):
        vault.entries(shop.case)
    say(vault, other, "and on")
    vault.close()
    after = everything(shop)
    assert [word for word in (CANARY, shop.case) if word.encode() in after] == []
    assert OTHER.encode() in after
    assert not (shop.folder / "replaced").exists()


def test_the_tombstone_names_nobody_and_knows_the_case_again(two_cases: tuple[Shop, CaseId]) -> None:
    shop, _ = two_cases
    vault = shop.open()
    erasing.erase(vault, shop.case, "asked for, and nothing stands against it")
    (mark,) = [each.payload for each in vault.entries(STORE) if isinstance(each.payload, CaseErased)]
    assert mark.mark == erased_mark(shop.case)
    assert shop.case not in str(mark)
    assert mark.reason == "asked for, and nothing stands against it"
    vault.close(back_up=False)


def test_no_later_opening_takes_it_for_an_older_copy(two_cases: tuple[Shop, CaseId], tmp_path: Path) -> None:
    shop, _ = two_cases
    shutil.copytree(shop.memory, tmp_path / "another profile")
    vault = shop.open()
    erasing.erase(vault, shop.case, "over")
    vault.close()
    for memory in (shop.memory, tmp_path / "another profile"):
        again = Shop(shop.folder, memory, shop.code, shop.case).open()
        assert again.notices == ()
        assert again.verify().sound
        again.close(back_up=False)


def test_weighing_says_what_would_go_and_takes_nothing(two_cases: tuple[Shop, CaseId]) -> None:
    shop, _ = two_cases
    vault = shop.open()
    before = vault.entries(shop.case)
    weighed = erasing.weigh(vault, shop.case)
    assert (weighed.entries, weighed.replaced) == (len(before), 1)
    assert weighed.backups == len(backups.backups(shop.folder))
    assert vault.entries(shop.case) == before
    with pytest.raises(UnknownRecord):
        erasing.weigh(vault, CaseId("nowhere"))
    vault.close(back_up=False)


def test_killed_after_the_swap_the_next_opening_replaces_the_backups(
    two_cases: tuple[Shop, CaseId], monkeypatch: pytest.MonkeyPatch
) -> None:
    from hsb_wizard.casework.door import _finish_erasing

    shop, _ = two_cases
    vault = shop.open()
    with monkeypatch.context() as patch:
        patch.setattr(erasing, "finish", lambda vault, watch: False)
        erasing.erase(vault, shop.case, "over")
    vault.close(back_up=False)
    assert CANARY.encode() in everything(shop)
    assert CANARY.encode() not in decrypted(shop.database, shop.key)
    again = shop.open()
    _finish_erasing(again)
    again.close()
    assert CANARY.encode() not in everything(shop)


@pytest.mark.parametrize(
    "doing", [erasing.COPYING, "Looking at every page", "Reading every entry", "Proving what was read"]
)
def test_stopped_before_the_swap_nothing_is_erased_and_no_piece_of_the_copy_is_left(
    two_cases: tuple[Shop, CaseId], doing: str
) -> None:
    shop, _ = two_cases
    vault = shop.open()
    code, backups = vault.record_code(shop.case), sorted((shop.folder / "backups").iterdir())
    watch = Watch(lambda far: watch.stop() if far.doing == doing else None)
    with pytest.raises(Stopped):
        erasing.erase(vault, shop.case, "over", watch)
    assert vault.record_code(shop.case) == code
    assert vault.verify().sound
    assert sorted((shop.folder / "backups").iterdir()) == backups
    assert not list(shop.folder.glob(".erasing*"))
    erasing.erase(vault, shop.case, "over")
    with pytest.raises(UnknownRecord):
        vault.entries(shop.case)
    vault.close(back_up=False)


def test_from_the_swap_on_it_can_only_be_finished_and_is(two_cases: tuple[Shop, CaseId]) -> None:
    shop, _ = two_cases
    vault = shop.open()
    told: list[Progress] = []
    refused: list[bool] = []

    def tell(far: Progress) -> None:
        told.append(far)
        if far.past:
            refused.append(watch.stop())

    watch = Watch(tell)
    erasing.erase(vault, shop.case, "over", watch)
    vault.close()
    assert refused and not any(refused)
    assert next(each.doing for each in told if each.past) == erasing.REPLACING
    assert CANARY.encode() not in everything(shop)


def test_a_copy_that_does_not_hold_is_not_swapped_in(
    two_cases: tuple[Shop, CaseId], monkeypatch: pytest.MonkeyPatch
) -> None:
    shop, other = two_cases
    vault = shop.open()
    monkeypatch.setattr(erasing, "OF_CASES", ("entry",))
    real = erasing._rows

    def forgets(old: object, new: object, table: str, case: CaseId, watch: Watch) -> None:
        real(old, new, table, case if table != "head" else other, watch)  # type: ignore[arg-type]

    monkeypatch.setattr(erasing, "_rows", forgets)
    with pytest.raises(Exception, match="could not be copied without the case"):
        erasing.erase(vault, shop.case, "over")
    assert len(vault.entries(shop.case)) > 10
    assert vault.verify().sound
    assert not list(shop.folder.glob(".erasing*"))
    vault.close(back_up=False)


def test_what_one_entry_said_can_be_taken_out_everywhere_and_the_chain_stands(shop: Shop) -> None:
    vault = shop.open()
    said = answer(vault, shop.case, f"{CANARY}, recorded by mistake", "family.mistake")
    vault.append([said], summary(shop.case))
    vault.backup()
    removal = entry(vault, shop.case, Kind.PAYLOAD_REMOVED, PayloadRemoved(said.id, "recorded by mistake", AMINA))
    erasing.take_out(vault, removal, (), summary(shop.case))
    assert vault.verify(lambda case, entries: summary(case)).problems == ()
    (hollow,) = [each for each in vault.entries(shop.case) if each.id == said.id]
    assert (hollow.payload, hollow.at) == (None, AT)
    vault.close()
    assert b"recorded by mistake" in everything(shop)  # the reason
    assert f"{CANARY}, recorded".encode() not in everything(shop)


def test_contents_that_come_back_by_hand_are_found(shop: Shop) -> None:
    vault = shop.open()
    said = answer(vault, shop.case, "to go", "family.mistake")
    vault.append([said], summary(shop.case))
    removal = entry(vault, shop.case, Kind.PAYLOAD_REMOVED, PayloadRemoved(said.id, "by mistake", AMINA))
    with vault.room.reading() as connection:
        kept = connection.execute("SELECT payload, salt FROM entry WHERE id = ?", (said.id,)).fetchone()
    erasing.take_out(vault, removal, (), summary(shop.case))
    with vault.room.writing() as connection:
        connection.execute("UPDATE entry SET payload = ?, salt = ? WHERE id = ?", (*kept, said.id))
    assert {problem.check for problem in vault.verify().problems} >= {"contents"}
    vault.close(back_up=False)
