"""The method page: what this record is and what it replaces, who made it and what they may not say, what was seen.

practice.md part 7. It names people who work here and papers, never what a paper says.
"""

from __future__ import annotations

from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.independence import independence
from hsb_wizard.forms.definition import Question
from hsb_wizard.report.body import number_of
from hsb_wizard.report.carried import carries
from hsb_wizard.report.document import Block, Heading, KeyValues, Paragraph
from hsb_wizard.report.material import Material
from hsb_wizard.report.wording import DATES, alone, sentence, value_words
from hsb_wizard.sentences import say

METHOD = (
    "In 2013 inspectors reported no validated tool for this group and advised specialist tools in addition to core "
    "assessment (HMIP 2013, 1.3, 1.14). This record replaces neither."
)
NOT_EXPERT = (
    "This is a structured record of the professional judgement of two assessors. It is not an expert report. It adds "
    "nothing up and predicts nothing."
)
NOT_SEEN = "not_seen"
SAYS = (("training", "Trained:"), ("trained_on", "Last training on"), ("advice", "Advice from:"))


def method(material: Material) -> tuple[Block, ...]:
    """What the record is, how the ratings were made, by whom, and from which papers."""
    form = material.form
    pairs = (
        (say("Form"), f"{form.title}, version {form.version}"),
        *_assessors(material),
        (say("Cognitive assessment"), cognitive_words(material)),
        *_papers(material),
    )
    return (
        Heading(1, say("How this was made")),
        Paragraph(f"{say(METHOD)} {_specialist(material)} {say(NOT_EXPERT)}"),
        Paragraph(independence(form, material.assessment)),
        *_off_the_route(material),
        *_not_in_it(material),
        KeyValues(pairs, summary=say("How this was made")),
    )


def _rows(material: Material, role: str) -> list[dict[str, str]]:
    """The rows of a repeat as words, by field, the blank ones left out; none that this reader may not have."""
    form, a = material.form, material.assessment
    if not form.has_role(role) or not material.in_play(form.role(role)):
        return []
    path = form.role(role)
    question: Question = form.question(path)
    rows = []
    for row in a.rows.get(path, ()):
        cells = {each.id: value_words(form, each, a.value(f"{path}/{row}/{each.id}")) for each in question.field}
        coded = {f"{each.id} value": a.text(f"{path}/{row}/{each.id}") for each in question.field}
        rows.append({name: words for name, words in (cells | coded).items() if words})
    return rows


def _specialist(material: Material) -> str:
    """The register of assessments made elsewhere: name, date, by whom; or that there is no specialist assessment.

    The register holds other services' views as well, so its lines are never called specialist by us.
    """
    named = [
        ", ".join(row[each] for each in ("kind", "on", "service") if each in row)
        for row in _rows(material, "outside_view")
    ]
    if not named:
        return say("Specialist assessment:") + " " + say("none") + "."
    return say("Specialist assessments and other services' views, as they name them:") + f" {'; '.join(named)}."


def _assessors(material: Material) -> list[tuple[str, str]]:
    """Each assessor: agency, training and date, advice taken, what they are not qualified to say."""
    a, said = material.assessment, {row.get("which value", ""): row for row in _rows(material, "assessor")}
    pairs = []
    for which, name, label in (("lead", a.lead_name, say("Lead assessor")), ("co", a.co_name, say("Co-assessor"))):
        row = said.get(which, {})
        pieces = [name, row.get("agency", "")]
        pieces += [f"{say(label)} {row[field]}" for field, label in SAYS if field in row]
        pieces.append(f"{say('Not for them to say:')} {row.get('not_qualified') or say('not said')}")
        pairs.append((label, " ".join(sentence(each) for each in pieces if each)))
    return pairs


