"""Paper and copies that somebody stops while they are made: what is on the disk then, what the journal says left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.casework.stories import AMINA, CASE_FILE, WORDS

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.casework import access, door, exporting, sealed_copies, sending_out, sheets
from hsb_wizard.casework.bringing_in import bring_in
from hsb_wizard.casework.putting_down import WRITING
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import Stopped, StoppedBetween
from hsb_wizard.store.keys import TEST
from hsb_wizard.watch import Watch

Makes = Callable[[Casework, Record, Path, Watch | None], object]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Casework]:
    """Return a store with the complete case, open."""
    made, _ = door.create(tmp_path / "store", AMINA, frozenset({"assessor"}), WORDS[AMINA], TEST)
    bring_in(made, CASE_FILE.read_text(encoding="utf-8"))
    yield made
    made.close(back_up=False)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return the folder that everything is written to."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def a_document(desk: Casework, record: Record, folder: Path, watch: Watch | None) -> object:
    return exporting.export(desk, record, exporting.Wanted("safety-plan", folder / "plan.pdf"), watch)


def a_sheet(desk: Casework, record: Record, folder: Path, watch: Watch | None) -> object:
    wanted = sheets.WantedSheet("rating-sheet", folder / "sheet.pdf", Voice.LEAD)
    return sheets.make_sheet(desk, record, wanted, watch)


def an_access_copy(desk: Casework, record: Record, folder: Path, watch: Watch | None) -> object:
    return access.write(desk, record, folder / "copy.pdf", "", watch)


def a_sealed_copy(desk: Casework, record: Record, folder: Path, watch: Watch | None) -> object:
    return sealed_copies.send(desk, record, folder / "copy.sealed", profile=TEST, watch=watch)


def letters(desk: Casework, record: Record, folder: Path, watch: Watch | None) -> object:
    return sending_out.write_letters(desk, record, folder, watch)


class Until(Watch):
    """Somebody stops it when it comes to that place of a piece."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place

    def at(self, done: float, of: float = 1, doing: str = "", place: str = "") -> None:
        if place == self._place:
            self.stop()
        super().at(done, of, doing, place)


def stops_at(piece: str) -> Watch:
    """A watch that is stopped while that is done."""
    watch = Watch(lambda far: watch.stop() if far.doing == piece else None)
    return watch


def record_of(desk: Casework) -> Record:
    return desk.open_case("A-0007").result()


def left(desk: Casework) -> list[str]:
    """What the journal says left, in its order."""
    case = record_of(desk).assessment.case
    entries = desk.on_vault(lambda vault: vault.entries(case)).result()
    return [each.kind.value for each in entries if each.kind in (Kind.EXPORTED, Kind.BUNDLE_SENT)]


PIECES: list[tuple[Makes, str, str]] = [
    (a_document, exporting.MAKING, "exported"),
    (a_document, "Making the PDF", "exported"),
    (a_sheet, "Making the PDF", "exported"),
    (an_access_copy, access.DRAFTING, "exported"),
    (an_access_copy, access.LOOKING, "exported"),
    (an_access_copy, "Making the PDF", "exported"),
    (a_sealed_copy, sealed_copies.GATHERING, "bundle_sent"),
    (a_sealed_copy, sealed_copies.SEALING, "bundle_sent"),
]


@pytest.mark.parametrize(("makes", "piece", "kind"), PIECES)
def test_what_is_stopped_leaves_no_file_and_no_line_and_the_next_one_leaves_both(
    makes: Makes, piece: str, kind: str, desk: Casework, stick: Path
) -> None:
    with pytest.raises(Stopped):
        makes(desk, record_of(desk), stick, stops_at(piece))
    assert list(stick.iterdir()) == []
    assert left(desk) == []
    makes(desk, record_of(desk), stick, Watch())
    assert [each.name.startswith(".") for each in stick.iterdir()] == [False]
    assert left(desk) == [kind]


@pytest.mark.parametrize("makes", [a_document, a_sheet, an_access_copy, a_sealed_copy])
def test_once_it_is_being_written_it_can_only_be_finished(makes: Makes, desk: Casework, stick: Path) -> None:
    tried: list[bool] = []

    def tell(far: object) -> None:
        if watch.past:
            tried.append(watch.stop())

    watch = Watch(tell)
    makes(desk, record_of(desk), stick, watch)
    assert tried == [False]
    assert len(list(stick.iterdir())) == len(left(desk)) == 1


@pytest.mark.parametrize("makes", [a_document, a_sheet, an_access_copy, a_sealed_copy])
def test_how_far_it_is_goes_one_way_and_ends_with_writing_the_file(makes: Makes, desk: Casework, stick: Path) -> None:
    said: list[tuple[float, str]] = []
    watch = Watch(lambda far: said.append((far.share, far.doing)))
    makes(desk, record_of(desk), stick, watch)
    assert [share for share, _ in said] == sorted(share for share, _ in said)
    assert said[-1][1] == WRITING
    assert len({doing for _, doing in said}) > 1


def test_letters_that_are_stopped_before_the_first_leave_nothing(desk: Casework, stick: Path) -> None:
    with pytest.raises(Stopped) as stopped:
        letters(desk, record_of(desk), stick, stops_at(sending_out.WRITING))
    assert not isinstance(stopped.value, StoppedBetween)
    assert (list(stick.iterdir()), left(desk)) == ([], [])


def test_letters_that_are_stopped_in_between_are_whole_noted_and_not_written_twice(desk: Casework, stick: Path) -> None:
    with pytest.raises(StoppedBetween, match="1 letter is written, of 2"):
        letters(desk, record_of(desk), stick, Until("2 of 2"))
    first = {each.name: each.read_bytes() for each in stick.iterdir()}
    assert len(first) == len(left(desk)) == 1
    letters(desk, record_of(desk), stick, None)
    both = {each.name: each.read_bytes() for each in stick.iterdir()}
    assert first.items() <= both.items()
    assert len(both) == len(left(desk)) == 2


def test_a_letter_that_somebody_changed_stands_in_the_way_and_no_other_is_written(desk: Casework, stick: Path) -> None:
    letters(desk, record_of(desk), stick, None)
    changed, other = sorted(stick.iterdir())
    changed.write_text("Written over by hand.", encoding="utf-8")
    other.unlink()
    with pytest.raises(Exception, match="there is a file of that name already"):
        letters(desk, record_of(desk), stick, None)
    assert [each.read_text(encoding="utf-8") for each in stick.iterdir()] == ["Written over by hand."]
