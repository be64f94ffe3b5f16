"""The way to the working note, from any page of a record. What it shows is `view_working`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hsb_wizard.work.view_base import WHO
from hsb_wizard.work.view_working import working_place

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work


async def working_note(work: Work) -> None:
    """Open it. With the young person here, or before that is known, it stays closed."""
    if not work.seen and work.place != WHO and work.place.kind != "working":
        await work.go(working_place(work.place))
