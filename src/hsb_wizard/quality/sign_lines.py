"""The ten lines of the sign screen (practice.md part 6) as data, and what the rules say on each. Pure.

How a line is drawn and how a reason is given belongs to the screens.
"""

from __future__ import annotations

from collections.abc import Iterable

from hsb_wizard.assessment.play import Play
from hsb_wizard.forms.form import Form
from hsb_wizard.quality.finding import STOP, Finding
from hsb_wizard.values import Frozen


class SignLine(Frozen, frozen=True):
    """One line: its words, the rules under it, and the role whose section must be on the route ("" is always)."""

    id: str
    title: str
    rules: tuple[str, ...]
    role: str = ""


SIGN_LINES = (
    SignLine("safety", "Safety", ("Q05", "Q06", "Q51", "Q86", "Q12", "Q50", "Q113")),
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
OTHER = SignLine("other", "Other", ())  # for a stop that a team raised and that stands in no section of a line
_LINE_OF = {rule: line for line in SIGN_LINES for rule in line.rules}


class LineNow(Frozen, frozen=True):
    """One line with the stops that stand under it now; those that go ahead for a reason are among them."""

    line: SignLine
    stops: tuple[Finding, ...]

    @property
    def open(self) -> tuple[Finding, ...]:
        """What still stands in the way."""
        return tuple(each for each in self.stops if not each.goes_ahead)


def line_of(form: Form, finding: Finding) -> SignLine:
    """The line that a stop stands under: by its rule, else by the section of its place."""
    if finding.id in _LINE_OF:
        return _LINE_OF[finding.id]
    section = finding.place.partition(".")[0]
    return next((line for line in SIGN_LINES if line.role and _section(form, line) == section), OTHER)


def order_of(form: Form, finding: Finding) -> tuple[int, int, int]:
    """Where a finding stands in a list: stops by their line and rule, then everything in the order of the form."""
    at = form.place_of(finding.place) if form.has(finding.place) else -1
    if finding.moment != STOP:
        return 0, 0, at
    line = line_of(form, finding)
    rule = line.rules.index(finding.id) if finding.id in line.rules else len(line.rules)
    return (*SIGN_LINES, OTHER).index(line), rule, at


def lines_of_route(form: Form, play: Play) -> tuple[SignLine, ...]:
    """The lines whose section belongs to the record, in order."""
    return tuple(line for line in SIGN_LINES if not line.role or play.on_route(_section(form, line)))


def sign_lines(form: Form, play: Play, found: Iterable[Finding]) -> tuple[LineNow, ...]:
    """The lines of a record in their order, each with its stops; a line off the route is not there."""
    stops: dict[str, list[Finding]] = {}
    for each in found:
        if each.moment == STOP and each.step in {"open", "sign"}:
            stops.setdefault(line_of(form, each).id, []).append(each)
    lines = (*lines_of_route(form, play), *((OTHER,) if OTHER.id in stops else ()))
    return tuple(LineNow(line, tuple(stops.get(line.id, ()))) for line in lines)


def _section(form: Form, line: SignLine) -> str:
    return form.pack.roles.get(line.role, "").partition(".")[0]
