"""How far the work is, in the few plain words of a task list. Derived, never stored; it counts work, not a child."""

from __future__ import annotations

from hsb_wizard.assessment.agreement import standing
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.lifecycle import in_work
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.play import Play, answerable, closed_because, voices_of
from hsb_wizard.assessment.reviewing import carried_here
from hsb_wizard.assessment.validity import remark
from hsb_wizard.forms.form import Form
from hsb_wizard.sentences import say, say_number
from hsb_wizard.values import Frozen

NOT_STARTED, IN_PROGRESS, COMPLETED = "Not yet started", "In progress", "Completed"


class SectionProgress(Frozen, frozen=True):
    """One row of the task list."""

    section: str
    status: str
    answered: int
    asked: int
    open: bool


def is_answered(form: Form, a: Assessment, path: str) -> bool:
    """Whether the pair's answer stands: said, settled as two views, a repeat with a row, or something told at once."""
    if path == form.role("tell") and a.told:
        return True
    if form.question(path).type == "repeat":
        return bool(a.rows.get(path)) or standing(a, path) != "open"
    return standing(a, path) != "open"


def asked(form: Form, p: Play, section: str) -> tuple[str, ...]:
    """The questions of a section that are asked now, in order."""
    return tuple(path for path in form.paths_of(section) if path in p.shown and answerable(form.question(path)))


def needed(form: Form, p: Play, section: str) -> tuple[str, ...]:
    """The questions of a section that it takes to complete it: those that are required, and ratings."""
    paths = asked(form, p, section)
    return tuple(path for path in paths if path in p.required or form.question(path).type == "rating")


def section_progress(form: Form, a: Assessment, p: Play, section: str) -> SectionProgress:
    """How one section stands."""
    paths, opening = asked(form, p, section), p.opening[section]
    done = sum(is_answered(form, a, path) for path in paths)
    if not opening.open:
        status = say("Opens after {sections}", sections=" and ".join(str(number) for number in opening.waits_for))
        return SectionProgress(section, status, done, len(paths), open=False)
    again = sum(look_again(form, a, path) for path in paths)
    left = sum(bool(carried_here(form, a, path)) for path in paths) if a.then is not None and in_work(a) else 0
    if left and not again:
        status = say_number(left, "{number} carried forward", "{number} carried forward")
    elif again:
        status = say_number(again, "Look again at {number} answer", "Look again at {number} answers")
    elif not done and not _begun(form, a, p, section):
        status = NOT_STARTED
    else:
        must = needed(form, p, section)
        finished = done and all(is_answered(form, a, path) for path in must)
        status = COMPLETED if finished else IN_PROGRESS
    return SectionProgress(section, status, done, len(paths), open=True)


def _begun(form: Form, a: Assessment, p: Play, section: str) -> bool:
    """Whether something is said at what is asked; an answer to what is no longer asked counts nowhere."""
    shown = (path for path in form.paths_of(section) if path in p.shown)
    return any(a.rows.get(path) or any((voice, path) in a.answers for voice in Voice) for path in shown)


def look_again(form: Form, a: Assessment, path: str) -> bool:
    """Whether something said at ``path`` has a remark (a date that is none, an option that is gone)."""
    said = (a.answer(path, voice) for voice in voices_of(form, a, path))
    return any(answer is not None and remark(form, path, answer) for answer in said)


def all_progress(form: Form, a: Assessment, p: Play) -> tuple[SectionProgress, ...]:
    """The whole task list in order."""
    return tuple(section_progress(form, a, p, section) for section in p.sections)


def next_unanswered(form: Form, a: Assessment, p: Play, voice: Voice = Voice.AGREED, after: str = "") -> str | None:
    """The next question that needs this voice: required ones and ratings, from ``after`` on, then from the top."""
    wanted = [path for path in form.questions if _wants(form, a, p, path, voice)]
    order = {path: place for place, path in enumerate(form.questions)}
    later = [path for path in wanted if order[path] > order.get(after, -1)]
    return next(iter(later or wanted), None)


def _wants(form: Form, a: Assessment, p: Play, path: str, voice: Voice) -> bool:
    question = form.question(path)
    if path not in p.shown or not p.on_route(path.partition(".")[0]) or closed_because(form, p, path):
        return False
    if path not in p.required and question.type != "rating":
        return False
    if voice is Voice.AGREED or voice not in voices_of(form, a, path):
        return not is_answered(form, a, path)
    said = a.answer(path, voice)
    return said is None or not said.says_something
