"""The page of lock times as a plain form: minutes without a key until the screen is covered, and until it locks.

Pure: what is typed comes in, minutes or what is wrong with them go out. It decides nothing.
"""

from __future__ import annotations

from hsb_wizard.settings import LONGEST
from hsb_wizard.work.idle import SESSION
from hsb_wizard.work.view_base import Field, FormView, Values
from hsb_wizard.work.view_first import text_of

TITLE = "Lock times"
EVERYBODY = "This holds for everybody who opens this store; an administrator changes it."
WITH_THEM = (
    f"While the young person or family can see the screen it is always {SESSION[0]} minutes to the cover and "
    f"{SESSION[1]} to the lock."
)
MINUTES = {
    "cover": "Minutes without a key until the screen is covered",
    "lock": "Minutes without a key until it locks and asks for the passphrase",
}


def lock_form(minutes: tuple[int, int], administrator: bool) -> FormView:
    """The whole page; without the rights of an administrator it is to be read only."""
    now = dict(zip(MINUTES, minutes, strict=True))
    if not administrator:
        lines = tuple(f"{words}: {now[key]}" for key, words in MINUTES.items())
        return FormView(TITLE, "", (*lines, "", EVERYBODY, WITH_THEM), ())
    fields = tuple(Field(key, "line", words, text=str(now[key])) for key, words in MINUTES.items())
    return FormView(TITLE, "", (EVERYBODY, WITH_THEM, ""), fields)


def minutes_typed(values: Values) -> tuple[int, int] | str:
    """The minutes, or what is wrong with what was typed."""
    typed = {key: text_of(values, key).strip() for key in MINUTES}
    for key, words in MINUTES.items():
        if not (typed[key].isascii() and typed[key].isdecimal() and 1 <= int(typed[key][:6]) <= LONGEST):
            return f"{words}: type a whole number from 1 to {LONGEST}."
    cover, lock = int(typed["cover"]), int(typed["lock"])
    return (cover, lock) if lock >= cover else "The lock cannot come before the cover: type more minutes for the lock."