def _papers(material: Material) -> list[tuple[str, str]]:
    """Documents seen and documents not seen, each with its date; where this reader may have the list."""
    if not material.form.has_role("paper") or not material.in_play(material.form.role("paper")):
        return []
    seen, unseen = list[str](), list[str]()
    for row in _rows(material, "paper"):
        words = ", ".join(row[each] for each in ("kind", "on") if each in row)
        if row.get("seen value") == NOT_SEEN:
            unseen.append(words)
        else:
            seen.append(words if row.get("seen value") == "whole" else f"{words} ({say('in part')})")
    nothing = say("None is in the record.")
    return [
        (say("Documents seen"), "\n".join(sentence(each) for each in seen) or nothing),
        (say("Documents not seen"), "\n".join(sentence(each) for each in unseen) or nothing),
    ]


def _off_the_route(material: Material) -> tuple[Paragraph, ...]:
    """What a shorter route does not ask, so that no reader takes the numbers that are missing for pages that are."""
    path = material.form.role("response")
    route = value_words(material.form, material.form.question(path), material.assessment.value(path))
    left_out = [
        f"{section.number} {section.title}"
        for section in material.form.sections
        if section.number is not None and not section.only_when and not material.play.on_route(section.id)
    ]
    if not left_out:
        return ()
    return (Paragraph(say("{route}. Not asked on it: {sections}.", route=route, sections="; ".join(left_out))),)


def _not_in_it(material: Material) -> tuple[Paragraph, ...]:
    """Which sections an extract leaves to the full assessment: a bench may ask for them."""
    form, carried = material.form, set[str]()
    if "sections" not in material.edition.parts:
        return ()
    for path in form.questions:
        if carries(form, material.edition, path):
            carried.add(path.partition(".")[0])
    left_out = [
        f"{section.number} {section.title}"
        for section in form.sections
        if section.number is not None and material.play.on_route(section.id) and section.id not in carried
    ]
    if not left_out:
        return ()
    words = "Not in this document, and in the full assessment: {sections}."
    return (Paragraph(say(words, sections="; ".join(left_out))),)


def cognitive_words(material: Material) -> str:
    """The cognitive assessment in words: "Seen, dated 14 October 2026.", or why there is none."""
    said, more = _cognitive(material)
    answer = material.assessment.answer(material.form.role("cognitive_assessment"))
    return " ".join(sentence(each) for each in (said + more, answer.note if answer else "") if each)


def cognitive_line(material: Material) -> str:
    """The same in few words, for page 1: the date itself, and of a reason the paragraph where it stands."""
    said, more = _cognitive(material)
    path = material.form.role("cognitive_assessment")
    answer = material.assessment.answer(path)
    reason = more.startswith(":")
    first = sentence(alone(said) if reason else said + more)
    more_there = reason or (answer is not None and answer.note)
    return f"{first} {say('More in {number}.', number=number_of(material, path))}" if more_there else first


def _cognitive(material: Material) -> tuple[str, str]:
    """What was said of it, and the date or the reason that belongs to it."""
    form, a, path = material.form, material.assessment, material.form.role("cognitive_assessment")
    said = value_words(form, form.question(path), a.value(path))
    if not said:
        return say("Not said yet."), ""
    for more in _opened_by(material, path):
        if words := value_words(form, form.question(more), a.value(more)):
            return said, f"{' ' if form.question(more).type in DATES else ': '}{words}"
    return alone(said), ""


def _opened_by(material: Material, path: str) -> tuple[str, ...]:
    """The questions for this reader that are asked because of what was said at ``path``."""
    section, _, name = path.partition(".")
    asked = (each for each in material.form.section(section).question if (each.show_when or "").startswith(f"{name} "))
    return tuple(path for each in asked if material.in_play(path := f"{section}.{each.id}"))


def up_to_date(material: Material) -> str:
    """ "Up to date to 27 November 2026; lapses on 19 February 2027.": the first judgement that lapses names the day."""
    until = [day for role in ("others_until", "own_until") if (day := material.role_text(role))]
    words = say("Up to date to {day}", day=in_words(material.written.date().isoformat()))
    return f"{words}; {say('lapses on {day}', day=in_words(min(until)))}." if until else f"{words}."
