"""The store proved, and how long records are kept, in plain mode: the same forms and doings, asked line by line.

A passphrase stays in the answers of its form and goes to the desk.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from hsb_wizard.casework import access
from hsb_wizard.casework.keeping_records import due, kept, weigh
from hsb_wizard.casework.proving import compared, prove_again, proved
from hsb_wizard.plain import reading
from hsb_wizard.plain.long_work import on_a_thread, seen_through
from hsb_wizard.plain.steps import fill
from hsb_wizard.plain.talk import one_line
from hsb_wizard.work.keeping_records import DO, LONG, named
from hsb_wizard.work.view_base import Values
from hsb_wizard.work.view_copies import chosen, typed
from hsb_wizard.work.view_keeping import COPY, ERASE, doing_form, keeping_form
from hsb_wizard.work.view_proving import found_lines, proving_form

if TYPE_CHECKING:
    from hsb_wizard.plain.hall import Hall

AGAIN = "A makes the lists again, Enter leaves them: "


async def prove(hall: Hall) -> None:
    """Prove the store, and compare a printed code. Raises what the desk refuses."""
    desk = hall.desk
    code = typed(await fill(hall.talk, proving_form(), _nothing), "code")
    report = await seen_through(hall.talk, lambda watch: proved(desk, watch))
    hall.talk.say(*map(reading.told, found_lines(report)))
    if report.only_lists and (await one_line(hall.talk, AGAIN)).strip().upper() == "A":
        report = await seen_through(hall.talk, lambda watch: prove_again(desk, watch))
        hall.talk.say(*map(reading.told, found_lines(report)))
    if code and report.sound:
        hall.talk.say(await asyncio.wrap_future(compared(desk, code)))


async def keep_records(hall: Hall) -> None:
    """What is to be looked at, and one thing done about one record. Raises what the desk refuses."""
    desk = hall.desk
    records = await asyncio.wrap_future(kept(desk))
    waits, may = due(records, desk.today()), "administrator" in desk.me.roles

    def problem(values: Values) -> str:
        about = named(records, values)
        return about if isinstance(about, str) else "" if chosen(values, "doing") else "Choose what is to be done."

    values = await fill(hall.talk, keeping_form(waits, len(records), administrator=may), problem)
    about, doing = named(records, values), chosen(values, "doing")
    if isinstance(about, str):
        return
    if doing == ERASE:
        weighed = await asyncio.wrap_future(weigh(desk, about.case))
        view = doing_form(doing, about, would_go=weighed.words, refused=weighed.refused)
    else:
        view = doing_form(doing, about, str(access.offered(about.reference)) if doing == COPY else "")
    said = await fill(hall.talk, view, _nothing)
    if not view.fields:
        return
    if doing in LONG:
        hall.talk.say(await seen_through(hall.talk, lambda watch: on_a_thread(LONG[doing], desk, about, said, watch)))
    else:
        hall.talk.say(await asyncio.to_thread(DO[doing], desk, about, said))


def _nothing(values: Values) -> str:
    return ""
