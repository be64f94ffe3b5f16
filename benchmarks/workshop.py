"""Where figures are measured: a folder of its own, made-up people, a full record; gone when the run ends.

What is made here is made once and shared by the figures of one run. Nothing outside the folder is read or written but
the program and its forms: the home of whoever measures is not used.
"""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.made_up import LEAD, record_text
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import CaseId
from hsb_wizard.casework import door
from hsb_wizard.casework.bringing_in import bring_in
from hsb_wizard.casework.demo import make
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.store.keys import TEST

ROOT = Path(__file__).resolve().parents[1]
PEERS = Path(__file__).parent / "peers"
COMPLETE = ROOT / "tests" / "data" / "complete_case.json"
FORM = ROOT / "forms" / "holistic"
DEMO = "demo"  # the passphrase of everybody in the demonstration
PASSPHRASE = "lantern meadow copper violin harbour"
HOMES = ("HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


class Workshop:
    """The folder and what was made in it."""

    def __init__(self, place: Path) -> None:
        """Begin with an empty ``place``."""
        self.place = place
        self._desks: list[Casework] = []
        self._numbers = itertools.count()
        self.shared: dict[str, Any] = {}  # what was measured once for several figures

    @cached_property
    def desk(self) -> Casework:
        """Reception of an open store. Its key costs next to nothing to derive: no figure here is about that."""
        desk, _ = door.create(self.place / "desk", LEAD, frozenset({"assessor"}), PASSPHRASE, TEST)
        self._desks.append(desk)
        return desk

    @cached_property
    def case(self) -> CaseId:
        """A full made-up record in that store: the one of the tests, or one that is made from the form."""
        text = COMPLETE.read_text(encoding="utf-8") if COMPLETE.exists() else record_text(self.desk.form)
        return bring_in(self.desk, text)

    @cached_property
    def record(self) -> Record:
        """The same record, open."""
        return self.desk.open_case(self.case).result()

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All its entries, in the journal's order."""
        found = self.desk.run(lambda vault: vault.entries(self.case)).result()
        assert isinstance(found, tuple)
        return found

    @cached_property
    def closed_store(self) -> Path:
        """A store that nobody has open, for the program to be started on."""
        folder = self.place / "closed"
        door.create(folder, LEAD, frozenset({"assessor"}), PASSPHRASE, TEST)[0].close()
        return folder

    def demo_store(self) -> Path:
        """A store of its own with the made-up case half way through, for a program to write in; anew each time."""
        first, number = self.place / "demo", next(self._numbers)
        if not first.exists():
            make(first, DEMO)
        return Path(shutil.copytree(first, self.place / f"demo-{number}"))

    def close(self) -> None:
        """Close what is open."""
        while self._desks:
            self._desks.pop().close()


@contextmanager
def workshop() -> Iterator[Workshop]:
    """A workshop in a new temporary folder, which is the home of every program started from it."""
    place = Path(tempfile.mkdtemp(prefix="benchmarks-"))
    kept = {name: os.environ.get(name) for name in (*HOMES, "PYTHONPATH", "HSB_WIZARD_STORE")}
    os.environ.update({name: str(place / "home") for name in HOMES})
    os.environ["PYTHONPATH"] = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    os.environ.pop("HSB_WIZARD_STORE", None)
    made = Workshop(place)
    try:
        yield made
    finally:
        made.close()
        for name, value in kept.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
        shutil.rmtree(place, ignore_errors=True)
