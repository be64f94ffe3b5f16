"""Rules about keeping people safe and about time: Q02, Q05, Q06, Q86. Each is one pure function."""

from __future__ import annotations

from hsb_wizard.assessment.days import clock
from hsb_wizard.quality.finding import STOP, WHY, Case, Found, Rule


def late(case: Case) -> Found:
    """Q02: past the target, or near it, and no reason or nothing said about what is in place meanwhile."""
    now = clock(case.form, case.assessment, case.today)
    if now.day is None or now.day < case.form.pack.timing.warn_day:
        return
    if now.day > now.target:
        if not (case.said("delay_reason") and case.said("delay_meanwhile")):
            yield f"{now.words}. Waiting without a plan is where harm was missed.", case.role("delay_reason")
    elif not case.assessment.signatures and not case.said("delay_reason"):
        yield f"{now.words}. If it cannot be done in time, say why now.", case.role("delay_reason")


def no_safety_plan(case: Case) -> Found:
    """Q05: no line of the safety plan for now is answered."""
    lines = _safety_lines(case)
    if not any(_answered(case, path) for path in lines):
        yield "There is no safety plan for now. People are kept safe while the assessment is under way.", lines[0]


def safety_line_open(case: Case) -> Found:
    """Q06: a line of the safety plan has neither an arrangement nor "being arranged by, by when"."""
    lines = _safety_lines(case)
    if not any(_answered(case, path) for path in lines):
        return  # Q05 says it once
    for path in lines:
        if not _honest(case, path):
            label = case.form.question(path).short_label
            yield f"Safety plan for now: nothing is said about {_lower_first(label)}.", path


def people_harmed(case: Case) -> Found:
    """Q86: nothing is said about the safety of those harmed."""
    if case.on_route("harmed_safety") and not case.honest("harmed_safety"):
        yield (
            "The plan does not say how those harmed are kept safe. It was managed in few of the cases inspected.",
            case.role("harmed_safety"),
        )


def _safety_lines(case: Case) -> tuple[str, ...]:
    """The questions of the safety plan that every case must answer: the pack marks them as required."""
    section = case.role("safety") + "."
    wanted = [path for path in case.form.questions if path.startswith(section) and path in case.play.required]
    until = case.role("safety_until")
    return tuple(path for path in wanted if path != until and case.form.question(path).place) or (until,)


def _answered(case: Case, path: str) -> bool:
    answer = case.assessment.answer(path)
    return answer is not None and answer.says_something


def _honest(case: Case, path: str) -> bool:
    answer = case.assessment.answer(path)
    if answer is None or not answer.says_something:
        return False
    return answer.value is not None or bool(answer.note or (answer.who and answer.until))


def _lower_first(label: str) -> str:
    return label[:1].lower() + label[1:]


RULES = (
    Rule(
        "Q02",
        WHY,
        "sign",
        "Give the reason for the delay and what is in place meanwhile.",
        ("HMIP 2013 4.7",),
        late,
    ),
    Rule(
        "Q05",
        STOP,
        "sign",
        "Fill in the safety plan for now. In custody, the establishment's plan counts: say so.",
        ("HMIP 2013 KT3", "HMIP 2013 4.7", "HMIP 2013 4.17"),
        no_safety_plan,
        exception=False,
    ),
    Rule(
        "Q06",
        STOP,
        "sign",
        'Say what is arranged, or "being arranged by", with a name and a date, or why it is not needed.',
        ("HMIP 2013 3.7", "HMIP 2013 3.8", "HMIP 2013 3.12", "HMIP 2013 3.15"),
        safety_line_open,
    ),
    Rule(
        "Q86",
        STOP,
        "sign",
        'Say what is arranged, or that there is no person to protect and why: choose "Does not apply" with a note.',
        ("HMIP 2013 6.14",),
        people_harmed,
    ),
)
