"""What the stories at the front door share: a made-up store, the program in a process of its own, and what must hold
after every refusal.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.casework import door, verbs
from hsb_wizard.casework.exchange import to_plain
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.forms.form import Form
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.vault import Vault

AMINA, TOM = "Amina Khan", "Tom Reed"
WORDS = {AMINA: "lantern meadow copper violin harbour", TOM: "saddle pepper window orchid thunder"}
CHECKOUT = Path(__file__).parents[2]
SYSTEM = ctypes.CDLL(None)  # loaded here: a child between fork and start should load nothing
Ended = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Shop:
    """A store of two assessors and one case that has its safety plan begun and its ratings open; closed."""

    folder: Path
    passphrase: Path  # Amina's, in a file
    case: str
    listing: tuple[CaseSummary, ...]
    text: str  # the case as JSON

    @property
    def database(self) -> Path:
        return self.folder / "assessments.db"

    def open(self, name: str = AMINA) -> Casework:
        return door.unlock(self.folder, name, WORDS[name])

    def command(self, *words: str | Path) -> list[str]:
        """Give the program's arguments on this store as Amina."""
        who = ["--store", str(self.folder), "--as", AMINA, "--passphrase-file", str(self.passphrase)]
        return [*map(str, words), *who]

    def run(self, *words: str | Path, **how: object) -> Ended:
        """Run one command on this store as Amina, in a process of its own."""
        return program(*self.command(*words), **how)  # type: ignore[arg-type]

    def listed(self) -> tuple[CaseSummary, ...]:
        """Open the store, prove the whole of it, and give its list."""
        desk = self.open()
        try:
            desk.verify().result().raise_if_damaged(self.folder)
            assert desk.open_case(self.case).result().assessment.reference == "A-0007"
            return desk.cases().result()
        finally:
            desk.close()


def passphrase_file(folder: Path, words: str = WORDS[AMINA]) -> Path:
    """Put ``words`` in a file that nobody else may read."""
    path = folder / "passphrase"
    path.write_text(words + "\n", encoding="utf-8")
    path.chmod(0o600)
    return path


def open_shop(folder: Path) -> Shop:
    """Make the store in ``folder``, through reception, with the cheap key derivation."""
    desk, _ = door.create(folder, AMINA, frozenset({"assessor"}), WORDS[AMINA], TEST)
    desk.run(lambda vault: add(vault, TOM)).result()
    lead, co = desk.people().result()
    record = desk.start_case("A-0007", lead, co).record
    form, opens = desk.form, next(each for each in gate_options(desk.form) if each[1] == "open")
    for path, text in ((form.role("gate"), opens[0]), *((path, "Arranged today.") for path in long_texts(form)[:3])):
        record = say(desk, record, path, text)
    listing, text = desk.cases().result(), json.dumps(to_plain(record, ""))
    desk.close()
    return Shop(folder, Path(), record.assessment.case, listing, text)


def add(vault: Vault, name: str) -> None:
    vault.add_person(name, ["assessor"], WORDS[name], TEST)


def gate_options(form: Form) -> list[tuple[str, str | None]]:
    return [(each.value, each.gate) for each in form.question(form.role("gate")).options]


def long_texts(form: Form) -> list[str]:
    """Give the long answers of the safety plan: never closed, and the pair's own."""
    section = form.section(form.role("safety"))
    return [f"{section.id}.{each.id}" for each in section.question if each.type == "long_text"]


def say(desk: Casework, record: Record, path: str, text: str) -> Record:
    """Say one agreed answer and wait until it is on the disk."""
    step = verbs.answer(desk, record, path, AnswerGiven(text))
    assert step is not None
    step.saved.result()
    return step.record


def program(
    *words: str,
    more: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
    cwd: Path | None = None,
) -> Ended:
    """Run the program with ``words`` in a process of its own, without a terminal.

    ``more`` is laid over the environment; ``before`` runs in the child before the program begins.
    """
    return subprocess.run(
        [sys.executable, "-m", "hsb_wizard", *words],
        env={**os.environ, **(more or {})},
        preexec_fn=before,  # limits and rights of the child alone; no thread of ours holds a lock
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def refused(ended: Ended, code: int) -> str:
    """Hold that the program ended with ``code`` and one paragraph on standard error, and give the paragraph."""
    assert ended.returncode == code, ended.stderr
    assert "Traceback" not in ended.stderr + ended.stdout
    paragraphs = ended.stderr.splitlines()
    assert len(paragraphs) == 1, ended.stderr
    assert paragraphs[0][-1] in ".?", paragraphs[0]
    return paragraphs[0]


def like_an_ordinary_user() -> None:
    """Put down what root may do beyond the modes of files (in a child, before the program begins)."""
    if os.geteuid() != 0:
        return
    drop_from_bounding_set = 24
    for capability in (1, 2, 3):  # override of modes, of reading, of ownership
        if SYSTEM.prctl(drop_from_bounding_set, capability, 0, 0, 0) != 0:
            os._exit(98)


def bytes_under(*folders: Path) -> dict[Path, bytes]:
    """Give every file below ``folders`` with its content."""
    return {path: path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


def names(paths: Sequence[Path]) -> list[str]:
    return sorted(path.name for path in paths)
