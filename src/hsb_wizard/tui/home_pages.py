"""The pages that a letter of the list of assessments opens, each loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from hsb_wizard.casework.reception import Casework


def words(desk: Casework) -> Screen[None]:
    """The nation, the team's own names, the language."""
    from hsb_wizard.tui.words import WordsPage

    return WordsPage(desk)


def tour(desk: Casework) -> Screen[None]:
    """How this works, in a few pages; only where everything is made up."""
    from hsb_wizard.tui.tour_page import TourPage

    return TourPage(desk)


def calibration(desk: Casework) -> Screen[None]:
    """How a team rates the training cases; only where everything is made up."""
    from hsb_wizard.tui.calibrate import Calibration

    return Calibration(desk)


def bring_in(desk: Casework) -> Screen[None]:
    """A record that was sent here, or what a supervisor wrote about one."""
    from hsb_wizard.tui.sealed import BringIn

    return BringIn(desk)


def backups(desk: Casework) -> Screen[None]:
    """What copies there are, and one made now."""
    from hsb_wizard.tui.backups import BackupsPage

    return BackupsPage(desk)


def proving(desk: Casework) -> Screen[None]:
    """Whether the store is what was written into it."""
    from hsb_wizard.tui.proving import ProvingPage

    return ProvingPage(desk)


def retention(desk: Casework) -> Screen[None]:
    """How long records are kept: what is to be looked at, and a day set."""
    from hsb_wizard.tui.keeping_page import KeepingPage

    return KeepingPage(desk)


def people(desk: Casework) -> Screen[None]:
    """Read by everybody; all but one's own passphrase is an administrator's."""
    from hsb_wizard.tui.people import PeoplePage

    return PeoplePage(desk)


def document(desk: Casework) -> Screen[None]:
    """Which file, and how it stands."""
    from hsb_wizard.tui.current import CurrentPage

    return CurrentPage(desk)


def lock_times(desk: Casework) -> Screen[None]:
    """Read by everybody, changed by an administrator."""
    from hsb_wizard.tui.lock_times import LockTimes

    return LockTimes(desk)


PAGES: Mapping[str, Callable[[Casework], Screen[None]]] = {
    "b": bring_in,
    "c": backups,
    "d": document,
    "g": tour,
    "k": calibration,
    "l": lock_times,
    "p": people,
    "r": retention,
    "v": proving,
    "w": words,
}
