"""What is done about keeping one record: from what was typed to the desk. Slow: never on the event loop.

Each raises what the desk refuses, and gives the sentence that is said afterwards. For the screen and for plain mode.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.assessment.days import read_date
from hsb_wizard.casework import access
from hsb_wizard.casework import keeping_records as keeping
from hsb_wizard.casework.keeping_records import Due
from hsb_wizard.errors import NotAllowed
from hsb_wizard.sentences import say
from hsb_wizard.work.typed import typed_date
from hsb_wizard.work.view_base import Values
from hsb_wizard.work.view_copies import typed
from hsb_wizard.work.view_current import typed_path
from hsb_wizard.work.view_keeping import COPY, DAY, ERASE, HOLD, LIFT

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.watch import Watch

SECOND_PART = "{path} is written. Its second part is about other people: decide on it before you give it."
NO_NUMBER, UNKNOWN = "Say which record, by its reference.", "No record here has that reference."
NOT_A_DAY = "By when it is looked at again is a date: 20 11 2036, 20 Nov 2036."
NOT_ERASED = "Nothing is erased without a reason, its reference typed again, and your passphrase."


def named(records: tuple[Due, ...], values: Values) -> Due | str:
    """The record that is meant, or what is wrong. Its letters and digits are enough, where they name one alone."""
    number = typed(values, "reference")
    found = next((each for each in records if number in (each.reference, each.case)), None)
    alike = [each for each in records if number and _bare(each.reference) == _bare(number)]
    return found or (alike[0] if len(alike) == 1 else say(UNKNOWN if number else NO_NUMBER))


def _bare(reference: str) -> str:
    return "".join(each for each in reference.casefold() if each.isalnum())


def set_day(desk: Casework, about: Due, values: Values) -> str:
    """When it is looked at again."""
    day = typed_date(typed(values, "day"), desk.today())
    if read_date(day) is None:
        raise NotAllowed(say(NOT_A_DAY), field="day")
    record = desk.open_case(about.case).result()
    keeping.review_by(desk, record, day, typed(values, "reason")).result()
    return say("{reference}: the day is set, with its reason.", reference=about.reference)


def hold(desk: Casework, about: Due, values: Values) -> str:
    """Nobody may erase it."""
    keeping.hold(desk, desk.open_case(about.case).result(), True, typed(values, "reason")).result()
    return say("{reference}: held.", reference=about.reference)


def lift(desk: Casework, about: Due, values: Values) -> str:
    """It may be erased again."""
    keeping.hold(desk, desk.open_case(about.case).result(), False, typed(values, "reason")).result()
    return say("{reference}: the hold is lifted.", reference=about.reference)


def write_copy(desk: Casework, about: Due, values: Values, watch: Watch | None = None) -> str:
    """All that it holds, for whoever asks. Raises Stopped where ``watch`` was before it was written."""
    out = typed_path(typed(values, "out"))
    if not out:
        raise NotAllowed(say("Say which file it is written to."))
    record = desk.open_case(about.case).result()
    path = access.write(desk, record, Path(out).expanduser(), typed(values, "reader"), watch)
    return say(SECOND_PART, path=str(path))


def erase(desk: Casework, about: Due, values: Values, watch: Watch | None = None) -> str:
    """It goes from the store and its backups: not without a reason, its reference again and the passphrase.

    Raises Stopped where ``watch`` was before it went.
    """
    given, reason = str(values.get("passphrase", "")), typed(values, "reason")
    if not (given and reason) or typed(values, "again") != about.reference:
        lacks = "reason" if not reason else "passphrase" if typed(values, "again") == about.reference else "again"
        raise NotAllowed(say(NOT_ERASED), field=lacks)
    desk.confirm(desk.me.name, given).result()
    keeping.erase(desk, about.case, reason, watch).result()
    return say("{reference} is erased, and the backups were replaced.", reference=about.reference)


DO: Mapping[str, Callable[[Casework, Due, Values], str]] = {DAY: set_day, HOLD: hold, LIFT: lift}
LONG: Mapping[str, Callable[[Casework, Due, Values, Watch], str]] = {COPY: write_copy, ERASE: erase}  # can be stopped
