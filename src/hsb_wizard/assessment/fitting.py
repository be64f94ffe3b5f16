"""What fits into the time there is: which pieces of the work, how long each, who must be there, what goes alone.

From the form's minutes and how far the work is. It plans time and nothing else; a minute is the form's word, not a
measure of anybody. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from hsb_wizard.assessment.agreement import alone_paths, compare, needs_settling, pass_state
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.play import Play, closed_because, voices_of
from hsb_wizard.assessment.progress import asked, is_answered
from hsb_wizard.forms.form import Form
from hsb_wizard.values import Frozen

BOTH, LEAD, CO, CHILD = "both", "lead", "co", "child"
A_RATING, A_DIFFERENCE, THE_SAME = 3, 3, 2  # minutes (practice.md part 2: 70 for 27 ratings, 50 to compare)
LEAST = 5


class Offer(Frozen, frozen=True):
    """One piece of work: ``what`` is facts, rate or compare; ``who`` must be there; ``left`` questions in it."""

    section: str
    part: str
    what: str
    who: str
    minutes: int
    left: int


def offers(form: Form, a: Assessment, p: Play) -> tuple[Offer, ...]:
    """Every piece of work that is open and not done, in the order of the form."""
    return tuple(offer for section in form.sections for offer in offers_of(form, a, p, section.id))


def offers_of(form: Form, a: Assessment, p: Play, section: str) -> tuple[Offer, ...]:
    """Those of one section; none where it is closed."""
    opening = p.opening.get(section)
    return tuple(_of_section(form, a, p, section)) if opening is not None and opening.open else ()


def fitting(found: tuple[Offer, ...], minutes: int) -> tuple[Offer, ...]:
    """Those that can be finished in the time there is."""
    return tuple(each for each in found if each.minutes <= minutes)


def _of_section(form: Form, a: Assessment, p: Play, section: str) -> Iterator[Offer]:
    paths = [path for path in asked(form, p, section) if not closed_because(form, p, path)]
    for part in form.parts(section):
        yield from _passes(form, a, part, [path for path in paths if form.part_of(path) == part])
    together = [path for path in paths if Voice.LEAD not in voices_of(form, a, path)]
    must = [path for path in together if path in p.required or form.question(path).type == "rating"]
    left = [path for path in must if not is_answered(form, a, path)]
    if left:
        share = -(-form.section(section).minutes * len(left) // max(1, len(must)))
        with_child = any(form.question(path).session for path in left)
        yield Offer(section, section, "facts", CHILD if with_child else BOTH, max(LEAST, share), len(left))


def _passes(form: Form, a: Assessment, part: str, open_now: list[str]) -> Iterator[Offer]:
    """A part that is rated alone: each one's own pass, then both together where they compare."""
    section = part.partition(".")[0]
    paths = [path for path in alone_paths(form, a, part) if path in open_now]
    if not paths:
        return
    if part not in a.revealed:
        for voice, who in ((Voice.LEAD, LEAD), (Voice.CO, CO)):
            if pass_state(form, a, part, voice) != "Finished":
                yield Offer(section, part, "rate", who, max(LEAST, A_RATING * len(paths)), len(paths))
        return
    open_ones = [each for each in compare(form, a, part) if each.standing == "open" and each.path in paths]
    if open_ones:
        differ = sum(needs_settling(each) for each in open_ones)
        yield Offer(section, part, "compare", BOTH, max(LEAST, THE_SAME + A_DIFFERENCE * differ), len(open_ones))
