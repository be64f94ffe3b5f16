"""Starting the screen, and starting it afresh: a lock ends the process, so that nothing of a case stays in memory.

Order matters here (engineering.md part 5): the terminal is made quiet before anything is drawn, what was typed ahead is
thrown away, a still picture of the first page stands before Textual is imported. Nothing of a case may enter.
"""

from __future__ import annotations

import gc
import os
import shutil
import signal
import sys
import threading
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from hsb_wizard.errors import ExitCode
from hsb_wizard.tui import picture

# Nothing that Textual reads from the environment may write down keys or screens, or load a class of somebody's own.
SETTINGS = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_FPS": "120"}
TURN = 0.001  # seconds until a thread that works gives way: a key passes through three of them while a document is made
SAFE = "Everything saved is safe."


def scrub(environment: MutableMapping[str, str]) -> None:
    """Take every Textual variable out of ``environment`` and put ours in (security.md 1.8)."""
    for name in [name for name in environment if name.startswith("TEXTUAL") or name == "COLORTERM_DEBUG"]:
        del environment[name]
    environment.update(SETTINGS)


def code_of(error: BaseException) -> str:
    """A short code for a failure: its kind and the last place in our own code. Never its words, never a value."""
    place, trace = "", error.__traceback__
    while trace is not None:
        name = Path(trace.tb_frame.f_code.co_filename)
        if "hsb_wizard" in name.parts or not place:
            place = f"{name.stem}-{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__}-{place or 'start'}"


def crash_words(code: str) -> str:
    """The one sentence that a failure of the program leaves on the terminal."""
    return (
        f"The screen stopped because of a mistake in the program (code {code}). {SAFE} "
        "Start it again; if it happens twice, tell whoever looks after it the code.\n"
    )


@contextmanager
def quiet_terminal() -> Iterator[None]:
    """Echo and line mode off until the very end, and what was typed ahead thrown away.

    Textual puts back the mode that it found, so the gap between two starts stays quiet.
    """
    before = picture.quiet()
    try:
        yield
    finally:
        picture.loud(before)


def run(folder: Path, *, demo: str = "") -> int:
    """Show the program on the store in ``folder`` and give the exit code.

    ``demo`` is a sentence for the first page (that everything is made up, and the passphrase). There is a terminal:
    without one plain mode was begun. After a lock this does not return: the process is replaced by a fresh one.
    """
    if sys.platform == "win32" and "HSB_WIZARD_CHILD" not in os.environ:
        from hsb_wizard.tui.launcher import launch

        return launch([sys.executable, "-m", "hsb_wizard", *sys.argv[1:]])
    if "HSB_WIZARD_CHILD" in os.environ:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # the parent ignores it, and a child inherits that
    sys.setswitchinterval(TURN)
    gc.disable()  # until the first page is painted: what is read until then stays
    scrub(os.environ)
    begun_with = dict(os.environ)
    with quiet_terminal():
        if not picture.stands():
            size = shutil.get_terminal_size((80, 24))
            sys.stdout.write(picture.first_picture(size.columns, size.lines))
            sys.stdout.flush()
        code = _show(folder, demo)
        if code == ExitCode.LOCKED and sys.platform != "win32":
            os.execve(sys.executable, [sys.executable, "-m", "hsb_wizard", *sys.argv[1:]], begun_with)  # noqa: S606 - ourselves
    return code


def _show(folder: Path, demo: str) -> int:
    """Run the app; whatever goes wrong leaves one sentence and the code 20."""
    failed: list[str] = []
    _hook(failed)
    try:
        from hsb_wizard.tui.app import Wizard

        app = Wizard(folder, demo=demo)
        app.listens = True
        app.run()
        code, failed = app.return_code or 0, failed + app.failures
    except Exception as error:  # noqa: BLE001 - the last net: a traceback here could show a case
        failed.append(code_of(error))
        code = int(ExitCode.UNEXPECTED)
    if failed:
        sys.stdout.write(picture.AWAY)
        sys.stdout.flush()
        sys.stderr.write(crash_words(failed[0]))
        return int(ExitCode.UNEXPECTED)
    return code


def _hook(failed: list[str]) -> None:
    """Whatever nobody caught, on whatever thread, says its code and nothing else."""

    def of_process(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.stderr.write(crash_words(code_of(error.with_traceback(trace))))

    def of_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            failed.append(code_of(args.exc_value))

    sys.excepthook = of_process
    threading.excepthook = of_thread
    sys.unraisablehook = lambda _: None
