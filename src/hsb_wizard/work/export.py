"""Documents at work: choose, see what is left out, say who gets it, and make it on a thread while the work goes on.

The password lives in the form and in what is asked of the print room, and nowhere else. Leaving the record stops the
making; nothing is half written.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.casework import exporting
from hsb_wizard.casework.door import drawn_phrase
from hsb_wizard.casework.drives import can_be_removed
from hsb_wizard.casework.exporting import Made, Passage, Wanted
from hsb_wizard.casework.left import Left, has_left
from hsb_wizard.errors import HsbWizardError, NotAllowed, RefusedTarget
from hsb_wizard.values import Frozen, replace
from hsb_wizard.work.leaving import Leaving
from hsb_wizard.work.under_way import NOT_WRITTEN, WRITTEN, Running, UnderWay
from hsb_wizard.work.view_base import FormView, ListView, Place, Values
from hsb_wizard.work.view_export import (
    ANOTHER_PLACE,
    OR_REPLACE,
    THERE,
    Offer,
    Pattern,
    beside_export,
    document_view,
    documents_view,
    export_view,
    failed_view,
    left_out_view,
    made_view,
    wanted,
    what_is_in_it,
)
from hsb_wizard.work.view_left import left_beside, left_view

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work

CANCEL = "Cancel: no document is written"
NO_COPY_OUT = "Copy-out sheet for your case system: its headings go into local/local.toml (docs/forms.md)."


class Job(Frozen, frozen=True):
    """The document that is being made, or was made last."""

    pattern: Pattern
    protected: bool
    password: str = ""  # until the page that says it is written is left
    shown: bool = False  # F5 shows the password
    made: Made | None = None
    failed: str = ""


class Documents:
    """The pages of a document from its choice to the check code."""

    def __init__(self, work: Work, under_way: UnderWay) -> None:
        self.work, self.under_way = work, under_way
        self.job: Job | None = None
        self._offers: dict[str, Offer] = {}
        self._typed: dict[str, Values] = {}
        self._sample = exporting.sample_id()
        self._beside: tuple[str, ...] = ()
        self._sticks: dict[Path, bool] = {}
        self.left: tuple[Left, ...] = ()
        self.leaving = Leaving(work, self._pattern, self.asked)

    # ------------------------------------------------------------------ pages

    def patterns(self) -> tuple[Pattern, ...]:
        """Every document of this installation, one for each household, with what can be made of the record now."""
        record = self.work.record
        return tuple(
            Pattern(
                id=f"{each.id}.{home}" if home else each.id,
                title=exporting.title_of(each, home),
                reader=each.reader,
                parts=tuple(each.parts),
                needs_signature=each.needs_signature,
                refusal=exporting.refusal(record, each, draft=False),
                edition=each.id,
                household=home,
                may_be_draft=each.may_be_draft,
                by_hand=each.by_hand,
                ticks=bool(each.unless_ticked),
                most_pages=each.most_pages,
                after=each.after,
            )
            for each in exporting.offered(record)
            for home in each.households or ("",)
        )

    def _pattern(self, name: str) -> Pattern:
        found = next((each for each in self.patterns() if each.id == name), None)
        if found is None:
            raise NotAllowed(f"There is no pattern of a document called {name} here.")
        return found

    def asked(self, name: str) -> Wanted:
        """What would be made of a pattern, before anybody said where to and for whom."""
        pattern = self._pattern(name)
        return Wanted(
            pattern.edition or name,
            Path(),
            draft=True,
            household=pattern.household,
            ticked=self.leaving.ticked.get(name, ()),
            sample=self._sample,
        )

    def _on_a_stick(self, out: str) -> bool:
        """Whether the place that is typed is known to be on a drive that can be pulled out: asked once a folder."""
        try:
            folder = Path(out).expanduser().parent
        except RuntimeError:  # nobody of that name is here
            return False
        if folder not in self._sticks:
            self._sticks[folder] = False  # until it has answered
            self._ask_drive(folder)
        return self._sticks[folder]

    def _ask_drive(self, folder: Path) -> None:
        """On a thread: a drive may be slow, or not answer at all."""
        app = self.work.app

        def asks() -> None:
            if can_be_removed(folder):
                app.from_thread(self._is_a_stick, folder)

        self.work.in_background(asks)

    async def _is_a_stick(self, folder: Path) -> None:
        self._sticks[folder] = True
        if self.work.is_attached and self.work.place.kind == "export":
            await self.work.again()

    def _passages(self, name: str) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
        return exporting.passages(self.work.record, self.asked(name))

    def view(self, place: Place, held: Values | None) -> ListView | FormView:
        """The page at ``place``."""
        if place.kind == "documents":
            not_yet = "" if self.work.record.form.pack.copy_out else NO_COPY_OUT
            return documents_view(self.patterns(), self.under_way.lines("documents"), not_yet, self.left)
        if place.kind == "left":
            return left_view(self.left)
        pattern = self._pattern(place.at)
        if place.kind == "export":
            if held is None:  # opened: while its fields are filled in nothing else is in it
                self._beside = beside_export(left_beside(self.left), what_is_in_it(pattern, *self._passages(place.at)))
            typed = held or self._typed.get(place.at)
            offer = self._offer(place.at)
            out = typed.get("out", offer.out) if typed else offer.out
            view = export_view(pattern, replace(offer, removable=self._on_a_stick(str(out))), typed)
            return replace(view, beside=self._beside)
        printed, left_out = self._passages(place.at)
        return left_out_view(pattern, left_out) if place.kind == "left_out" else document_view(
            pattern, printed, left_out, self.left
        )  # fmt: skip

    def _ended(self) -> ListView:
        """What came of the last one."""
        job = self.job
        if job is None:
            return documents_view(self.patterns())
        if job.made is not None:
            return made_view(job.pattern, job.made, job.protected, job.password, shown=job.shown)
        return failed_view(job.pattern, job.failed)

    def _offer(self, name: str) -> Offer:
        if name not in self._offers:
            out = exporting.free_name(
                exporting.documents_folder(), self.work.record, self._pattern(name).edition or name
            )
            self._offers[name] = Offer(str(out), drawn_phrase())
        offer = replace(self._offers[name], addresses=self.leaving.has_addresses(name))
        self._offers[name] = offer
        return offer

    async def look(self) -> None:
        """What left of this record until now. Raises what reading it raises."""
        self.left = await asyncio.wrap_future(has_left(self.work.desk, self.work.record.assessment.case))

    async def go_on(self, place: Place) -> None:
        """F8 on the page of a document, or when it was read through: to what must come next."""
        pattern = self._pattern(place.at)
        if place.kind == "read":
            self.leaving.read(place.at)
        if self.leaving.must_be_read(pattern):
            await self.leaving.begin_read(place)
        else:
            await self.open_form(place.at)

    async def open_form(self, name: str) -> None:
        """Go to the form of one document. Raises NotAllowed while something else is being made."""
        self.under_way.free()
        pattern = self._pattern(name)
        if pattern.refusal and not pattern.may_be_draft:
            raise NotAllowed(pattern.refusal, "Sign it first.")
        unread = self.leaving.must_be_read(pattern)
        if unread:
            raise NotAllowed(unread)
        await self.look()
        self._sticks.clear()  # one that was put in or pulled out meanwhile is asked for anew
        self._offers[name] = replace(self._offer(name), taken=False)  # of a name that may not be asked for again
        await self.work.go(Place("export", name))

    async def show_password(self, name: str) -> None:
        """F5: the password is shown, or hidden again."""
        offer = self._offer(name)
        self._offers[name] = replace(offer, shown=not offer.shown)
        await self.work.draw(fresh=False)

    async def show_made(self) -> None:
        """F5 where a document is written: what it was locked with, or hidden again."""
        if self.job is not None and self.job.made is not None and self.job.password:
            self.job = replace(self.job, shown=not self.job.shown)
            await self.work.draw(fresh=False)

    def leaves(self, place: Place, values: Values) -> None:
        """The page goes: what was typed in a form is there again; a password that was told is told no more."""
        if place.kind == "export" and place.at in self._offers:
            self._keep(place.at, values)
            typed = values.get("password", "")
            if isinstance(typed, str) and typed.strip():
                self._offers[place.at] = replace(self._offers[place.at], password=typed)
        elif place.kind == "making" and self.job is not None and not self.under_way.works:
            self.job = replace(self.job, password="", shown=False)

    def _keep(self, name: str, values: Values) -> None:
        once = {"password", "replace"} | ({"out"} if values.get("out") == self._offer(name).out else set())
        self._typed[name] = {key: held for key, held in values.items() if key not in once}

    # ------------------------------------------------------------------ making one

    async def make(self, name: str, values: Values) -> None:
        """Begin to make it. Raises NotAllowed; a place that is refused is said on the page."""
        pattern, offer = self._pattern(name), self._offer(name)
        unread = self.leaving.must_be_read(pattern)
        if unread:
            raise NotAllowed(unread)
        ask = wanted(pattern, offer, values)
        ask = replace(
            ask, ticked=self.leaving.ticked.get(name, ()), sample=self._sample, read=self.leaving.was_read(name)
        )
        self.under_way.free()
        self._keep(name, values)
        try:
            exporting.check_target(ask)
        except RefusedTarget as refused:
            await self._refused(name, refused)
            return
        self.job, record = Job(pattern, bool(ask.password), ask.password), self.work.record
        await self.under_way.begin(
            Running(pattern.title, "documents", CANCEL),
            lambda watch: exporting.export(self.work.desk, record, ask, watch),
            self._made,
            self._failed,
        )

    async def _refused(self, name: str, refused: RefusedTarget) -> None:
        taken = refused.reason.startswith(THERE)
        self._offers[name] = replace(self._offers[name], taken=taken)
        await self.work.draw(fresh=False)
        self.work.say(f"{refused.what} {refused.safe} {OR_REPLACE if taken else ANOTHER_PLACE}")
        if taken:
            self.work.to("replace")

    async def _made(self, made: Made) -> None:
        if self.job is not None:
            self._offers.clear()  # the next document gets a password and a name of its own
            self._sample = exporting.sample_id()
            self.job = replace(self.job, made=made)
            await self.under_way.ended(self._ended, WRITTEN)
            with suppress(HsbWizardError, RuntimeError):  # it is written: a list that cannot be read now waits
                await self.look()
                await self.under_way.again()

    async def _failed(self, error: HsbWizardError) -> None:
        if self.job is not None:
            words = error.what if isinstance(error, RefusedTarget) else f"{error.what} {error.do}".strip()
            self.job = replace(self.job, failed=words)
            await self.under_way.ended(self._ended, NOT_WRITTEN)
