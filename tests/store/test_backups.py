"""Backups: when one is made, which are kept, and that neither typing nor a lock waits for one."""

import shutil
import stat
import threading
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from tests.store.stories import AMINA, CANARY, WORDS, Shop, say

from hsb_wizard.assessment.kinds import STORE, Kind
from hsb_wizard.assessment.payloads import BackedUp
from hsb_wizard.errors import BackupFailed
from hsb_wizard.store import backups, engine
from hsb_wizard.store.backups import Backup, Copying, superseded
from hsb_wizard.store.clerk import Clerk
from hsb_wizard.store.faults import DATABASE
from hsb_wizard.store.hourly import HOUR, Hourly
from hsb_wizard.store.opening import unlock

START = datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_a_clean_close_after_new_content_leaves_a_proven_backup_that_opens(shop: Shop, tmp_path: Path) -> None:
    count = len(backups.backups(shop.folder))
    shop.open().close()
    assert len(backups.backups(shop.folder)) == count  # nothing was added
    vault = shop.open()
    code = say(vault, shop.case, "worth keeping")
    assert vault.backup_due
    vault.close()
    newest = backups.backups(shop.folder)[0]
    assert sorted(path.name for path in newest.folder.iterdir()) == ["assessments.db", "people"]
    shutil.copytree(newest.folder, tmp_path / "restored")
    restored = unlock(tmp_path / "restored", AMINA, WORDS[AMINA], tmp_path / "memory")
    assert restored.record_code(shop.case) == code
    assert restored.verify().sound
    restored.close()
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in newest.folder.iterdir())
    assert CANARY.encode() not in (newest.folder / DATABASE).read_bytes()


def test_a_backup_is_an_entry_that_says_when_and_whether_it_left_the_store(shop: Shop, tmp_path: Path) -> None:
    vault = shop.open()
    vault.backup()
    made = vault.backup(tmp_path)
    said = [each.payload for each in vault.entries(STORE) if each.kind is Kind.BACKED_UP]
    vault.close(back_up=False)
    assert [each.elsewhere for each in said[-2:] if isinstance(each, BackedUp)] == [False, True]
    assert made.folder.parent == tmp_path
    assert made in backups.in_folder(tmp_path)
    assert made not in backups.backups(shop.folder)


def kept_of(made: list[Backup]) -> list[Backup]:
    """Return what is kept when each of ``made`` is made in turn."""
    kept: list[Backup] = []
    for backup in made:
        copies = [backup, *kept]
        kept = [each for each in copies if each not in superseded(copies)]
        assert kept[0] == backup
    return kept


def test_ten_backups_are_kept_ten_minutes_apart_and_the_newest_always() -> None:
    kept = kept_of([Backup(START + timedelta(minutes=4 * number), Path(str(number))) for number in range(40)])
    assert len(kept) == 11  # and the first of the week
    gaps = [newer.made - older.made for newer, older in pairwise(kept[1:])]
    assert min(gaps) >= timedelta(minutes=10)
    assert superseded([]) == ()


def test_before_those_ten_the_first_of_each_week_is_kept_for_eight_weeks() -> None:
    kept = kept_of([Backup(START + timedelta(days=number), Path(str(number))) for number in range(120)])
    weeks = [backup.made.isocalendar()[:2] for backup in kept[10:]]
    assert len(kept) == 18
    assert len(set(weeks)) == 8
    assert all(backup.made.isoweekday() == 1 for backup in kept[10:])


def test_what_a_killed_backup_left_behind_is_swept_and_never_listed(shop: Shop) -> None:
    left = shop.folder / "backups" / ".2026-11-20T10-00-00-000000Z.tmp"
    left.mkdir()
    (left / DATABASE).write_bytes(b"half")
    assert left not in [backup.folder for backup in backups.backups(shop.folder)]
    vault = shop.open()
    vault.backup()
    vault.close()
    assert not left.exists()


def test_an_hour_in_which_something_was_added_ends_in_a_backup_and_one_without_does_not(shop: Shop) -> None:
    clerk = Clerk()
    vault = clerk.submit(shop.open).result()
    hourly = Hourly(vault, clerk)
    later = datetime.now(UTC) + 2 * HOUR
    assert not hourly.look(later)
    clerk.submit(say, vault, shop.case, "something new").result()
    assert not hourly.look()  # the last one is younger than an hour
    assert hourly.look(later)
    assert not clerk.submit(lambda: vault.backup_due).result()
    assert backups.backups(shop.folder)[0].made == later
    clerk.submit(say, vault, shop.case, "something else").result()
    assert not hourly.look(later + timedelta(minutes=59))
    assert hourly.look(later + timedelta(minutes=61))
    clerk.close(vault.close)


def test_an_hourly_backup_that_fails_is_said_and_not_tried_again_at_once(shop: Shop) -> None:
    clerk = Clerk()
    vault = clerk.submit(shop.open).result()
    clerk.submit(say, vault, shop.case, "something new").result()
    shutil.rmtree(shop.folder / "backups")
    (shop.folder / "backups").write_text("in the way", encoding="utf-8")
    hourly, later = Hourly(vault, clerk), datetime.now(UTC) + 2 * HOUR
    assert not hourly.look(later)
    assert "could not be made" in hourly.problem
    (shop.folder / "backups").unlink()
    assert not hourly.look(later + timedelta(minutes=1))
    assert hourly.look(later + HOUR)
    assert hourly.problem == ""
    clerk.close(vault.close)


def test_a_lock_ends_a_copying_that_is_under_way_and_what_is_saved_next_is_saved(shop: Shop, tmp_path: Path) -> None:
    vault = shop.open()
    connection, copying, begun = vault.room.connection, Copying(), threading.Event()

    def slow(*_: object) -> int:
        begun.set()
        return 0

    connection.create_function("slow", 1, slow)

    def lock() -> None:
        begun.wait(10)
        copying.stop()

    stopper = threading.Thread(target=lock)
    stopper.start()

    class Slowed:
        """The store's connection, copying as slowly as a very large store would."""

        def execute(self, statement: str, values: tuple[str, ...] = ()) -> object:
            many = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT slow(x) FROM n"
            return connection.execute(many).fetchall()

        def interrupt(self) -> None:
            connection.interrupt()

    with pytest.raises(engine.EngineError):
        copying.copy(Slowed(), tmp_path / "copy")  # type: ignore[arg-type]
    stopper.join()
    copying.stop()  # nothing is under way: nothing is touched
    say(vault, shop.case, "and on")
    assert vault.verify().sound
    vault.close(back_up=False)


def test_a_folder_that_cannot_be_written_leaves_no_half_copy(shop: Shop, tmp_path: Path) -> None:
    vault = shop.open()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(BackupFailed):
        vault.backup(tmp_path / "file")
    vault.close(back_up=False)
