"""The clerk: one thread, the order of asking, and no writing on a damaged store."""

import threading
from concurrent.futures import Future
from pathlib import Path

import pytest
from tests.store.stories import AT, Shop, say

from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.errors import DiskFull, StoreDamaged, StoreError
from hsb_wizard.store.clerk import Clerk


def test_the_clerk_does_what_was_asked_in_the_order_of_asking_on_one_thread(shop: Shop) -> None:
    clerk = Clerk()
    vault = clerk.submit(shop.open).result()
    asked: list[Future[str]] = [clerk.submit(say, vault, shop.case, str(number)) for number in range(20)]
    threads = {clerk.submit(threading.get_ident).result() for _ in range(3)}
    clerk.close(vault.close)
    assert len(threads) == 1
    assert threading.get_ident() not in threads
    assert len({each.result() for each in asked}) == 20
    with pytest.raises(RuntimeError):
        clerk.submit(shop.open)
    again = shop.open()
    last = [each.payload for each in again.entries(shop.case)][-20:]
    assert [each.value for each in last if isinstance(each, AnswerGiven)] == [str(number) for number in range(20)]
    again.close()


def test_a_failed_save_does_not_stop_the_clerk_and_a_damaged_store_does(tmp_path: Path) -> None:
    clerk = Clerk()

    def fail(error: StoreError) -> None:
        raise error

    assert isinstance(clerk.submit(fail, DiskFull(tmp_path)).exception(), DiskFull)
    assert clerk.submit(lambda: AT).result() == AT
    damaged = StoreDamaged(tmp_path, "page 3")
    assert clerk.submit(fail, damaged).exception() is damaged
    assert clerk.submit(lambda: AT).exception() is damaged
    done: list[str] = []
    clerk.close(lambda: done.append("closed"))
    assert done == ["closed"]
