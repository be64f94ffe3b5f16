"""Rules about what comes after signing: Q30, Q115 to Q120. Each is one pure function.

Those of a review speak only in one; those of the change log from the first change on.
"""

from __future__ import annotations

from hsb_wizard.quality.finding import STOP, THINK, WHY, Case, Found, Rule
from hsb_wizard.quality.sharing_rules import signed_on
from hsb_wizard.quality.source_rules import CAME
from hsb_wizard.quality.when import working_days

REVIEW = "review"
NO_BETTER = frozenset({"same", "worse"})
WEAK = ("family", "feelings", "self_view")  # HMIP 2013 6.5: where little moved
STOPPED = frozenset({"stopped", "changed", "not_begun"})


def late_information(case: Case) -> Found:
    """Q30: something came in after signing, and no decision says what it changes."""
    signed = signed_on(case)
    if signed is None:
        return
    told = [row for row in case.rows("change_log") if row.text("kind") == "information" and row.text("decided")]
    decided = max((on for row in told if (on := row.day("on"))), default=signed)
    for row in case.rows("source_card"):
        if row.text("status") in CAME and (came := row.day("received_on")) and came > max(signed, decided):
            yield (
                f"Source cards, line {row.number}: this came in after signing, and it is not decided what it changes.",
                case.role("change_log"),
                row.at,
            )


def change_not_looked_at(case: Case) -> Found:
    """Q115: a change was logged, and nobody has looked again at what it means."""
    allowed = case.house_rules.thresholds.change_days
    for row in case.rows("change_log"):
        heard, looked = row.day("on"), row.day("looked_again")
        if looked and row.text("decided"):
            continue
        late = heard is not None and working_days(heard, case.today) > allowed
        yield (
            f"Change log, line {row.number}: nobody has decided what this changes."
            + (f" It was heard of more than {allowed} working days ago." if late else ""),
            row.place("decided" if looked else "looked_again"),
        )


def no_outcome_but_reoffending(case: Case) -> Found:
    """Q116: at a review, no hoped-for outcome says what shows that something is better, the same or worse."""
    if case.assessment.kind != REVIEW or not case.asked("hoped"):
        return
    if not any(row.text("since") and row.text("evidence") for row in case.rows("hoped")):
        yield "Nothing but further offending could tell here whether the work has helped.", case.role("hoped")


def work_not_delivered(case: Case) -> Found:
    """Q117: work of the plan was stopped, changed or never begun, and not why; or a review says nothing about it."""
    for row in case.rows("delivery"):
        if row.text("state") in STOPPED and not row.text("held"):
            yield f"Work of the plan, line {row.number}: it is not said why it stands so.", row.place("held")
    if case.assessment.kind == REVIEW and case.rows("plan_line") and not case.said("delivery"):
        yield "It is not said which work of the plan took place.", case.role("delivery")


def outcome_without_movement(case: Case) -> Found:
    """Q118: at a review, a hoped-for outcome does not say whether it is better, the same, worse or not known."""
    if case.assessment.kind == REVIEW:
        for row in case.rows("hoped"):
            if not row.text("since"):
                yield f"Outcomes hoped for, line {row.number}: it is not said how it is now.", row.place("since")


def stuck_and_plan_unchanged(case: Case) -> Found:
    """Q119: no better in family, feelings or view of self, and no line of the plan was written since."""
    stuck = [row for row in case.rows("hoped") if row.text("area") in WEAK and row.text("since") in NO_BETTER]
    last = _last_change_of_the_plan(case) if stuck else ""
    for row in stuck:
        said = case.assessment.answer(row.place("since"))
        if said is not None and last <= said.at:
            yield (
                f"Outcomes hoped for, line {row.number}: no better, and the plan is as it was.",
                row.place("since"),
            )


def _last_change_of_the_plan(case: Case) -> str:
    """When a line of the plan was last written to."""
    lines = case.role("plan_line") + "/"
    return max((each.at for (_, path), each in case.assessment.answers.items() if path.startswith(lines)), default="")


def closing_without_a_report(case: Case) -> Found:
    """Q120: the work is closed, or has a day on which it was, and nothing says what has changed and what will last."""
    if (case.day("case_closed") or case.assessment.kind == "closing") and not case.honest("review_words"):
        yield (
            "The work is closed, and nothing says what has changed and what keeps it going.",
            case.role("review_words"),
        )


RULES = (
    Rule(
        "Q30",
        STOP,
        "close",
        "Write it in the change log as other information, with what was decided and by whom.",
        ("HMIP 2013 4.7", "HMIP 2013 5.26", "HMIP 2013 KT5"),
        late_information,
    ),
    Rule(
        "Q115",
        STOP,
        "close",
        "Look again at safety plan, plan and judgements, and write what was decided, by whom.",
        ("HMIP 2013 6.6", "HMIP 2013 KT5"),
        change_not_looked_at,
    ),
    Rule(
        "Q116",
        WHY,
        "sign",
        "Add what shows it for one outcome at least: a goal, school, safety, feelings, taking part.",
        ("HMIP 2013 6.12",),
        no_outcome_but_reoffending,
    ),
    Rule(
        "Q117",
        THINK,
        "sign",
        "Say what was held, missed or changed, and why.",
        ("HMIP 2013 1.17", "HMIP 2013 KT5"),
        work_not_delivered,
    ),
    Rule(
        "Q118",
        THINK,
        "sign",
        "Say better, same, worse or not known, and what shows it.",
        ("HMIP 2013 6.5",),
        outcome_without_movement,
    ),
    Rule(
        "Q119",
        THINK,
        "sign",
        "Change a line of the plan, or add one. These are the areas where little moved in the cases inspected.",
        ("HMIP 2013 6.5",),
        stuck_and_plan_unchanged,
    ),
    Rule(
        "Q120",
        THINK,
        "close",
        "Write it: work held and missed, what is better, what keeps it going, in words to the young person.",
        ("HMIP 2013 5.14", "HMIP 2013 6.2"),
        closing_without_a_report,
    ),
)
