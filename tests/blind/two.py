"""What the attacks on blindness share: a store in which Tom wrote alone, Amina, and every byte of its pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import door, verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.store import engine, people_file, slots
from hsb_wizard.store.engine import PAGE, Connection
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.keys import TEST
from hsb_wizard.values import replace

AMINA, TOM, PRIYA = "Amina Khan", "Tom Rees", "Priya Nair"
WORDS = {
    AMINA: "lantern meadow copper violin harbour",
    TOM: "saddle pepper window orchid thunder",
    PRIYA: "button forest ribbon castle pillow",
}
PART, OPEN_PART = "family", "behaviour"
NOTE, SOURCE, HALF = "plover by the ford", "Mrs Wagtail", "half a curlew"
SECRETS = (NOTE, SOURCE, HALF)
RESERVED = 80  # bytes at the end of a page: the IV, and what proves the page


@dataclass(frozen=True)
class Two:
    """A store, closed; Amina's passphrase in a file; the questions that Tom answered alone."""

    folder: Path
    passphrase: Path
    code: str
    paths: tuple[str, ...]

    def open(self, name: str = AMINA) -> Casework:
        return door.unlock(self.folder, name, WORDS[name])

    @property
    def key(self) -> bytes:
        """The key of the file, as Amina's slot gives it."""
        opened = slots.open_slot(people_file.slot_of(self.folder, AMINA), WORDS[AMINA])
        assert opened is not None
        return opened.store_key

    def command(self, *words: str | Path) -> list[str]:
        who = ["--store", str(self.folder), "--as", AMINA, "--passphrase-file", str(self.passphrase)]
        return [*map(str, words), *who]

    def copy(self, to: Path) -> Two:
        shutil.copytree(self.folder, to / "store")
        return replace(self, folder=to / "store")


def unlikely_paths(record: Record, part: str) -> tuple[str, ...]:
    """Factors of a part whose paths stand nowhere in the text of the form, so that finding one is a find."""
    return tuple(
        path for path in record.form.factors if record.form.part_of(path) == part and path not in record.form.canonical
    )


def says(desk: Casework, record: Record, path: str, given: AnswerGiven, voice: Voice = Voice.AGREED) -> Record:
    step = verbs.answer(desk, record, path, given, voice)
    assert step is not None
    step.saved.result()
    return step.record


def tom_writes(desk: Casework, record: Record, paths: tuple[str, ...], note: str = NOTE) -> Record:
    """Tom gives his passphrase and answers these questions alone."""
    tom = desk.confirm(TOM, WORDS[TOM]).result()
    desk.hand_over(tom.id)
    record = desk.as_seen(record).result()
    for level, path in zip(("priority", "strength", "concern", "priority"), paths, strict=False):
        record = says(desk, record, path, AnswerGiven(level, note=note, sources=(SOURCE,)), Voice.CO)
    return record


def make(folder: Path) -> Two:
    """Amina opens a case; Tom finishes one part, begins another, and is half way in a note."""
    desk, code = door.create(folder / "store", AMINA, frozenset({"assessor"}), WORDS[AMINA], TEST)
    desk.run(lambda vault: vault.add_person(TOM, {"assessor"}, WORDS[TOM], TEST)).result()
    desk.run(lambda vault: vault.add_person(PRIYA, {"supervisor"}, WORDS[PRIYA], TEST)).result()
    lead, co = (next(each for each in desk.people().result() if each.name == name) for name in (AMINA, TOM))
    record = says(desk, desk.start_case("A-0007", lead, co).record, "screen.outcome", AnswerGiven("go_on"))
    finished, begun = unlikely_paths(record, PART)[:2], unlikely_paths(record, OPEN_PART)[:2]
    record = tom_writes(desk, record, finished)
    record = verbs.finish_pass(desk, record, PART, Voice.CO).record
    record = tom_writes(desk, record, begun[:1])
    desk.save_draft(record, f"{begun[1]}#note", Voice.CO, HALF).result()
    desk.close()
    passphrase = folder / "passphrase"
    passphrase.write_text(WORDS[AMINA] + "\n", encoding="utf-8")
    passphrase.chmod(0o600)
    return Two(folder / "store", passphrase, code, (*finished, *begun))


# ------------------------------------------------------------------------------------------- the file, opened by hand


def tables(connection: Connection) -> Iterator[tuple[str, str]]:
    """Every value of every row of every table, as text, with the table's name."""
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for name in names:
        for row in connection.execute(f"SELECT * FROM {name}"):
            for each in row:
                yield name, each.decode("latin-1") if isinstance(each, bytes) else str(each)


def opened_by_hand(two: Two) -> Connection:
    return engine.connect(two.folder / DATABASE, two.key)


def pages(two: Two) -> bytes:
    """Every byte of the file, decrypted page by page with the file's key: free pages and slack as well."""
    data, made = (two.folder / DATABASE).read_bytes(), []
    for at in range(0, len(data), PAGE):
        page = data[at : at + PAGE]
        iv, begin = page[PAGE - RESERVED : PAGE - RESERVED + 16], 16 if at == 0 else 0
        cipher = Cipher(algorithms.AES(two.key), modes.CBC(iv)).decryptor()
        made.append(cipher.update(page[begin : PAGE - RESERVED]) + cipher.finalize())
    return b"".join(made)


def spellings(word: str) -> tuple[bytes, ...]:
    """A word as it could stand in the file: as it is, in capitals of hex, in hex, in UTF-16."""
    plain = word.encode("utf-8")
    return plain, plain.hex().encode("ascii"), plain.hex().upper().encode("ascii"), word.encode("utf-16-le")
