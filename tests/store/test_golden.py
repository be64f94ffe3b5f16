"""A store of every released layout opens, and an engine that is not ours reads the same in it."""

import importlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.store.stories import AMINA, CANARY, WORDS

from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import STORE, Kind, Voice
from hsb_wizard.store import backups, chain, journal, people_file, schema, slots
from hsb_wizard.store.engine import HEADER_BYTES
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.opening import unlock

GOLDEN = Path(__file__).parents[1] / "data" / "golden"
LAYOUTS = sorted(GOLDEN.glob("layout-*"))


@pytest.fixture(params=LAYOUTS, ids=[each.name for each in LAYOUTS])
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a copy of a golden store."""
    kept: Path = request.param
    shutil.copytree(kept, tmp_path / "store")
    return tmp_path / "store"


def test_there_is_one_for_each_layout_there_ever_was() -> None:
    assert [each.name for each in LAYOUTS] == [f"layout-{number}" for number in range(1, schema.LAYOUT + 1)]


def test_it_opens_with_this_program_and_everything_in_it_holds(golden: Path, tmp_path: Path) -> None:
    layout = int(golden_layout(golden))
    vault = unlock(golden, AMINA, WORDS[AMINA], tmp_path / "memory")
    report = vault.verify()
    assert report.sound, report.first
    (case,) = vault.case_ids()
    record = fold(case, vault.entries(case))
    assert [record.text(f"family.question_{number}", Voice.LEAD) for number in range(10)] == [
        f"{CANARY} {n}" for n in range(10)
    ]
    assert (len(backups.backups(golden)) == 1) == (layout < schema.LAYOUT)  # brought up to date behind a backup
    vault.close(back_up=False)


def golden_layout(golden: Path) -> str:
    reader = independent(golden)
    (layout,) = reader.execute("PRAGMA user_version").fetchone()
    reader.close()
    return str(layout)


def independent(folder: Path) -> Any:
    """An engine of other makers, with the key that the passphrase opens and the salt that the file begins with."""
    opened = slots.open_slot(people_file.slot_of(folder, AMINA), WORDS[AMINA])
    assert opened is not None
    with (folder / DATABASE).open("rb") as file:
        salt = file.read(HEADER_BYTES)
    apsw = importlib.import_module("apsw")
    connection = apsw.Connection(str(folder / DATABASE), flags=apsw.SQLITE_OPEN_READONLY)
    connection.execute("PRAGMA cipher = 'sqlcipher'")
    connection.execute("PRAGMA legacy = 4")
    connection.execute(f"PRAGMA key = \"x'{opened.store_key.hex()}{salt.hex()}'\"")
    return connection


def test_an_independent_engine_reads_every_answer_and_follows_every_chain(golden: Path) -> None:
    reader = independent(golden)
    assert reader.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    said = [
        json.loads(row[0])["value"]
        for row in reader.execute("SELECT payload FROM entry WHERE kind = 'answer_given' ORDER BY lamport")
    ]
    assert said == [f"{CANARY} {number}" for number in range(10)]
    links = [journal._link(row) for row in reader.execute(journal._ALL)]
    assert chain.first_break(links) is None
    assert {Kind(link.kind) for link in links if link.case_id == STORE} >= {Kind.UNLOCKED, Kind.SLOT_ADDED}
    reader.close()


def test_an_independent_engine_reads_nothing_without_the_key(golden: Path) -> None:
    apsw = importlib.import_module("apsw")
    connection = apsw.Connection(str(golden / DATABASE), flags=apsw.SQLITE_OPEN_READONLY)
    with pytest.raises(apsw.NotADBError):
        connection.execute("SELECT count(*) FROM entry").fetchall()
    connection.close()
