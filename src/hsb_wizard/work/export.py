"""Documents at work: choose, see what is left out, say who gets it, and make it on a thread while the work goes on.

The password lives in the form and in what is asked of the print room, and nowhere else. Leaving the record stops the
making; nothing is half written.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.casework import exporting
from hsb_wizard.casework.door import drawn_phrase
from hsb_wizard.casework.exporting import Made, Passage, Wanted
from hsb_wizard.casework.record import Record
from hsb_wizard.errors import HsbWizardError, NotAllowed, RefusedTarget
from hsb_wizard.values import Frozen, replace
from hsb_wizard.work.leaving import Leaving
from hsb_wizard.work.view_base import FormView, ListView, Place, Values
from hsb_wizard.work.view_export import (
    ANOTHER_PLACE,
    OR_REPLACE,
    THERE,
    Offer,
    Pattern,
    document_view,
    documents_view,
    export_view,
    failed_view,
    left_out_view,
    made_view,
    making_view,
    wanted,
    what_is_in_it,
)
from hsb_wizard.work.view_progress import bar

if TYPE_CHECKING:
    from hsb_wizard.work.at_work import Work

ONE_AT_A_TIME = "A document is being made. Wait until it is written, or cancel it first."
NO_COPY_OUT = "Copy-out sheet for your case system: its headings go into local/local.toml (docs/forms.md)."
STEP = 0.02  # how much further before the page says so


class Job(Frozen, frozen=True):
    """The document that is being made, or was made last."""

    pattern: Pattern
    protected: bool
    password: str = ""  # until the page that says it is written is left
    shown: bool = False  # F5 shows the password
    share: float = 0.0
    stopping: bool = False
    made: Made | None = None
    failed: str = ""

    @property
    def running(self) -> bool:
        """Whether it is still being made."""
        return self.made is None and not self.failed

    @property
    def words(self) -> str:
        """How far it is, on one line."""
        if self.running:
            return f"{self.pattern.title} {bar(self.share)}"
        return f"{self.pattern.title}: {'written' if self.made else 'not written'}"


class Documents:
    """The pages of a document from its choice to the check code."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.job: Job | None = None
        self._offers: dict[str, Offer] = {}
        self._typed: dict[str, Values] = {}
        self._sample = exporting.sample_id()
        self._in_it: tuple[str, ...] = ()
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

    def _passages(self, name: str) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
        return exporting.passages(self.work.record, self.asked(name))

    def view(self, place: Place, held: Values | None) -> ListView | FormView:
        """The page at ``place``."""
        if place.kind == "documents":
            not_yet = "" if self.work.record.form.pack.copy_out else NO_COPY_OUT
            return documents_view(self.patterns(), self.job.words if self.job else "", not_yet)
        if place.kind == "making":
            return self._making()
        pattern = self._pattern(place.at)
        if place.kind == "export":
            if held is None:  # opened: while its fields are filled in nothing else is in it
                self._in_it = what_is_in_it(pattern, *self._passages(place.at))
            view = export_view(pattern, self._offer(place.at), held or self._typed.get(place.at))
            return replace(view, beside=self._in_it)
        printed, left_out = self._passages(place.at)
        return left_out_view(pattern, left_out) if place.kind == "left_out" else document_view(
            pattern, printed, left_out
        )  # fmt: skip

    def _making(self) -> ListView:
        job = self.job
        if job is None:
            return documents_view(self.patterns())
        if job.made is not None:
            return made_view(job.pattern, job.made, job.protected, job.password, shown=job.shown)
        return failed_view(job.pattern, job.failed) if job.failed else making_view(job.pattern, job.share, job.stopping)

    def _offer(self, name: str) -> Offer:
        if name not in self._offers:
            out = exporting.free_name(
                exporting.documents_folder(), self.work.record, self._pattern(name).edition or name
            )
            self._offers[name] = Offer(str(out), drawn_phrase())
        offer = replace(self._offers[name], addresses=self.leaving.has_addresses(name))
        self._offers[name] = offer
        return offer

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
        """Go to the form of one document. Raises NotAllowed while another is being made."""
        if self.job is not None and self.job.running:
            raise NotAllowed(ONE_AT_A_TIME)
        pattern = self._pattern(name)
        if pattern.refusal and not pattern.may_be_draft:
            raise NotAllowed(pattern.refusal, "Sign it first.")
        unread = self.leaving.must_be_read(pattern)
        if unread:
            raise NotAllowed(unread)
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
        elif place.kind == "making" and self.job is not None and not self.job.running:
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
        if self.job is not None and self.job.running:
            raise NotAllowed(ONE_AT_A_TIME)
        self._keep(name, values)
        try:
            exporting.check_target(ask)
        except RefusedTarget as refused:
            await self._refused(name, refused)
            return
        self.job = Job(pattern, bool(ask.password), ask.password)
        record = self.work.record
        self.work.in_background(lambda: self._work(record, ask))
        await self.work.go(Place("making"), replace=True)

    async def _refused(self, name: str, refused: RefusedTarget) -> None:
        taken = refused.reason.startswith(THERE)
        self._offers[name] = replace(self._offers[name], taken=taken)
        await self.work.draw(fresh=False)
        self.work.say(f"{refused.what} {refused.safe} {OR_REPLACE if taken else ANOTHER_PLACE}")
        if taken:
            self.work.to("replace")

    def _work(self, record: Record, ask: Wanted) -> None:
        """On the thread: make it, and tell the screen how far it is."""
        work, told = self.work, 0.0

        def progress(share: float) -> None:
            nonlocal told
            if share - told >= STEP:
                told = share
                work.app.from_thread(self._progress, share)

        def cancelled() -> bool:
            return not work.is_attached or work.app.leaving or (self.job is not None and self.job.stopping)

        try:
            made = exporting.export(work.desk, record, ask, progress, cancelled)
        except HsbWizardError as error:
            work.app.from_thread(self._failed, error)
        except RuntimeError:  # the store was closed under it: locked, or left
            if not work.app.leaving:
                raise
        else:
            work.app.from_thread(self._made, made)

    async def stop(self) -> None:
        """Cancel: the print room stops at the next page and writes nothing."""
        if self.job is not None and self.job.running:
            self.job = replace(self.job, stopping=True)
            await self._again()

    async def _progress(self, share: float) -> None:
        if self.job is not None and self.job.running:
            self.job = replace(self.job, share=share)
            await self._again()

    async def _made(self, made: Made) -> None:
        if self.job is not None:
            self._offers.clear()  # the next document gets a password and a name of its own
            self._sample = exporting.sample_id()
            self.job = replace(self.job, made=made)
            await self._again()

    async def _failed(self, error: HsbWizardError) -> None:
        if self.job is not None:
            words = error.what if isinstance(error, RefusedTarget) else f"{error.what} {error.do}".strip()
            self.job = replace(self.job, failed=words)
            await self._again()

    async def _again(self) -> None:
        """Show it, where its page is what is looked at."""
        if self.work.is_attached and self.work.place.kind in {"making", "documents"}:
            await self.work.draw(fresh=False)
