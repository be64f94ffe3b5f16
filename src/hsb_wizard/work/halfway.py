"""Words on pages that are said as a whole (a reason, two views, an override): kept as drafts until they are.

They are nobody's answer yet, so they never become an entry by themselves; whoever comes back to the page finds them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.drafts import PAGE, Begun, own
from hsb_wizard.errors import HsbWizardError
from hsb_wizard.values import replace
from hsb_wizard.work.view_base import FormView, ListView, Place, Values

if TYPE_CHECKING:
    from hsb_wizard.assessment.kinds import CaseId
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.casework.record import Record

HALF = frozenset({"goes_ahead", "views", "gate", "inactive", "replace", "again", "sitting"}) | frozenset(
    {"ask", "asked", "card", "return", "agree", "close", "begin_review", "since"}  # as `after` has them
)
END = " "  # stands in no kind of page, key of a finding or path
View = ListView | FormView


async def begun_by(desk: Casework, case: CaseId | str) -> Begun:
    """What whoever is at the keyboard was typing and is no part of the record yet. Raises what the desk refuses."""
    drafts = await asyncio.wrap_future(desk.drafts())
    return own(drafts, case, desk.at_keyboard)


class Halfway:
    """What was typed on such a page and not said yet, in the store's drafts. ``kept`` hears how each saving ended."""

    def __init__(self, desk: Casework, kept: Callable[[Future[None]], None]) -> None:
        self.desk, self._kept = desk, kept
        self._shown: dict[str, str] = {}  # by the field: what stood in it last

    async def on(self, record: Record, place: Place, view: View) -> View:
        """``view`` with the words that wait for it."""
        if place.kind not in HALF or not isinstance(view, FormView):
            return view
        waiting, begin = await self._waiting(record), _target(place, "")
        typed = {target.removeprefix(begin): text for target, text in waiting.items() if target.startswith(begin)}
        fields = tuple(replace(each, text=typed.get(each.key, each.text)) for each in view.fields)
        self._shown = {each.key: each.text for each in fields}
        return replace(view, fields=fields)

    async def _waiting(self, record: Record) -> dict[str, str]:
        with suppress(HsbWizardError):  # they stay in the store; the page itself can be worked on
            drafts = await asyncio.wrap_future(self.desk.drafts())
            return {each.target: each.text for each in drafts if each.case == record.assessment.case}
        return {}

    def keep(self, record: Record, place: Place, values: Values) -> None:
        """Keep what changed since it was last shown or kept."""
        for key, held in values.items():
            if isinstance(held, str) and held != self._shown.get(key, ""):
                self._shown[key] = held
                saved = self.desk.save_draft(record, _target(place, key), Voice.AGREED, held)
                saved.add_done_callback(self._kept)

    def shows(self, values: Values) -> None:
        """What the fields hold now is as it was kept last."""
        self._shown |= {key: held for key, held in values.items() if isinstance(held, str)}

    def drop(self, record: Record, place: Place) -> None:
        """The page was said: its words wait no longer."""
        for key in self._shown:
            self.desk.drop_draft(record, _target(place, key), Voice.AGREED)

    async def forget(self, record: Record, kind: str, still: Collection[str]) -> None:
        """Drop what waits for pages of ``kind`` that are at none of ``still``: nobody comes back to them."""
        places = {_target(Place(kind, each), "") for each in still}
        for target in await self._waiting(record):
            begin = target[: target.rfind(END) + 1]
            if target.startswith(f"{PAGE}{kind}{END}") and begin not in places:
                self.desk.drop_draft(record, target, Voice.AGREED)


def _target(place: Place, key: str) -> str:
    at = f"{place.at}/{place.row}" if place.row else place.at
    return f"{PAGE}{place.kind}{END}{at}{END}{key}"
