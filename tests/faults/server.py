"""Forks a process for each round of an attack, from one that has read everything the program needs and opened nothing.

It speaks over a socket, so that it makes none of the calls that are made to fail in its children.
"""

from __future__ import annotations

import json
import os
import pkgutil
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from tests.faults.phases import PHASES
from tests.faults.tally import Tally
from tests.faults.world import World, form
from tests.report.samples import small_document

from hsb_wizard.assessment.kinds import PractitionerId
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.report.document import Paragraph
from hsb_wizard.report.pdf.press import print_document
from hsb_wizard.store import slots
from hsb_wizard.store.keys import TEST, Personal, draw, recovery_code, recovery_public_key, store_key
from hsb_wizard.store.slots import Opened
from hsb_wizard.tui.start import code_of

NOWHERE, NO_FILE = Path("/nowhere/at/all"), 9_999
NOTHING = os.open(os.devnull, os.O_RDWR)
# One call of each kind that does nothing: the counter of the calls that fail is brought to its place with these.
IDLE: dict[str, Callable[[], object]] = {
    "pwrite64": lambda: os.pwrite(NOTHING, b"", 0),
    "write": lambda: os.write(NOTHING, b""),
    "pread64": lambda: os.pread(NOTHING, 0, 0),
    "fsync": lambda: os.fsync(NO_FILE),
    "fdatasync": lambda: os.fdatasync(NO_FILE),
    "ftruncate": lambda: os.ftruncate(NO_FILE, 0),
    "rename": lambda: NOWHERE.rename(NOWHERE),
    "unlink": NOWHERE.unlink,
    "mkdir": NOWHERE.mkdir,
    "link": lambda: os.link(NOWHERE, NOWHERE),
    "openat": lambda: os.open(NOWHERE, os.O_RDONLY),
}


def work(order: dict[str, object], tally: Tally) -> None:
    """Do one phase and say what was acknowledged and how it ended."""
    world = World(Path(str(order["place"])), str(order["code"]))
    call, times = str(order.get("call", "")), int(str(order.get("idle", 0)))
    for _ in range(times):
        with suppress(OSError):
            IDLE[call]()
    if "dies_at" in order:
        dies_at(str(order["dies_at"]))
    tally.begin()
    try:
        for line in PHASES[str(order["phase"])](world, int(str(order["round"]))):
            tally.say(line)
        tally.say("done")
    except HsbWizardError as error:
        tally.say(
            "refused " + json.dumps([type(error).__name__, int(error.exit_code), error.what, error.safe, error.do])
        )
    except BaseException as error:  # noqa: BLE001 - whatever comes out here is what the attack was looking for
        tally.say(f"crashed {code_of(error)}: {error!r}")


def dies_at(function: str) -> None:
    """From now on whoever calls ``function`` is killed there, before it does anything."""
    module, _, name = function.rpartition(".")
    setattr(import_module(module), name, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))


def one_round(order: dict[str, object], tally: Tally) -> int:
    """Fork, have the work done, kill after so many seconds where that is asked; give how it ended."""
    tally.clear()
    child = os.fork()
    if child == 0:
        try:
            work(order, tally)
        finally:
            os._exit(0)
    if order.get("kill") is not None:
        end = time.monotonic() + 20
        while not tally.begun and time.monotonic() < end:
            time.sleep(0.0002)
        time.sleep(float(str(order["kill"])))
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def read_everything() -> None:
    """Read every module and the form once, so that no child has to."""
    for room in ("assessment", "casework", "forms", "quality", "report", "store"):
        package = import_module(f"hsb_wizard.{room}")
        for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(each.name)
    for name in ("sqlite_utils.db", "cryptography.hazmat.backends.openssl.backend"):
        import_module(name)
    recovery_code(draw())
    recovery_public_key(store_key(draw()))
    form()
    print_document(small_document(Paragraph("Warm.")))
    slots.open_slot(
        slots.make_slot(PractitionerId("0" * 16), "A", "words", Opened(draw(), Personal(draw())), TEST), "words"
    )
    Personal(draw()).sign(b"")


def main(handle: str, shared: str) -> None:
    """An order in each message, and how it ended in each reply; an empty one is the end."""
    read_everything()
    tally = Tally(Path(shared))
    with socket.socket(fileno=int(handle)) as line:
        while order := line.recv(65_536):
            began = time.monotonic()
            ended = one_round(json.loads(order), tally)
            line.send(json.dumps([ended, time.monotonic() - began]).encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
