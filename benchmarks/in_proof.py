"""A whole store proved: everything `verify` does over many records, against the reading it cannot do without.

The baseline looks at the same pages with the same checks of the engine, reads the same rows of the journal and of the
two lists, and hashes the same bytes. What is beyond it is ours: values made of rows, chains followed, signatures, heads
and people compared, every record folded, both lists made again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from benchmarks.figures import NotMeasured, Samples, in_turn
from benchmarks.in_store import hashed_bytes, sha256
from benchmarks.made_up import LEAD
from benchmarks.on_desk import long_record
from benchmarks.workshop import PASSPHRASE, Workshop
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import EntryId
from hsb_wizard.casework import door
from hsb_wizard.casework.proving import prove
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import look
from hsb_wizard.store import engine, journal
from hsb_wizard.store.forms import Pinned
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.vault import Vault
from hsb_wizard.values import replace

OF_A_RECORD = 2_000  # entries
FEW, MANY = 5, 50  # records


def proving_a_store(workshop: Workshop, rounds: int) -> Samples:
    """A store of 10,000 entries in 5 records."""
    return _proving(workshop, rounds, FEW)


def proving_a_large_store(workshop: Workshop, rounds: int) -> Samples:
    """A store of 100,000 entries in 50 records."""
    return _proving(workshop, rounds, MANY)


def _proving(workshop: Workshop, rounds: int, records: int) -> Samples:
    with a_store(workshop, records) as desk:

        def measured(vault: Vault) -> Samples:
            found = prove(desk, vault)
            if not found.sound or found.entries < records * OF_A_RECORD:
                raise NotMeasured("The made-up store does not hold.")
            return in_turn(lambda: prove(desk, vault), reading_alone(vault), rounds)

        return desk.on_vault(measured).result()


def reading_alone(vault: Vault) -> Callable[[], object]:
    """What looks at every page, reads every row and hashes what the chains are made over."""
    connection = vault.room.connection
    texts = [text for link in journal.links(connection) for text in hashed_bytes(link)]

    def read() -> int:
        engine.damaged_pages(connection)
        rows = [connection.execute(f"SELECT * FROM {table}").fetchall() for table in ("entry", "answer", "assessment")]  # noqa: S608
        return len(rows) + len([sha256(text) for text in texts])

    return read


@contextmanager
def a_store(workshop: Workshop, records: int) -> Iterator[Casework]:
    """A store with so many made-up records, open."""
    folder = workshop.place / f"proved-{os.urandom(4).hex()}"
    desk, _ = door.create(folder, LEAD, frozenset({"assessor"}), PASSPHRASE, TEST)
    try:
        desk.on_vault(lambda vault: _fill(desk, vault, records)).result()
        yield desk
    finally:
        desk.close(back_up=False)


def _fill(desk: Casework, vault: Vault, records: int) -> None:
    form, me = desk.form, vault.me.id
    pinned: tuple[Pinned, ...] = ((form.id, form.version, form.hash, form.canonical),)
    for _ in range(records):
        case = vault.new_case_id()

        def of_this(entry: Entry, case: object = case) -> Entry:
            return replace(entry, case=case, id=EntryId(os.urandom(16).hex()), who=me, typed_by=me)  # type: ignore[arg-type]

        entries = [of_this(each) for each in long_record(form, OF_A_RECORD)]
        vault.append(entries, look(form, fold(case, entries), desk.today()).summary, pinned)
