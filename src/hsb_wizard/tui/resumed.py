"""A program that the system held for a while and lets go on reads its keys once, as before.

The stock driver takes every such signal for the end of a suspension of its own, and starts another reader of keys:
then two of them share what is typed, letters change places, and the program does not end. Nothing of a case is here.
"""

from __future__ import annotations

from textual.driver import Driver


def reads_once(driver: type[Driver]) -> type[Driver]:
    """The same driver, which begins again only where it had stopped by itself. Windows has no such signal."""

    class Resumed(driver):  # type: ignore[valid-type,misc]
        def _sigcont_application(self, *signal: object) -> None:
            if self._must_signal_resume:
                super()._sigcont_application(*signal)

    return Resumed if hasattr(driver, "_sigcont_application") else driver
