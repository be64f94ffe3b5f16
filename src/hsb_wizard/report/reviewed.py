"""A review in a document: then and now side by side, and what people say of each factor since; empty where it is none.

Better, same or worse is what people chose; nothing is worked out.
"""

from __future__ import annotations

from hsb_wizard.assessment.days import in_words, written_on
from hsb_wizard.assessment.model import Answer
from hsb_wizard.assessment.payloads.supervision import BETTER, NOT_KNOWN, SAME, WORSE
from hsb_wizard.assessment.reviewing import ThenAndNow as Pair
from hsb_wizard.assessment.reviewing import then_and_now
from hsb_wizard.forms.form import Form
from hsb_wizard.report.document import Block, Heading, Paragraph, ThenAndNow
from hsb_wizard.report.material import Material
from hsb_wizard.report.wording import sentence
from hsb_wizard.sentences import say

SINCE = {BETTER: "Better", SAME: "The same", WORSE: "Worse", NOT_KNOWN: "Not known"}


def reviewed(material: Material) -> tuple[Block, ...]:
    """Why the review began, and each factor then and now; the three areas in which least moved in 2013 come first."""
    form, a = material.form, material.assessment
    if a.then is None:
        return ()
    pairs = [each for each in then_and_now(form, a) if material.allowed(each.path)]
    made: list[Block] = [Heading(1, say("A review: then and now")), Paragraph(sentence(a.review_because))]
    if pairs:
        rows = tuple(_row(form, each) for each in sorted(pairs, key=lambda each: not each.weak))
        day = written_on(a.then)
        then = in_words(day.isoformat()) if day else say("Then")
        now = in_words(material.written.date().isoformat())
        summary = say("What was said of each factor then and now, and what people say of it since")
        made.append(
            ThenAndNow(say("Then, {day}", day=then), say("Now, {day}", day=now), rows, say("About"), summary=summary)
        )
    return tuple(made)


def _row(form: Form, each: Pair) -> tuple[str, str, str]:
    label = f"{form.factor_number(each.path)} {form.question(each.path).short_label}"
    now = [sentence(_words(form, each.now, each.two_views_now))]
    if each.carried:
        now.append(say("Carried forward."))
    if each.since is not None:
        shown = f" {sentence(each.since.evidence)}" if each.since.evidence else ""
        now.append(sentence(say(SINCE[each.since.since])) + shown)
    return label, _words(form, each.then, each.two_views_then), " ".join(now)


def _words(form: Form, said: Answer | None, two_views: bool) -> str:
    if two_views:
        return say("Two views")
    if said is None or not said.says_something:
        return say("Not said")
    return form.missing(said.missing).label if said.missing else form.level(str(said.value)).label
