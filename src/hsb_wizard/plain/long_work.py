"""Long work in plain mode: how to stop it is said before it begins, each piece as a line, and Ctrl+C stops it.

Nothing is drawn over, and no line is asked for meanwhile: what somebody types then is for the next question. No word of
a case may enter here.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType
from typing import ParamSpec, TypeVar

from hsb_wizard.plain.talk import Talk
from hsb_wizard.sentences import say
from hsb_wizard.watch import Progress, Watch
from hsb_wizard.work.view_progress import PAST

Done = TypeVar("Done")
P = ParamSpec("P")
STOPS = "This may take a while. Ctrl+C stops it, and nothing of it is left then."


async def seen_through(talk: Talk, work: Callable[[Watch], Future[Done]]) -> Done:
    """What comes of ``work``. Raises what it raises, and Stopped where somebody pressed Ctrl+C."""
    loop = asyncio.get_running_loop()
    pieces: list[str] = []

    def tell(far: Progress) -> None:
        if far.doing and far.doing not in pieces:
            pieces.append(far.doing)
            ends = f" {say(PAST)}" if far.past else ""
            loop.call_soon_threadsafe(talk.say, f"{far.doing} ...{ends}")

    watch = Watch(tell)
    talk.say(say(STOPS))
    with interrupted(watch.stop):
        return await asyncio.wrap_future(work(watch))


def on_a_thread(work: Callable[P, Done], *given: P.args, **more: P.kwargs) -> Future[Done]:
    """Do ``work`` on a thread of its own."""
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
    future = pool.submit(work, *given, **more)
    pool.shutdown(wait=False)
    return future


@contextmanager
def interrupted(stop: Callable[[], object]) -> Iterator[None]:
    """Inside, Ctrl+C calls ``stop`` and ends nothing else. Elsewhere than on the first thread nobody can press it."""
    if current_thread() is not main_thread():
        yield
        return

    def pressed(number: int, frame: FrameType | None) -> None:
        stop()

    before = signal.signal(signal.SIGINT, pressed)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
