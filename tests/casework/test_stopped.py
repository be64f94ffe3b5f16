"""Long work that somebody stops, or that is under way when the store is left: what is on the disk then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from threading import Event, Thread

import pytest
from tests.casework.stories import AMINA, WORDS
from tests.casework.two_desks import REFERENCE, Desk, begun, two_desks

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.copies import back_up
from hsb_wizard.casework.door import unlock
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.sealed_copies import bring_in
from hsb_wizard.errors import Stopped
from hsb_wizard.store import engine
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.watch import Progress, Watch

Work = Callable[[Casework, Watch], Future[object]]


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the store that is copied and never opened."""
    return begun(tmp_path_factory.mktemp("window") / "store")


@pytest.fixture
def laptops(window: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Desk, Desk]]:
    """Return two laptops; on Tom's something was said that is not on Amina's. The engine is asked often."""
    monkeypatch.setattr(engine, "LOOKS", 5)
    made = two_desks(window, tmp_path)
    made[1].says("family.supervision", "strength", Voice.CO, "Seen on two visits")
    yield made
    for desk in made:
        desk.desk.close(back_up=False)


def stops_at(doing: str, over: float = 0.0) -> Watch:
    """A watch that is stopped from another thread's point of view: while the work does that, once it is so far."""
    watch = Watch(lambda far: watch.stop() if far.doing == doing and far.share >= over else None)
    return watch


def on_disk(folder: Path) -> list[str]:
    """Every name in the folder of the store, but the engine's own journal."""
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if not each.name.endswith("-journal"))


@pytest.mark.parametrize("doing", ["Looking at every page", "Reading every entry", "Proving what was read"])
def test_a_proof_that_is_stopped_changes_nothing_and_the_next_one_goes_through(
    laptops: tuple[Desk, Desk], doing: str
) -> None:
    desk = laptops[0].desk
    before = on_disk(desk.folder)
    with pytest.raises(Stopped):
        desk.verify(stops_at(doing)).result()
    assert on_disk(desk.folder) == before
    assert desk.verify().result().sound


@pytest.mark.parametrize(("doing", "over"), [("Copying the store", 0.0), ("Proving the copy", 0.5)])
@pytest.mark.parametrize("elsewhere", [False, True], ids=["its own backups", "a stick"])
def test_of_a_backup_that_is_stopped_no_piece_is_left_and_the_ones_there_are_stand(
    laptops: tuple[Desk, Desk], tmp_path: Path, doing: str, over: float, elsewhere: bool
) -> None:
    desk, stick = laptops[0].desk, tmp_path / "stick"
    stick.mkdir()
    back_up(desk).result()
    before = on_disk(desk.folder)
    with pytest.raises(Stopped):
        back_up(desk, stick if elsewhere else None, stops_at(doing, over)).result()
    assert on_disk(desk.folder) == before
    assert list(stick.iterdir()) == []
    made = back_up(desk, stick if elsewhere else None).result()
    assert (made / DATABASE).is_file()


@pytest.mark.parametrize("doing", ["Opening the copy", "Proving what is in it", "Bringing it in"])
def test_of_a_sealed_copy_that_is_stopped_nothing_came_in_and_it_can_come_in_afterwards(
    laptops: tuple[Desk, Desk], doing: str
) -> None:
    amina, tom = laptops
    sealed = tom.sends()
    before = amina.desk.record_code(amina.record.assessment.case).result()
    with pytest.raises(Stopped):
        bring_in(amina.desk, *sealed, watch=stops_at(doing)).result()
    assert amina.desk.record_code(amina.record.assessment.case).result() == before
    assert amina.desk.verify().result().sound
    amina.brings_in(sealed)
    assert amina.desk.record_code(amina.record.assessment.case).result() != before
    assert amina.desk.verify().result().sound


def _backs_up(desk: Casework, watch: Watch) -> Future[Path]:
    return back_up(desk, None, watch)


@pytest.mark.parametrize(
    ("work", "doing"),
    [(_backs_up, "Proving the copy"), (Casework.verify, "Reading every entry")],
    ids=["copy", "proof"],
)
def test_who_leaves_in_the_middle_waits_for_nothing_and_leaves_a_whole_store(
    laptops: tuple[Desk, Desk], work: Work, doing: str
) -> None:
    """The work stands still at one place of its way, for as long as leaving has not reached it."""
    desk = laptops[0].desk
    reached, left, before = Event(), Event(), on_disk(laptops[0].desk.folder / "backups")

    def tell(far: Progress) -> None:
        if far.doing == doing:
            reached.set()
            left.wait(20)

    watch = Watch(tell)
    under_way = work(desk, watch)
    assert reached.wait(20)
    leaving = Thread(target=desk.close, kwargs={"back_up": False})
    leaving.start()
    while not watch.stopped:
        left.wait(0.01)
    left.set()
    leaving.join(20)
    assert not leaving.is_alive()
    assert isinstance(under_way.exception(), Stopped)
    assert on_disk(desk.folder / "backups") == before
    assert not [each for each in on_disk(desk.folder) if each.endswith(".tmp")]
    again = unlock(desk.folder, AMINA, WORDS[AMINA])
    assert again.open_case(REFERENCE).result().assessment.reference == REFERENCE
    assert again.verify().result().sound
    again.close(back_up=False)
