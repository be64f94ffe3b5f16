"""Whoever types a wrong passphrase again and again waits longer each time, wherever a colleague's is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hsb_wizard.assessment.kinds import STORE, Kind
from hsb_wizard.casework import door
from hsb_wizard.casework.patience import Patience
from hsb_wizard.casework.reception import Casework
from hsb_wizard.errors import TriedTooSoon, WeakPassphrase, WrongPassphrase
from hsb_wizard.store import journal
from hsb_wizard.store.keys import TEST
from hsb_wizard.store.vault import Vault

AMINA, TOM = "Amina Khan", "Tom Reed"
AMINAS, TOMS = "lantern meadow copper violin harbour", "saddle pepper window orchid thunder"


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Iterator[Casework]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    opened, _ = door.create(tmp_path / "store", AMINA, frozenset({"assessor"}), AMINAS, TEST)
    opened.run(lambda vault: vault.add_person(TOM, ["assessor"], TOMS, TEST)).result()
    opened.patience = Patience(clock, door.retry_after)
    yield opened
    opened.close()


def wrong(desk: Casework, who: str = TOM) -> int:
    with pytest.raises(WrongPassphrase) as refused:
        desk.confirm(who, "not at all his words").result()
    assert not isinstance(refused.value, TriedTooSoon)
    return refused.value.wait


def unlocked(vault: Vault) -> list[str]:
    with vault.room.reading() as connection:
        return [each.who for each in journal.entries_of(connection, STORE) if each.kind is Kind.UNLOCKED]


def test_the_wait_for_a_colleagues_passphrase_grows_with_each_wrong_one(desk: Casework, clock: Clock) -> None:
    waits = []
    for _ in range(6):
        waits.append(wrong(desk))
        clock.now += waits[-1]
    assert waits == [door.retry_after(tries) for tries in range(1, 7)]
    assert waits[-1] > waits[-2] > 0


def test_before_the_wait_is_over_even_the_right_one_is_not_tried_and_after_it_it_opens(
    desk: Casework, clock: Clock
) -> None:
    for _ in range(3):
        wrong(desk)
    with pytest.raises(TriedTooSoon, match="Wait 1 second"):
        desk.confirm(TOM, TOMS).result()
    clock.now += 1
    assert desk.confirm(TOM, TOMS).result().name == TOM
    assert wrong(desk) == 0  # what was right lets go of what was wrong before


def test_one_persons_wrong_tries_keep_nobody_else_waiting(desk: Casework) -> None:
    for _ in range(3):
        wrong(desk)
    assert desk.confirm(AMINA, AMINAS).result().name == AMINA


def test_the_cover_and_ones_own_passphrase_follow_the_same_rule(desk: Casework) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            desk.let_back("nobody's words at all").result()
    with pytest.raises(TriedTooSoon):
        desk.let_back(AMINAS).result()
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            desk.change_passphrase("nobody's words at all", TOMS).result()
    with pytest.raises(TriedTooSoon):
        desk.change_passphrase(AMINAS, TOMS).result()
    with pytest.raises(WeakPassphrase):
        desk.change_passphrase(AMINAS, "short")


def test_a_colleagues_passphrase_is_an_entry_of_theirs_once_in_a_sitting(desk: Casework) -> None:
    tom = next(each.id for each in desk.people().result() if each.name == TOM)
    before = desk.run(unlocked).result()
    wrong(desk)
    for _ in ("handed over", "signed"):
        desk.confirm(TOM, TOMS).result()
    desk.confirm(AMINA, AMINAS).result()  # who opened the store has an entry already
    assert isinstance(before, list)
    assert desk.run(unlocked).result() == [*before, tom]
    assert desk.verify().result().sound
