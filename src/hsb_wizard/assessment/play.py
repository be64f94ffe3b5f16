"""What is open and what is in play for these answers: practice.md part 1, "What is open when".

One pass over the form gives one `Play`; screens, rules, progress and documents all read that value. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.scope import PASSES, RecordScope, gate_state
from hsb_wizard.forms.definition import Question, Section
from hsb_wizard.forms.form import Form
from hsb_wizard.values import Frozen

LIVE = frozenset({"police", "no_plea", "not_guilty"})
NOT_ASKED = "Not asked now. What was said is kept, counts nowhere, and comes back if this is asked again."
BANNER = "Do not ask about what is alleged. Listen, write it down, see Tell someone now."
BANNER_IN_SESSION = "Today we listen. We are not asking about what others are looking into."


class Opening(Frozen, frozen=True):
    """Whether a section is on this record's route and open. ``waits_for`` holds section numbers ("Opens after 1")."""

    open: bool
    ratings: bool
    session: bool
    waits_for: tuple[int, ...] = ()
    because: str = ""


class Play(Frozen, frozen=True):
    """Everything that follows from the answers about what is asked now."""

    gate: str | None
    live: bool
    route: str  # "full", "short" or "none"
    sections: tuple[str, ...]
    opening: Mapping[str, Opening]
    shown: frozenset[str]
    required: frozenset[str]

    @property
    def provisional(self) -> bool:
        """Whether linked conclusions are marked provisional (outcome 3, an override, or advice awaited)."""
        return self.gate in {"provisional", "overridden", "hold"}

    def on_route(self, section: str) -> bool:
        """Whether the section belongs to this record."""
        return section in self.opening


def live_proceedings(form: Form, a: Assessment) -> bool:
    """Whether anything is before the police or a court and not decided."""
    return a.value(form.role("proceedings")) in LIVE


def play(form: Form, a: Assessment, today: date) -> Play:
    """What is open, shown and required in ``a`` on ``today``."""
    shown = _shown(form, a, today)
    scope = RecordScope(form, a, today, hidden=lambda path: path not in shown and form.has(path))
    gate, live, route = gate_state(form, a), live_proceedings(form, a), _route(form, a)
    gates = tuple(each.number for each in form.sections if each.gate and each.number is not None)
    opening = {
        section.id: _opening(form, section, scope, gate, live, gates)
        for section in form.sections
        if _on_route(form, section, scope, route)
    }
    required = shown & (form.always("required_when") | _required_now(form, scope))
    if len(opening) < len(form.sections):
        required = frozenset(path for path in required if path.partition(".")[0] in opening)
    return Play(gate, live, route, tuple(opening), opening, shown, required)


def _shown(form: Form, a: Assessment, today: date) -> frozenset[str]:
    """Questions whose show_when holds, in form order; a question sees only what is shown before or beside it."""
    verdict: dict[str, bool] = {}

    def hidden(path: str) -> bool:
        return verdict.get(path) is False

    scope = RecordScope(form, a, today, hidden=hidden)
    for _ in range(2 if form.looks_forward else 1):  # once more, for the few that look forward (the checker notes them)
        for path in form.sometimes("show_when"):
            logic = form.logic(path, "show_when")
            verdict[path] = logic is None or logic.test(scope) is True
    return form.always("show_when") | {path for path, yes in verdict.items() if yes}


def _required_now(form: Form, scope: RecordScope) -> frozenset[str]:
    """Questions that must be answered for what is said elsewhere."""
    lines = ((path, form.logic(path, "required_when")) for path in form.sometimes("required_when"))
    return frozenset(path for path, logic in lines if logic is not None and logic.test(scope) is True)


def _route(form: Form, a: Assessment) -> str:
    return {"short_route": "short", "within_expected": "none"}.get(a.text(form.role("response")), "full")


def _on_route(form: Form, section: Section, scope: RecordScope, route: str) -> bool:
    if section.number is not None and (route == "none" or (route == "short" and not section.short_route)):
        return False
    only = form.section_logic(section.id, "only_when")
    return only is None or only.test(scope) is True


def _opening(
    form: Form, section: Section, scope: RecordScope, gate: str | None, live: bool, gates: tuple[int, ...]
) -> Opening:
    held = gate == "hold" and section.held_on_advice
    passes = gate in PASSES or gate == "hold"
    ratings = not section.ratings_wait or (passes and not held)
    session = not held and not (live and section.held_on_advice)
    because = ""
    if held:
        because = "Held until we have advice. Everything else goes on."
    elif not passes and section.ratings_wait:
        because = "Ratings open after 1"
    logic = form.section_logic(section.id, "opens_when")
    is_open = logic is None or gate == "hold" or logic.test(scope) is True
    return Opening(is_open, ratings, session, () if is_open else gates, because)


def closed_because(form: Form, p: Play, path: str) -> str:
    """Why the question at ``path`` cannot be answered now; empty where it can. Keeping people safe is never closed."""
    section_id = path.partition(".")[0]
    opening, question = p.opening.get(section_id), form.question(path)
    if opening is None:
        return "Not on this route."
    if path.partition("/")[0] not in p.shown:
        return NOT_ASKED
    if not opening.open:
        return "Opens after " + " and ".join(str(number) for number in opening.waits_for)
    if question.type == "rating" and not opening.ratings:
        return opening.because
    if question.session and not opening.session and not (question.open_when_live and p.gate != "hold"):
        return opening.because or "Before the police or a court: this is filled from records only."
    return ""


def offered(form: Form, p: Play, path: str) -> tuple[str, ...]:
    """The option values offered now: retired ones are not, and while advice is awaited a judgement may only say so."""
    question = form.question(path)
    values = tuple(option.value for option in question.options if not option.retired)
    if p.gate == "hold" and path in {form.role("safety_of_others"), form.role("own_safety")}:
        return tuple(value for value in values if value == "cannot_say")
    return values


def mode_of(form: Form, a: Assessment, path: str) -> str:
    """How the question is answered: "together", or "alone" where it is a rating of a part that is rated alone.

    The two judgements are answered alone first as well (practice.md part 1, section 14).
    """
    question, part = form.question(path), form.part_of(path)
    if question.type == "rating" or question.confidence:
        chosen = a.modes.get(part)
        return (chosen.mode if chosen else form.mode(path)).replace("paper", "alone")
    return form.mode(path) if question.mode else "together"


def voices_of(form: Form, a: Assessment, path: str) -> tuple[Voice, ...]:
    """Whose answers the question takes, in order."""
    if mode_of(form, a, path) == "alone":
        return (Voice.LEAD, Voice.CO, Voice.AGREED)
    return (Voice.AGREED,)


def answerable(question: Question) -> bool:
    """Whether the question takes an answer at all."""
    return question.type != "statement"
