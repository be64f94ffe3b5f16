"""Whose answers a page holds, and what the other may know of them. Pure."""

from __future__ import annotations

from hsb_wizard.assessment.agreement import pass_state
from hsb_wizard.assessment.days import read_date, short_day
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.play import voices_of
from hsb_wizard.assessment.replacing import SEEN
from hsb_wizard.casework.record import Record
from hsb_wizard.sentences import say
from hsb_wizard.work.view_base import Choice

ALONE = "Rated alone on this laptop."
PAPER = "Rated alone, on paper or another laptop, and entered here."
TOGETHER = "Rated together."
SURE = (Choice("sure", "Sure", "A"), Choice("fairly_sure", "Fairly sure", "B"), Choice("not_sure", "Not sure", "C"))


def first_name(a: Assessment, voice: Voice) -> str:
    """How an assessor is called on screen: the first name, or all of it where both share it."""
    name, other = a.name_of(voice), a.name_of(the_other(voice))
    first = name.split(" ")[0]
    return name if first == other.split(" ")[0] or not first else first


def the_other(voice: Voice) -> Voice:
    """The other assessor's voice."""
    return Voice.CO if voice is Voice.LEAD else Voice.LEAD


def voice_at(record: Record, path: str, me: Voice | None) -> Voice | None:
    """In whose voice the question is answered now; None where only an assessor may and ``me`` is none."""
    path = path.partition("/")[0]
    if Voice.LEAD not in voices_of(record.form, record.assessment, path):
        return Voice.AGREED
    return Voice.AGREED if record.form.part_of(path) in record.assessment.revealed else me


def whose(record: Record, voice: Voice | None) -> str:
    """The words of the header: whose answers these are; empty on pages that are of both."""
    if voice not in (Voice.LEAD, Voice.CO):
        return ""
    return f"{first_name(record.assessment, voice)}'s answers"


def mode_words(record: Record, part: str) -> str:
    """How a part is rated, in one sentence."""
    chosen = record.assessment.modes.get(part)
    return {"alone": ALONE, "paper": PAPER, "together": TOGETHER}[mode_now(record, part)] + (
        f" Because: {chosen.why}" if chosen and chosen.why else ""
    )


def mode_now(record: Record, part: str) -> str:
    """alone, paper or together: what the pair chose, else what the pack proposes for the ratings of the part."""
    chosen = record.assessment.modes.get(part)
    return chosen.mode if chosen else default_mode(record, part)


def default_mode(record: Record, part: str) -> str:
    """What the pack proposes for the ratings (and judgements) of a part."""
    form = record.form
    rated = [
        path for path in form.paths_in(part) if form.question(path).type == "rating" or form.question(path).confidence
    ]
    return form.mode(rated[0]) if rated else "together"


def turns(record: Record, part: str) -> str:
    """Who is how far: all that each may know of the other's pass."""
    a = record.assessment
    words = {"Not started": "not started", "In progress": "in progress", "Finished": "finished"}
    return "   ".join(
        f"{first_name(a, voice)}: {words[pass_state(record.form, a, part, voice)]}" for voice in (Voice.LEAD, Voice.CO)
    )


def helps(record: Record) -> str:
    """The adaptations that the screen found, as the line that stands on every page after it."""
    words = adaptations(record)
    if not words:
        return ""
    return say("Helps: {what}", what=", ".join((words[0], *(word[:1].lower() + word[1:] for word in words[1:]))))


def adaptations(record: Record) -> tuple[str, ...]:
    """What the screen found to help, in the form's words or the pair's own."""
    form, a = record.form, record.active
    path = form.role("adaptations")
    chosen = a.value(path)
    labels = {option.value: option.label for option in form.question(path).options}
    other = a.text(form.role("adaptations_other"))
    named = [each for each in (chosen if isinstance(chosen, tuple) else ()) if not (other and each == "other")]
    return (*(labels.get(each, each) for each in named), *([other] if other else []))


def alone_words(record: Record, path: str, voice: Voice) -> str:
    """How and on which day an assessor gave their own answer; nothing where they gave none."""
    a, part = record.assessment, record.form.part_of(path)
    answer, finished = a.answer(path, voice), a.finished.get((part, voice))
    if answer is None or not answer.says_something:
        return ""
    if finished is not None and finished.how == "imported":
        return say("from a file")
    day = short_day(answer.at, record.today) if read_date(answer.at[:10]) else ""
    seen = any(each.seen_other for each in a.passes.values() if (each.part, each.voice) == (part, voice))
    if seen or any((each.part, each.voice, each.because) == (part, voice, SEEN) for each in a.archived):
        return say("answered {day}, having seen the other's", day=day)
    if finished is not None and finished.how == "paper":
        return say("on paper, entered {day}", day=day)
    return say("answered alone {day}", day=day)
