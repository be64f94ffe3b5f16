"""The last part of the work: check, sign, documents, what comes after. It says which page stands where.

The main screen asks here for every place in `PLACES` and knows nothing else of them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from hsb_wizard.errors import NotAllowed
from hsb_wizard.sentences import say
from hsb_wizard.values import replace
from hsb_wizard.work.check import Check
from hsb_wizard.work.dropping import Dropping
from hsb_wizard.work.looking import Looking
from hsb_wizard.work.page_names import AFTER, LEADS
from hsb_wizard.work.view_base import FormView, ListView, Place, Values
from hsb_wizard.work.view_help import help_view, session_help, told
from hsb_wizard.work.wall import HELP as WALL_HELP
from hsb_wizard.work.wall import WALL

if TYPE_CHECKING:
    from hsb_wizard.work.after import After
    from hsb_wizard.work.at_work import Work
    from hsb_wizard.work.export import Documents
    from hsb_wizard.work.sign import Signing
    from hsb_wizard.work.sitting import Sittings
    from hsb_wizard.work.under_way import UnderWay

LEAVING = frozenset({"read", "a_name", "names", "ticks"})
DOCUMENTS = frozenset({"documents", "document", "left_out", "export", "making", "left"})
OF_WHAT_LEFT = frozenset({"documents", "document", "left"})  # say what left before
PLACES = AFTER | DOCUMENTS | LEAVING | {"check", "sign", "goes_ahead", "sign_as", "inactive"}
DOINGS = LEADS | frozenset({"finding", "change", "stop", "print_tell", "print_safety", "tick", "make"})
PRINTED = {"print_tell": "tell-someone", "print_safety": "safety-plan"}
NOT_IN_SESSION = "The young person or family can see this screen. F2 says who can."


class Ending:
    """Check, sign and documents of the record that the main screen holds."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.check, self.wall = Check(work), Dropping(work)
        self.looking: Looking = Looking(work)

    # Each of the others is loaded when somebody first goes there: most who sit down to write do not.

    @cached_property
    def signing(self) -> Signing:
        """Signing, with what stands in the way of it."""
        from hsb_wizard.work.sign import Signing

        return Signing(self.work)

    @cached_property
    def under_way(self) -> UnderWay:
        """What is being written beside the record."""
        from hsb_wizard.work.under_way import UnderWay

        return UnderWay(self.work)

    def leaving_stops(self) -> str:
        """What leaving the record now would stop, said once; empty where nothing is being written."""
        return self.under_way.leaving_stops() if "under_way" in vars(self) else ""  # not loaded for the question alone

    @cached_property
    def documents(self) -> Documents:
        """What leaves: patterns, what is left out, the making."""
        from hsb_wizard.work.export import Documents

        return Documents(self.work, self.under_way)

    @cached_property
    def after(self) -> After:
        """What is due, where the record stands, the supervisor's desk, a review."""
        from hsb_wizard.work.after import After

        return After(self.work, self.under_way)

    @cached_property
    def sittings(self) -> Sittings:
        """What fits into the time there is, ending a sitting, paper to work with."""
        from hsb_wizard.work.sitting import Sittings

        return Sittings(self.work, self.under_way)

    def view(self, place: Place, held: Values | None) -> ListView | FormView:
        """What is shown at ``place``."""
        if place.kind in AFTER:
            view = self.after.view(place, held)
            there = self.wall.behind(place) is not None
            return replace(view, where=f"{say('F5 The wall')}  {view.where}") if there else view
        if place.kind in DOCUMENTS:
            return self.under_way.view() if place.kind == "making" else self.documents.view(place, held)
        if place.kind in LEAVING:
            return self.documents.leaving.view(place, held)
        if place.kind in {"sign_as", "inactive"}:
            return self.signing.card(place, held) if place.kind == "sign_as" else self.signing.inactive(place, held)
        if place.kind == "goes_ahead":
            return self.signing.point(place)
        return self.signing.view() if place.kind == "sign" else self.check.view()

    async def open(self, place: Place) -> None:
        """A line of one of these pages was opened. Raises what the desk refuses."""
        if self.work.app.session_view:
            raise NotAllowed(NOT_IN_SESSION)
        if place.kind in AFTER | LEADS:
            await self.after.open(place)
            return
        opens = {
            "check": self.check.begin,
            "sign": self.signing.begin,
            "stop": self.under_way.stop,
        }
        leads = {
            "finding": self.check.open_finding,
            "change": self.check.change,
            "goes_ahead": self.signing.open_point,
            "sign_as": self.signing.begin_card,
            "read": self.documents.leaving.begin_read,
            "names": self.documents.leaving.open_names,
            "tick": self.documents.leaving.tick,
            "make": self.documents.go_on,
        }
        if place.kind in opens:
            await opens[place.kind]()
        elif place.kind in leads:
            await leads[place.kind](place)
        elif place.kind == "export" or place.kind in PRINTED:
            await self.documents.open_form(PRINTED.get(place.kind, place.at))
        else:
            if place.kind in OF_WHAT_LEFT:
                await self.documents.look()
            await self.work.go(place)

    async def go_on(self, place: Place, values: Values) -> None:
        """F8 at ``place``. Raises what the desk refuses."""
        documents = self.documents
        says = {
            "goes_ahead": self.signing.goes_ahead,
            "inactive": self.signing.settle,
            "a_name": documents.leaving.answer,
            "names": documents.leaving.keep_names,
        }
        if place.kind in AFTER:
            await self.after.go_on(place, values)
        elif place.kind == "check":
            await self.signing.begin()
        elif place.kind in says:
            await says[place.kind](place, values)
        elif place.kind == "sign_as":
            self.signing.sign(place, values)
        elif place.kind in {"document", "read"}:
            await documents.go_on(place)
        elif place.kind == "export":
            await documents.make(place.at, values)

    async def show(self, place: Place) -> None:
        """F5 at ``place``: what is hidden there."""
        if place.kind == "export":
            await self.documents.show_password(place.at)
        elif place.kind == "making":
            await self.documents.show_made()
        elif place.kind == "asked":
            await self.wall.open_behind(place)
        elif not await self.after.show(place):
            await self.wall.open(place)

    def help(self, place: Place) -> tuple[str, ...]:
        """What F1 says at ``place``; nothing of the record where the young person or family can see the screen."""
        if self.work.seen:
            return session_help()
        return (*help_view(self.work.record, place), *self._beside(place))

    def _beside(self, place: Place) -> tuple[str, ...]:
        if place.kind == WALL:
            return told(WALL_HELP)
        return self.check.help(place) if place.kind in {"check", "sign", "section"} else self.after.help(place)
