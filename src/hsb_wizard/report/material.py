"""What drafting works from: one record as it stands, with what reception brings from the other rooms as plain values.

Nothing here prints, opens or decides; the reviewer's findings and the strong room's codes come in as text.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.play import Play
from hsb_wizard.forms.definition import Question, RowField
from hsb_wizard.forms.form import Form
from hsb_wizard.report.carried import only_ticked
from hsb_wizard.report.edition import Edition


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding as the supervision copy prints it, and as page 1 prints what goes ahead for a reason."""

    id: str
    moment: str
    message: str
    place: str = ""
    because: str = ""
    who: str = ""
    by_when: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """All that a document may be made from. ``written`` is the time of the last content entry."""

    form: Form
    assessment: Assessment
    play: Play
    today: date
    edition: Edition
    record_code: str
    check_code: str
    written: datetime
    findings: tuple[FindingLine, ...] = ()
    reader: str = ""
    draft: bool = False
    household: str = ""  # of a document that is made for one household
    ticked: tuple[str, ...] = ()  # answers that somebody ticked in for this household
    large_print: bool = False
    sample: str = ""  # the id of an anonymous sample, drawn for it

    def allowed(self, path: str) -> bool:
        """Whether this edition may carry the question at ``path``, and nothing holds it back from its reader."""
        if not self.edition.carries(path, self.share_of(self.form.question(path))):
            return False
        return (not self.to_tick(path) or path in self.ticked) and not self.held_back(path, self.reaches)

    def to_tick(self, path: str) -> bool:
        """Whether the question is in this edition only where somebody ticked it."""
        return only_ticked(self.edition, path)

    @property
    def reaches(self) -> frozenset[str]:
        """In whose hands this document comes."""
        return frozenset((*self.edition.reaches, *((self.household,) if self.household else ())))

    def held_back(self, place: str, reaches: Collection[str]) -> bool:
        """Whether the question or row at ``place`` is held back from one of those it would reach."""
        held = self.assessment.held_back.get(place)
        return held is not None and not set(held.readers).isdisjoint(reaches)

    def rows(self, path: str) -> tuple[str, ...]:
        """The rows of a repeat that are for this reader: not held back, and ticked where somebody has to."""
        rows = self.assessment.rows.get(path, ())
        return tuple(row for row in rows if not self.row_left_out(path, row))

    def row_left_out(self, path: str, row: str) -> bool:
        """Whether a row stays out: held back from this reader, or not ticked in."""
        place = f"{path}/{row}"
        return self.held_back(place, self.reaches) or (self.row_to_tick(path, row) and place not in self.ticked)

    def row_to_tick(self, path: str, row: str) -> bool:
        """Whether a row answers a factor that is in this edition only where somebody ticks it."""
        sections = set(self.edition.factors_unless_ticked)
        if not sections:
            return False
        fields = (each for each in self.form.question(path).field if each.type == "factors")
        named = (self.assessment.text(f"{path}/{row}/{each.id}") for each in fields)
        return any(factor.partition(".")[0] in sections for text in named for factor in text.split(", "))

    def fields(self, path: str) -> tuple[RowField, ...]:
        """The fields of a repeat that this edition may carry, and those in whose place other words stand."""
        question, allowed = self.form.question(path), self.allowed(path)
        return tuple(
            each
            for each in question.field
            if self.edition.carries_field(each.share, allowed) or (allowed and each.id in self.edition.stands_in)
        )

    def stands_in(self, field: RowField) -> str:
        """The words in the place of a field that is not for this reader; empty where the field itself is."""
        return "" if self.edition.carries_field(field.share, True) else self.edition.stands_in.get(field.id, "")

    def share_of(self, question: Question) -> str:
        """The share class of a question; the pack's default where it says none."""
        return question.share or self.form.pack.share.default

    def in_play(self, path: str) -> bool:
        """Whether the question counts: shown, on this route, and for this reader."""
        return path in self.play.shown and self.play.on_route(path.partition(".")[0]) and self.allowed(path)

    def role_text(self, role: str) -> str:
        """The agreed text of a role, where this edition may carry it."""
        path = self.form.role(role)
        return self.assessment.text(path) if self.in_play(path) else ""
