"""Killed at any moment, the store opens again and holds every answer that was acknowledged."""

import os
import random
import select
import signal
import struct
from pathlib import Path

from tests.store.stories import Shop, answer, summary

from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.store import people_file, slots
from hsb_wizard.store.opening import Caller, enter
from hsb_wizard.store.vault import Vault

ROUNDS = 50
WORDS = "lantern meadow copper violin harbour"


def caller(shop: Shop) -> Caller:
    """Give the key itself: the passphrase is worked on once and not in each round."""
    slot = people_file.slot_of(shop.folder, "Amina Khan")
    opened = slots.open_slot(slot, WORDS)
    assert opened is not None
    return Caller(opened.store_key, slot.practitioner, opened.personal, shop.memory)


def write_until_killed(vault: Vault, shop: Shop, acknowledge: int, round_: int) -> None:
    """Save answers of many sizes, drafts among them and a backup now and then; acknowledge each after it is saved."""
    for number in range(10_000):
        text = f"round {round_} answer {number} " + "words " * (number % 700)
        vault.save_draft(shop.case, "family.supervision", None, vault.me.id, text)
        vault.append([answer(vault, shop.case, text)], summary(shop.case))
        os.write(acknowledge, struct.pack("<I", number))
        if number % 20 == 19:
            vault.backup()


def one_round(shop: Shop, who: Caller, round_: int, pause: float) -> int:
    """Fork a writer, kill it after ``pause`` seconds of writing, and give how many answers it acknowledged."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            write_until_killed(enter(shop.folder, who), shop, write, round_)
        finally:
            os._exit(99)  # reached only where something went wrong: the parent would see no kill
    os.close(write)
    select.select([read], [], [], 30)  # the first answer is saved: it is writing now
    select.select([], [], [], pause)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    told = b""
    while more := os.read(read, 65_536):
        told += more
    os.close(read)
    return len(told) // 4


def test_every_acknowledged_answer_is_found_after_fifty_kills(shop: Shop) -> None:
    dice, who, kept = random.Random(20261120), caller(shop), 0
    for round_ in range(ROUNDS):
        acknowledged = one_round(shop, who, round_, dice.random() * 0.06)
        assert acknowledged > 0
        vault = enter(shop.folder, who)
        said = {each.payload.value for each in vault.entries(shop.case) if isinstance(each.payload, AnswerGiven)}
        written = {str(text).split(" words")[0].strip() for text in said}
        assert {f"round {round_} answer {number}" for number in range(acknowledged)} <= written
        assert len(said) - kept <= acknowledged + 11 if round_ == 0 else len(said) - kept <= acknowledged + 1
        kept = len(said)
        if round_ % 10 == 9:
            assert vault.verify().sound
        vault.close(back_up=False)


def test_making_a_store_that_is_killed_half_way_can_be_made_again(tmp_path: Path) -> None:
    from hsb_wizard.store.keys import TEST
    from hsb_wizard.store.opening import create

    dice = random.Random(7)
    for round_ in range(12):
        folder = tmp_path / str(round_)
        child = os.fork()
        if child == 0:
            try:
                create(folder, "Amina Khan", ["assessor"], WORDS, TEST, tmp_path / "memory")
            finally:
                os._exit(0)
        select.select([], [], [], dice.random() * 0.05)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if (folder / "assessments.db").exists():
            from hsb_wizard.store.opening import unlock

            unlock(folder, "Amina Khan", WORDS, tmp_path / "memory").close()
        else:
            create(folder, "Amina Khan", ["assessor"], WORDS, TEST, tmp_path / "memory").vault.close()
        assert sorted(path.name for path in folder.glob(".*.tmp*")) == []
