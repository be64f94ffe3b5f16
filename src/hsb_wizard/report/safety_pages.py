"""The safety plan for now: one page for each place, and on it only what that place must do.

It leaves the laptop on day one; no rule blocks it. Relationship and age band never print here.
"""

from __future__ import annotations

from hsb_wizard.assessment.days import in_words
from hsb_wizard.report.document import Block, Callout, Heading, KeyValues, PageBreak, Paragraph
from hsb_wizard.report.material import Material
from hsb_wizard.report.wording import missing_words, sentence, value_words
from hsb_wizard.sentences import say

DANGER = "In danger now: 999."
TELL = "If something changes or does not work, tell {who} the same day."


def safety_pages(material: Material) -> tuple[Block, ...]:
    """A page for each place that has a line; one page that says so where no line is answered yet."""
    pages: list[tuple[Block, ...]] = []
    for place in material.form.pack.place:
        if material.edition.places and place.id not in material.edition.places:
            continue
        pairs = _lines(material, place.id)
        if pairs:
            pages.append(_page(material, place.title, pairs))
    if not pages:
        nothing = Paragraph(say("No line of this plan has been filled in yet."))
        return (Heading(1, say("Safety plan for now")), _until_then(material), nothing)
    made: list[Block] = []
    for page in pages:
        made += [PageBreak()] if made else []
        made += page
    return tuple(made)


def _page(material: Material, title: str, pairs: tuple[tuple[str, str], ...]) -> tuple[Block, ...]:
    return (
        Heading(1, title),
        _until_then(material),
        KeyValues(pairs, summary=f"What is arranged: {title}"),
    )


def _until_then(material: Material) -> Callout:
    """How long the page holds, and what to do meanwhile."""
    lines = (say(DANGER), say(TELL, who=_who(material)))
    return Callout(say("For now, {until}", until=until(material)), lines, strong=True)


def _who(material: Material) -> str:
    """Both assessors by name: whoever keeps this page safe has to know whom to tell."""
    names = [each for each in (material.assessment.lead_name, material.assessment.co_name) if each]
    return f" {say('or')} ".join(names) or say("the assessors")


def until(material: Material) -> str:
    """ "until 4 December 2026", or that no date was given."""
    text = material.assessment.text(material.form.role("safety_until"))
    return say("until {day}", day=in_words(text)) if text else say("until it is reviewed (no date given yet)")


def _lines(material: Material, place: str) -> tuple[tuple[str, str], ...]:
    section, pairs = material.form.role("safety") + ".", []
    says_when = material.form.role("safety_until")  # stands over the page
    for path in material.form.questions:
        question = material.form.question(path)
        if not path.startswith(section) or place not in question.place or not material.in_play(path):
            continue
        if path == says_when or material.held_back(path, material.edition.place_reaches.get(place, ())):
            continue
        answer = material.assessment.answer(path)
        if answer is None or not answer.says_something:
            continue
        words = missing_words(material.form, answer) or value_words(material.form, question, answer.value)
        note = answer.note if answer.note and not answer.missing else ""
        pairs.append((question.short_label, " ".join(sentence(each) for each in (words, note) if each)))
    return tuple(pairs)
