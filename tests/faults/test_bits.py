"""A bit that turns, a page half written, a file cut short: found at the next opening, or without any consequence."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from tests.faults.counts import WHOLE, dice, rounds
from tests.faults.judge import ids
from tests.faults.world import AMINA, REFERENCE, World, desk_of, kept, texts

from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.errors import ExitCode, StoreError
from hsb_wizard.store.engine import PAGE
from hsb_wizard.store.opening import journal_of
from hsb_wizard.store.people_file import PEOPLE

FLIPS, TORN = 2_000, 2_000
FOUND = {ExitCode.DAMAGED, ExitCode.PASSPHRASE}


def opened(world: World) -> set[str] | None:
    """What the store holds, proved; None where opening it was refused as damaged or as not its key."""
    try:
        vault = world.recovered()
    except StoreError as refused:
        assert refused.exit_code in FOUND, refused
        return None
    try:
        assert vault.verify().sound
        return ids(vault)
    finally:
        vault._room.let_go()


def test_a_bit_turned_anywhere_in_the_store_is_found_and_the_file_stays_as_it_is(world: World, quick: Path) -> None:
    chance, attacked = dice("flips"), world.at(quick / "attacked")
    whole = world.database.read_bytes()
    for _ in range(rounds(FLIPS * 9 // 10)):
        spoiled, bit = bytearray(whole), chance.randrange(len(whole) * 8)
        spoiled[bit // 8] ^= 1 << bit % 8
        attacked.database.write_bytes(spoiled)
        assert opened(attacked) is None, f"bit {bit} was not found"
        assert attacked.database.read_bytes() == spoiled


def test_a_bit_turned_in_the_people_file_shuts_somebody_out_or_is_put_right(world: World, quick: Path) -> None:
    chance, said = dice("people"), Counter[str]()
    whole = (world.folder / PEOPLE).read_bytes()
    for _ in range(rounds(FLIPS // 10)):
        attacked = world.at(quick / "attacked")
        spoiled, bit = bytearray(whole), chance.randrange(len(whole) * 8)
        spoiled[bit // 8] ^= 1 << bit % 8
        (attacked.folder / PEOPLE).write_bytes(spoiled)
        try:
            attacked.open(AMINA).close(back_up=False)
        except StoreError as refused:
            assert refused.exit_code in FOUND | {ExitCode.UNEXPECTED}, refused
            said["refused"] += 1
        else:
            said["opened"] += 1
        world_again = attacked.recovered()  # whatever became of the people file, the recovery code opens the store
        world_again.close(back_up=False)
        assert (attacked.folder / PEOPLE).read_bytes() == whole
    assert said["refused"]
    assert said["opened"] or not WHOLE  # few bits are another person's: among twenty there may be none


class Torn:
    """One long save as the disk sees it: before, the engine's own journal, half way, and after."""

    def __init__(self, world: World) -> None:
        self.world = world
        before = world.recovered()
        before._room.let_go()  # whatever opening adds is there already
        self.before = world.database.read_bytes()
        vault = world.open()
        desk = desk_of(vault, world.folder)
        record = desk.open_case(REFERENCE).result()
        self.before = world.database.read_bytes()
        self.ids_before = ids(vault)
        connection = vault._room.connection
        for pragma in ("cache_size = 4", "cache_spill = 4"):  # pages reach the file before the save is over
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("SAVEPOINT whole")
        connection.execute("DROP TRIGGER entry_is_never_changed")
        connection.execute("UPDATE entry SET at = at || 'x', lamport = lamport + 1000")
        connection.execute("UPDATE answer SET note = note || hex(randomblob(2000))")
        connection.execute("CREATE TABLE filler (text TEXT)")
        connection.execute("INSERT INTO filler SELECT hex(randomblob(3000)) FROM entry")
        self.half_way = world.database.read_bytes()
        self.journal = journal_of(world.database).read_bytes()
        connection.execute("ROLLBACK TO whole")
        connection.execute("RELEASE whole")
        kept(verbs.answer(desk, record, texts(record)[0], AnswerGiven("After the power came back.")))
        self.ids_after = ids(vault)
        self.after = world.database.read_bytes()
        vault._room.let_go()

    def put(self, database: bytes, journal: bytes) -> set[str] | None:
        """Put a state on the disk and open it."""
        shutil.rmtree(self.world.memory, ignore_errors=True)  # each state is the only one this computer has ever seen
        self.world.database.write_bytes(database)
        journal_of(self.world.database).write_bytes(journal)
        return opened(self.world)


@pytest.fixture
def torn(world: World, quick: Path) -> Torn:
    """Return such a save."""
    made = Torn(world.at(quick / "attacked"))
    assert made.half_way[: len(made.before)] != made.before
    assert len(made.journal) > 4 * PAGE
    return made


def test_whatever_was_written_when_the_power_went_the_save_is_there_whole_or_not_at_all(torn: Torn) -> None:
    chance = dice("torn")
    for round_ in range(rounds(TORN)):
        if round_ % 4 == 0:  # the journal alone was being written: any part of it, what follows is whatever was there
            cut = chance.randrange(len(torn.journal))
            rest = (b"", bytes(512), chance.randbytes(512))[round_ // 4 % 3]
            state = torn.before, torn.journal[:cut] + rest
            there, gone = torn.ids_before, torn.ids_after - torn.ids_before
        elif round_ % 4 in (1, 2):  # the journal is whole, and pages of the file are new, old, or torn in the middle
            state = mixed(torn, chance.random()), torn.journal
            there, gone = torn.ids_before, torn.ids_after - torn.ids_before
        else:  # the file itself is cut short, or has something behind it
            cut = chance.randrange(len(torn.after))
            state = (torn.after[:cut] if round_ % 8 == 3 else torn.after + chance.randbytes(1 + cut % 9000)), b""
            there, gone = torn.ids_after, set()
        found = torn.put(*state)
        if round_ % 4 == 3 and found is None:
            continue
        assert found is not None, f"round {round_}: it does not open"
        assert there <= found, f"round {round_}: what was saved before is not there"
        assert not gone & found, f"round {round_}: half of a save is there"


def mixed(torn: Torn, share: float) -> bytes:
    """The file with some of the new pages in it, the last of them half written."""
    chance = dice(f"pages {share}")
    pages = [torn.before[at : at + PAGE] for at in range(0, len(torn.before), PAGE)]
    new = [torn.half_way[at : at + PAGE] for at in range(0, len(torn.half_way), PAGE)]
    pages += new[len(pages) :]
    for number, page in enumerate(new):
        if chance.random() < share:
            pages[number] = page
        elif chance.random() < 0.1:
            half = chance.randrange(1, 8) * 512
            pages[number] = page[:half] + pages[number][half:]
    return b"".join(pages)
