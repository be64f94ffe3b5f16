"""What drafting works from: one record as it stands, with what reception brings from the other rooms as plain values.

Nothing here prints, opens or decides; the reviewer's findings and the strong room's codes come in as text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.play import Play
from hsb_wizard.forms.definition import Question
from hsb_wizard.forms.form import Form
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

    def allowed(self, path: str) -> bool:
        """Whether this edition may carry the question at ``path``."""
        return self.share_of(self.form.question(path)) in self.edition.share

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
