"""The work that is cut short: each phase does one kind of it and says after each piece what was acknowledged.

A line is ``entry ID``, ``file PATH``, ``backup NAME``, ``words N``, ``code CODE`` or a word: the judge looks for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.faults.world import AMINA, REFERENCE, TOM, WORDS, World, kept, texts

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import sealed_copies, verbs
from hsb_wizard.casework.exporting import Wanted, export
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.store import opening
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.rekeying import new_recovery_code

VIEWING = "viewing"  # it may not be written, and is shown
Phase = Callable[[World, int], Iterator[str]]


def new_words(number: int) -> str:
    """The passphrase given in the ``number``th change."""
    return f"{WORDS[TOM]} {number}"


def said(step: Step | None) -> Iterator[str]:
    kept(step)
    assert step is not None
    for entry in step.entries:
        yield f"entry {entry.id}"


def closed(desk: Casework) -> Iterator[str]:
    desk.close()
    yield "closed"


def typing(world: World, round_: int) -> Iterator[str]:
    """Drafts and answers, short and long ones."""
    desk = world.desk()
    record = desk.open_case(REFERENCE).result()
    for number, path in enumerate(texts(record)[:6]):
        text = f"round {round_} answer {number}" + " words" * (number * 311 % 900)
        desk.save_draft(record, path, Voice.AGREED, text[: len(text) // 2]).result()
        step = verbs.answer(desk, record, path, AnswerGiven(text))
        yield from said(step)
        assert step is not None
        record = step.record
    yield from closed(desk)


def signing(world: World, round_: int) -> Iterator[str]:
    """Both sign, a change takes the signatures away, both sign again."""
    desk = world.desk()
    amina, tom = desk.me, desk.confirm(TOM, WORDS[TOM]).result()
    record: Record = desk.open_case(REFERENCE).result()
    path = texts(record)[0]
    for number in range(3):
        for person in (amina, tom):
            desk.hand_over(person.id)
            step = verbs.sign(desk, record, desk.record_code(record.assessment.case).result())
            yield from said(step)
            record = step.record
        desk.change_because("A fact was put right.")
        change = verbs.answer(desk, record, path, AnswerGiven(f"round {round_} change {number}"))
        yield from said(change)
        assert change is not None
        record = change.record
    yield from closed(desk)


def exporting(world: World, round_: int) -> Iterator[str]:
    """Documents, one after the other."""
    desk = world.desk()
    if desk.read_only:
        yield VIEWING
    record = desk.open_case(REFERENCE).result()
    out = world.place / "out"
    for number in range(3):
        made = export(desk, record, Wanted("safety-plan", out / f"Assessment {REFERENCE} {round_}-{number}.pdf"))
        yield f"file {made.path}"
    yield from closed(desk)


def backing_up(world: World, round_: int) -> Iterator[str]:
    """Something new, and a copy of everything."""
    desk = world.desk()
    record = desk.open_case(REFERENCE).result()
    path = texts(record)[1]
    for number in range(3):
        step = verbs.answer(desk, record, path, AnswerGiven(f"round {round_} before backup {number}"))
        yield from said(step)
        assert step is not None
        record = step.record
        copy = desk.on_vault(lambda vault: vault.backup()).result()
        yield f"backup {copy.folder.name}"
    yield from closed(desk)


def changing_passphrase(world: World, round_: int) -> Iterator[str]:
    """Tom's passphrase, lost and replaced, several times."""
    vault = world.recovered()
    tom = next(each for each in vault.people() if each.name == TOM)
    for number in range(4):
        vault.new_passphrase(tom.id, new_words(number), TEST)
        yield f"words {number}"
    vault.close()
    yield "closed"


def making(world: World, round_: int) -> Iterator[str]:
    """A new store, with every table of its layout."""
    place = world.place / "new"
    opening.create(place, "Ruth Ellis", ["assessor"], "made up words", TEST, world.memory).vault.close()
    yield "made"


def migrating(world: World, round_: int) -> Iterator[str]:
    """A store of the first layout, opened: brought up to date behind a backup."""
    opening.unlock(world.place / "old", AMINA, WORDS[AMINA], world.memory).close()
    yield "migrated"


def sending(world: World, round_: int) -> Iterator[str]:
    """Sealed copies for a colleague."""
    desk = world.desk()
    record = desk.open_case(REFERENCE).result()
    out = world.place / "out"
    for number in range(3):
        sent = sealed_copies.send(
            desk, record, out / f"Assessment {round_}-{number}.sealed", sealed_copies.Cover("Ruth"), TEST
        )
        yield f"file {sent.path}"
    yield from closed(desk)


def bringing_in(world: World, round_: int) -> Iterator[str]:
    """Sealed copies from another laptop, with something said here before each."""
    desk = world.desk()
    for name, phrase, new in world.coming:
        record = desk.open_case(REFERENCE).result()
        yield from said(verbs.answer(desk, record, texts(record)[1], AnswerGiven(f"round {round_} before {name}")))
        sealed_copies.bring_in(desk, world.place / "coming" / name, phrase).result()
        yield from (f"entry {each}" for each in new)
    yield from closed(desk)


def replacing_code(world: World, round_: int) -> Iterator[str]:
    """A new recovery code: every key of the store is new, and everybody's passphrase opens it as before."""
    for _ in range(2):
        yield f"code {new_recovery_code(world.open())}"


PHASES: dict[str, Phase] = {
    each.__name__: each
    for each in (
        typing, signing, exporting, backing_up, changing_passphrase, making, migrating, sending, bringing_in,
        replacing_code,
    )
}  # fmt: skip


def out_of(world: World) -> list[Path]:
    """Everything that stands where documents are put."""
    return sorted((world.place / "out").iterdir())
