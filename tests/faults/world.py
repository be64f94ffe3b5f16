"""The small made-up store that is attacked: two people, one case, and a desk that works on one thread."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.assessment.play import closed_because, voices_of
from hsb_wizard.casework import door, sealed_copies, verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.forms.form import Form
from hsb_wizard.store import opening
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.vault import Vault

AMINA, TOM = "Amina Khan", "Tom Reed"
WORDS = {AMINA: "lantern meadow copper violin harbour", TOM: "saddle pepper window orchid thunder"}
REFERENCE = "A-0007"
OLDEST = Path(__file__).parents[1] / "data" / "golden" / "layout-1"  # a store as the first version made it

Coming = tuple[str, str, list[str]]  # a sealed copy: its file, its phrase, which of its entries are new


class Inline:
    """A clerk without a thread: a process that forks must have none, and a fault is counted on one."""

    def submit(self, function: Callable[..., Any], *args: Any, **more: Any) -> Future[Any]:
        """Do it now."""
        done: Future[Any] = Future()
        try:
            done.set_result(function(*args, **more))
        except Exception as error:  # noqa: BLE001 - a future holds what went wrong, as the clerk's does
            done.set_exception(error)
        return done

    def close(self, last: Callable[[], None] | None = None) -> None:
        """Do the last thing."""
        if last is not None:
            last()


@dataclass(frozen=True)
class World:
    """The store in ``place``, closed; ``place`` is copied for each attack."""

    place: Path
    code: str

    @property
    def folder(self) -> Path:
        return self.place / "store"

    @property
    def memory(self) -> Path:
        return self.place / "memory"

    @property
    def database(self) -> Path:
        return self.folder / "assessments.db"

    @property
    def coming(self) -> list[Coming]:
        return [tuple(each) for each in json.loads((self.place / "coming" / "said.json").read_text("utf-8"))]

    def at(self, place: Path) -> World:
        """Give a copy of it in ``place``, whatever stood there."""
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.place, place)
        return World(place, self.code)

    def open(self, name: str = AMINA, words: str = "") -> Vault:
        return opening.unlock(self.folder, name, words or WORDS[name], self.memory)

    def recovered(self) -> Vault:
        return opening.unlock_with_recovery(self.folder, self.code, self.memory)

    def desk(self) -> Casework:
        return desk_of(self.open(), self.folder)


class Plain(Casework):
    """Reception that reads the form as it is written: putting it into words takes longer than what is attacked."""

    def in_words(self, form: Form, language: str = "") -> Form:
        return form


@cache
def form() -> Form:
    """The shipped form, read once."""
    return door.present_form()


def desk_of(vault: Vault, folder: Path) -> Casework:
    return Plain(vault, Inline(), form(), folder)  # type: ignore[arg-type]


def make_world(place: Path) -> World:
    """Make it: a case with its gate open and a few answers."""
    made = opening.create(place / "store", AMINA, ["assessor"], WORDS[AMINA], TEST, place / "memory")
    made.vault.add_person(TOM, ["assessor"], WORDS[TOM], TEST)
    desk = desk_of(made.vault, place / "store")
    lead, co = desk.people().result()
    record = kept(desk.start_case(REFERENCE, lead, co))
    gate = desk.form.role("gate")
    opens = next(each.value for each in desk.form.question(gate).options if each.gate == "open")
    record = kept(verbs.answer(desk, record, gate, AnswerGiven(opens)))
    for path in texts(record)[:3]:
        record = kept(verbs.answer(desk, record, path, AnswerGiven("Arranged today.")))
    desk.close()
    shutil.copytree(OLDEST, place / "old")
    (place / "out").mkdir()
    world = World(place, made.recovery_code)
    make_coming(world, place.with_name("elsewhere"))
    return world


def make_coming(world: World, elsewhere: Path) -> None:
    """Put sealed copies of the same case from Tom's laptop into the world: each one has more than the one before."""
    coming = world.place / "coming"
    coming.mkdir()
    shutil.copytree(world.folder, elsewhere / "store")
    desk = desk_of(opening.unlock(elsewhere / "store", TOM, WORDS[TOM], elsewhere / "memory"), elsewhere / "store")
    record, said = desk.open_case(REFERENCE).result(), list[Coming]()
    for number in range(3):
        step = verbs.answer(desk, record, texts(record)[4 + number], AnswerGiven(f"From elsewhere, {number}."))
        record = kept(step)
        sent = sealed_copies.send(desk, record, coming / f"{number}.sealed", profile=TEST)
        said.append((sent.path.name, sent.phrase, [entry.id for entry in step.entries] if step else []))
    desk.close()
    (coming / "said.json").write_text(json.dumps(said), encoding="utf-8")


def kept(step: Step | None) -> Record:
    """Wait until it is on the disk."""
    assert step is not None
    step.saved.result()
    return step.record


def texts(record: Record) -> list[str]:
    """Give the places where the pair may write now."""
    return [path for path, _ in _open_texts(record)]


def _open_texts(record: Record) -> Iterator[tuple[str, str]]:
    for path in record.form.questions:
        question = record.form.question(path)
        pairs_own = voices_of(record.form, record.assessment, path) == (Voice.AGREED,)
        if question.type in ("text", "long_text") and pairs_own and not closed_because(record.form, record.play, path):
            yield path, question.type
