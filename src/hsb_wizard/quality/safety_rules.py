"""Rules about keeping people safe: Q05, Q06, Q08, Q12, Q50, Q86, Q113. Each is one pure function."""

from __future__ import annotations

from hsb_wizard.quality.finding import STOP, WHY, Case, Found, Rule, tells


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
            yield (
                f"Safety plan for now: nothing is said about {_lower_first(label)}. It holds from "
                "today, not from signing.",
                path,
            )


def nothing_constructive_meanwhile(case: Case) -> Found:
    """Q08: the account is denied or not yet put, and nothing good goes on meanwhile. Q05 carries safety."""
    role = "constructive_meanwhile"
    if case.asked(role) and case.text("account_given") in ("denies", "not_discussed") and not case.honest(role):
        yield (
            "The account is denied or not yet put, and nothing good to go on with meanwhile is written down. Months "
            "went by without any work in the cases inspected.",
            case.role(role),
        )


def no_conference_or_meeting(case: Case) -> Found:
    """Q12: it is not said whether there is risk of significant harm; or no conference, or no meeting, is recorded."""
    if not case.asked("significant_harm"):
        return
    if not case.honest("significant_harm"):
        yield (
            "It is not said whether the young person is thought to be at risk of significant "
            "harm. Protection hangs on it.",
            case.role("significant_harm"),
        )
    elif case.text("significant_harm") == "yes" and not _met(case, "child_protection", "conference"):
        yield (
            "There is risk of significant harm, and no child protection conference is recorded, held or planned.",
            case.role("other_date"),
        )
    elif case.text("significant_harm") != "yes" and not _met(case):
        yield (
            "No meeting of the agencies is recorded, held or planned. Nobody has put together what each one knows.",
            case.role("meeting"),
        )


def _met(case: Case, kind: str = "", stage: str = "") -> bool:
    """Whether a meeting of this kind is recorded, held or planned, or said to be not known yet, by whom and by when."""
    meetings = [row for row in case.rows("meeting") if row.text("held") != "cancelled"]
    if any(row.text("kind") == kind or not kind for row in meetings):
        return True
    wanted = {stage} if stage else {"agency_meeting", "conference", "review"}
    if any(row.text("stage") in wanted for row in case.rows("other_date")):
        return True
    if not kind and (case.day("agencies_met") or case.rows("strategy_meeting")):
        return True
    return tells(case.answer("meeting"))


def adults_not_checked(case: Case) -> Found:
    """Q50: it is not said whether the adults at home were checked, or they were not and nobody is to do it."""
    if not case.asked("adults_checked"):
        return
    if not case.honest("adults_checked"):
        yield (
            "Nothing says whether the adults at home were checked with police and social care. "
            "Harm at home was missed so.",
            case.role("adults_checked"),
        )
    elif case.text("adults_checked") == "no" and not case.said("adults_checked_what"):
        yield "The adults at home are not checked, and it is not said who does it.", case.role("adults_checked_what")


def shared_setting_without_safety(case: Case) -> Found:
    """Q113: the young person and somebody harmed share a place, and nothing is arranged there."""
    for asked, arranged in (("shared_places", "shared_action"), ("contact_there", "contact_there_arranged")):
        if case.asked(arranged) and case.text(asked) == "yes" and not case.honest(arranged):
            yield (
                f"{case.label(asked)}: a place is shared, and nothing says how contact is made safe there.",
                case.role(arranged),
            )
    for row in case.rows("person_harmed"):
        if set(row.chosen("spaces")) - {"none", "not_checked"} and not row.text("measures"):
            yield (
                f"People harmed, line {row.number}: a place is shared, and no measure is given.",
                row.place("measures"),
            )


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
    until, shared = case.role("safety_until"), case.role("shared_action")  # the second is Q113's
    return tuple(path for path in wanted if path not in (until, shared) and case.form.question(path).place) or (until,)


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
        "Q08",
        WHY,
        "sign",
        "Name one good thing that goes on: a club, a lesson, a worker. None of it needs an admission.",
        ("HMIP 2013 3.11", "HMIP 2013 5.15"),
        nothing_constructive_meanwhile,
    ),
    Rule(
        "Q12",
        STOP,
        "sign",
        'Say whether there is such a risk and give the meeting with its day; or "Not known yet", with who and by when.',
        ("HMIP 2013 1.11",),
        no_conference_or_meeting,
    ),
    Rule(
        "Q50",
        STOP,
        "sign",
        'Say who checked them, when and with what result; or "Not known yet", with who does it and by when.',
        ("HMIP 2013 3.2",),
        adults_not_checked,
    ),
    Rule(
        "Q113",
        STOP,
        "sign",
        "Say what keeps contact safe there, and who sees to it. The person harmed is not the one who moves.",
        ("HMIP 2013 3.12",),
        shared_setting_without_safety,
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
