"""The ten lines of the sign screen (practice.md part 6) as data, and what the rules say on each. Pure.

How a line is drawn and how a reason is given belongs to the screens.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hsb_wizard.assessment.play import Play
from hsb_wizard.forms.form import Form
from hsb_wizard.quality.finding import STOP, Finding


@dataclass(frozen=True, slots=True)
class SignLine:
    """One line: its words, the rules under it, and the role whose section must be on the route ("" is always)."""

    id: str
    title: str
    rules: tuple[str, ...]
    role: str = ""


SIGN_LINES = (
    SignLine("safety", "Safety", ("Q05", "Q06", "Q12", "Q50", "Q51", "Q86", "Q113")),
    SignLine("screen", "Thinking and communication screen", ("Q15",), "suitability"),
    SignLine("agencies", "Agencies asked", ("Q23", "Q24", "Q25")),
    SignLine("reported", "What is reported", ("Q38", "Q39"), "matter"),
    SignLine("analysis", "Analysis", ("Q41", "Q42"), "triggers"),
    SignLine("own_harm", "Own experience of harm", ("Q49", "Q53"), "victimisation"),
    SignLine("judgements", "The two judgements", ("Q52", "Q65", "Q66"), "safety_of_others"),
    SignLine("mappa", "MAPPA", ("Q74",), "mappa_level"),
    SignLine("plan", "Plan", ("Q80", "Q83"), "plan_line"),
    SignLine("childs_view", "The young person's view", ("Q102",), "young_person_views"),
)
OF_THE_TEAM = SignLine("team", "Set by your team", ())  # stops that a team added or raised; shown where there are any
_LINE_OF = {rule: line for line in SIGN_LINES for rule in line.rules}


@dataclass(frozen=True, slots=True)
class LineNow:
    """One line with the stops that stand under it now; those that go ahead for a reason are among them."""

    line: SignLine
    stops: tuple[Finding, ...]

    @property
    def open(self) -> tuple[Finding, ...]:
        """What still stands in the way."""
        return tuple(each for each in self.stops if not each.goes_ahead)


def line_of(finding: Finding) -> SignLine:
    """The line that a stop stands under."""
    return _LINE_OF.get(finding.id, OF_THE_TEAM)


def sign_lines(form: Form, play: Play, found: Iterable[Finding]) -> tuple[LineNow, ...]:
    """The lines of a record in their order, each with its stops; a line off the route is not there."""
    stops: dict[str, list[Finding]] = {}
    for each in found:
        if each.moment == STOP and each.step in {"open", "sign"}:
            stops.setdefault(line_of(each).id, []).append(each)
    lines = [line for line in SIGN_LINES if not line.role or play.on_route(form.role(line.role).partition(".")[0])]
    lines += [OF_THE_TEAM] if OF_THE_TEAM.id in stops else []
    return tuple(LineNow(line, tuple(stops.get(line.id, ()))) for line in lines)
