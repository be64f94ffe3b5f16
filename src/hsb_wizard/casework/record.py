"""An open record as reception hands it out: the form it was started on, the assessment, and what follows from both.

One frozen value. Screens and commands read it and never change it; a new one comes back from every verb.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.fold import apply
from hsb_wizard.assessment.inactive import active
from hsb_wizard.assessment.lifecycle import status
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.play import Play, play
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.forms.form import Form
from hsb_wizard.quality.house_rules import DEFAULTS, HouseRules
from hsb_wizard.values import Frozen

if TYPE_CHECKING:
    from hsb_wizard.quality.review import Findings


class Record(Frozen, frozen=True, dict=True):
    """Form, assessment and play belong together: `look` is the only way to make one.

    What follows from them and takes the whole record to say is worked out once and goes with it.
    """

    form: Form
    assessment: Assessment
    play: Play
    today: date
    house_rules: HouseRules = DEFAULTS

    def after(self, entries: Iterable[Entry]) -> Record:
        """The record after more entries. Pure."""
        assessment = self.assessment
        for entry in entries:
            assessment = apply(assessment, entry)
        return look(self.form, assessment, self.today, self.house_rules)

    @cached_property
    def active(self) -> Assessment:
        """The record without answers to what is no longer asked: what rules, progress and documents are made from."""
        return active(self.form, self.assessment, self.play)

    @cached_property
    def findings(self) -> Findings:
        """What the rules say about it now; answers to what is not asked count nowhere."""
        from hsb_wizard.quality.review import review  # most commands that open a record ask no rule

        return review(self.form, self.active, self.play, self.today, self.house_rules)

    @property
    def summary(self) -> CaseSummary:
        """The line that the list of cases shows."""
        a = self.assessment
        return CaseSummary(
            case=a.case,
            reference=a.reference,
            status=status(a),
            lead_name=a.lead_name,
            co_name=a.co_name,
            allocated=a.text(self.form.pack.timing.starts_on),
            opened_at=a.opened_at,
            changed_at=a.changed_at,
        )


class Step(Frozen, frozen=True):
    """What a verb gives back: the record as it is now, and the saving that is under way (it gives the record code)."""

    record: Record
    saved: Future[str]
    entries: tuple[Entry, ...] = ()  # what is being saved: `Casework.again` tries it once more


def look(form: Form, assessment: Assessment, today: date, house_rules: HouseRules = DEFAULTS) -> Record:
    """The record as it stands on ``today``, under what the team has set for its rules."""
    return Record(form, assessment, play(form, assessment, today), today, house_rules)
