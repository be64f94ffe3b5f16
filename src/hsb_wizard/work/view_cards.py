"""Small pages that stand between: who can see the screen, whose turn it is, how a part is rated, the override. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework.record import Record
from hsb_wizard.sentences import say
from hsb_wizard.work.view_base import Choice, Field, FormView
from hsb_wizard.work.view_voice import default_mode, first_name, mode_now, the_other

WHO_QUESTION = "Who can see this screen?"
US, THEM = "us", "them"
NOT_FINAL = "{other} has finished here. Was that too soon? F7, then: Go on with my answers."


def who_view(record: Record, *, session: bool = False) -> FormView:
    """The card on opening a record, on leaving session view, and on the way to a ``session`` with the young person."""
    here = session or (record.assessment.in_sitting and record.assessment.with_child)
    choices = (Choice(US, "Only us", "O"), Choice(THEM, "The young person or family is here", "Y"))
    return FormView(
        WHO_QUESTION,
        "",
        (
            "",
            "With the young person or family here, the screen shows only today's plan, what helps, notes, their own "
            "words, and Tell someone now.",
            "",
        ),
        (Field("who", "choice", choices=choices, chosen=(THEM,) if here else (US,)),),
        go_on="Enter Go on",
    )


def hand_over_view(record: Record, to: Voice, known: bool, part: str = "") -> FormView:
    """The card between two assessors. ``known``: the passphrase was given in this sitting, so one key is enough.

    ``part``: what was rated; where the one who hands over has just finished it, the way back is said.
    """
    a = record.assessment
    name, other = first_name(a, to), first_name(a, the_other(to))
    words: tuple[str, ...] = ("", f"!{name}, your turn. {other}'s answers are covered.", "")
    if (part, the_other(to)) in a.finished:
        words = (*words, say(NOT_FINAL, other=other), "")
    if known:
        return FormView("Hand over", "", (*words, f"{name}: press Enter to go on."), go_on="Enter Go on")
    secret = Field("passphrase", "secret", f"{name}'s own passphrase, once in this sitting")
    return FormView("Hand over", "", words, (secret,), go_on="Enter Go on")


def show_view(record: Record, needed: Sequence[Voice]) -> FormView:
    """The card before both are shown. ``needed``: whose passphrase opens what is still sealed."""
    words = ("", "!Both have finished. Both can be shown now, to both of you.", "")
    if not needed:
        return FormView("Show both", "", (*words, "Press Enter to go on."), go_on="Enter Show both")
    name = first_name(record.assessment, needed[0])
    sealed = (
        f"{name}'s answers are sealed until {name} is here. Is {name} away? F7, then: open early, with a supervisor."
    )
    secret = Field("passphrase", "secret", f"{name}'s own passphrase, once in this sitting")
    return FormView("Show both", "", (*words, sealed), (secret,), go_on="Enter Show both")


MODES = (
    Choice("alone", "Alone, on this laptop", "A"),
    Choice("paper", "Alone, on paper or another laptop, entered after", "P"),
    Choice("together", "Together", "T"),
)
MODE_QUESTION = "How do you rate this section?"


def mode_view(record: Record, part: str, held: str = "") -> FormView:
    """The choice of a rating mode; together against the pack's proposal asks one line why."""
    form = record.form
    section = form.section(part.partition(".")[0])
    chosen = held or mode_now(record, part)
    now = record.assessment.modes.get(part)
    fields = [Field("mode", "choice", choices=MODES, chosen=(chosen,))]
    if needs_why(record, part, chosen):
        hint = "One hour left, one assessor new: one line. There is no penalty."
        fields.append(Field("why", "line", "Together, because", hint, text=now.why if now else ""))
    words = "" if default_mode(record, part) == "together" else "The form proposes: alone, before you talk."
    return FormView(section.title, "", ("", f"!{MODE_QUESTION}", words), tuple(fields), go_on="F8 Rate like this")


def needs_why(record: Record, part: str, mode: str) -> bool:
    """Whether the mode departs from what the pack proposes so that one line why is asked."""
    return mode == "together" and default_mode(record, part) == "alone"


def mode_refusal(record: Record, part: str, mode: str, why: str) -> str:
    """Why this mode cannot be taken yet; empty where it can."""
    return "Say in one line why you rate together." if needs_why(record, part, mode) and not why.strip() else ""


def gate_view(record: Record) -> FormView:
    """The override of the gate: by name, with reason and the date it will be done."""
    now = record.assessment.override
    fields = (
        Field("name", "line", "Decided by (name and role)", text=now.name if now else ""),
        Field("reason", "box", "Reason", text=now.reason if now else ""),
        Field("will_be_done", "line", "The screen will be done on", "As you write it: 20 11 2026"),
    )
    above = (
        "",
        "!Rate before the screen has an outcome",
        "Ratings open after section 1, so that how they think and talk is known first.",
        "An override opens them now. It is printed on page 1, with this name and reason.",
    )
    return FormView("Thinking and communication screen", "", above, fields, go_on="F8 Override")


def because_view(record: Record, path: str = "") -> FormView:
    """Why a signed record is changed, at ``path``: asked before the first change, never after."""
    asked = record.form.question(path).label if path in record.form.questions else ""
    above = (
        "",
        "!This record is signed",
        *([f"What you change: {asked}"] if asked else []),
        "A change takes the signatures away. The reason is kept and printed.",
        "F7 leaves it as it was signed.",
    )
    return FormView(
        "Change a signed record", "", above, (Field("reason", "line", "It is changed because"),), go_on="F8 Change it"
    )
