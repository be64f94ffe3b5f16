"""Page 1, in this order: who it is for, what we think, the two judgements, the safety plan in five lines, what is not
yet in, what it is provisional on, the next meeting. A reader who reads nothing else has read this (practice.md part 7).
"""

from __future__ import annotations

import re

from hsb_wizard.assessment.days import in_words, read_date
from hsb_wizard.report.body import number_of
from hsb_wizard.report.document import Block, Heading, KeyValues, PageBreak, Paragraph
from hsb_wizard.report.edition import HOUSEHOLDS
from hsb_wizard.report.material import Material
from hsb_wizard.report.method import cognitive_line, up_to_date
from hsb_wizard.report.wording import LIST, capital, first_sentence, missing_words, sentence, value_words
from hsb_wizard.sentences import say

LINES = 5
AWAITED = ("asked", "chased", "refused")  # a source card that has brought nothing yet


def page_one(material: Material) -> tuple[Block, ...]:
    """The blocks of page 1."""
    made: list[Block] = [
        KeyValues(
            ((say("Who this is for"), f"{capital(sentence(reader_words(material)))} {up_to_date(material)}"),),
            summary=say("Who this is for"),
        ),
        Heading(1, say("What we think")),
        Paragraph(_what_we_think(material)),
        *_judgements(material),
        Heading(1, _safety_title(material)),
        KeyValues(safety_lines(material), summary=say("Safety plan for now")),
    ]
    meeting = material.role_text("next_meeting")
    last = (
        (say("Not yet in"), "\n".join(_not_yet_in(material))),
        (say("Provisional on"), "\n".join(f"{label}: {words}" for label, words in _provisional_on(material))),
        (say("Next meeting"), sentence(in_words(meeting)) if meeting else say("No date given yet.")),
    )
    made += [
        Heading(1, say("Not yet in, provisional on, next meeting")),
        KeyValues(last, summary=say("What is still to come")),
    ]
    return (*made, PageBreak())


def reader_words(material: Material) -> str:
    """Whom the document is for: the name given, else the edition's reader."""
    return material.reader or HOUSEHOLDS.get(material.household) or material.edition.reader


def _what_we_think(material: Material) -> str:
    if material.play.route != "full":
        question = material.form.question(material.form.role("response"))
        chosen = value_words(material.form, question, material.assessment.value(material.form.role("response")))
        reason = material.assessment.text(material.form.role("response_reason"))
        return " ".join(sentence(each) for each in (chosen, reason) if each)
    return material.role_text("three_sentences") or say("Not written yet.")


def _judgements(material: Material) -> list[Block]:
    if material.play.route != "full":
        return []
    form, pairs = material.form, []
    for role, until_role in (("safety_of_others", "others_until"), ("own_safety", "own_until")):
        question = form.question(form.role(role))
        answer = material.assessment.answer(form.role(role))
        words = value_words(form, question, answer.value if answer else None) or say("Not agreed yet")
        if form.role(role) in material.assessment.two_views:
            words = say("Two views: see the section on the two judgements")
        pairs.append((question.short_label, f"{words}{_until(material, until_role)}"))
    return [KeyValues(tuple(pairs), summary=say("The two judgements"))]


def _until(material: Material, role: str) -> str:
    text = material.role_text(role)
    day = read_date(text)
    if day is None:
        return ", " + say("no date given")
    if day < material.written.date():
        return ", " + say("until {day}: lapsed, not reviewed", day=in_words(text))
    return ", " + say("until {day}", day=in_words(text))


def _safety_title(material: Material) -> str:
    until = material.role_text("safety_until")
    if until:
        return say("Safety plan for now, until {day}", day=in_words(until))
    return say("Safety plan for now, no date given")


def safety_lines(material: Material) -> tuple[tuple[str, str], ...]:
    """The safety plan in five lines at most: the first sentence of each, and where the rest of it stands.

    What comes after the fourth shares the fifth; no line of the plan is left out.
    """
    said = [_safety_line(material, path) for path in _safety_paths(material)]
    head, tail = said[: LINES - 1], said[LINES - 1 :]
    if len(tail) > 1:
        tail = [(say("And"), " ".join(f"{label}: {words}" for label, words in tail))]
    return (*head, *tail) or ((say("The plan"), say("Nothing said yet.")),)


def _safety_paths(material: Material) -> list[str]:
    """The lines that every case must answer; the date stands in the heading, what hangs on an answer in the body."""
    form, section = material.form, material.form.role("safety") + "."
    return [
        path
        for path in form.questions
        if path.startswith(section)
        and material.in_play(path)
        and form.question(path).place
        and path in material.play.required
        and form.logic(path, "show_when") is None
        and path != form.role("safety_until")
    ]


def _safety_line(material: Material, path: str) -> tuple[str, str]:
    form, answer = material.form, material.assessment.answer(path)
    question = form.question(path)
    if answer is None or not answer.says_something:
        return question.short_label, say("Nothing said yet.")
    words = missing_words(form, answer) or value_words(form, question, answer.value)
    first, rest = first_sentence(words)
    more = (
        " " + say("More in {number}.", number=number_of(material, path))
        if rest or (answer.note and not answer.missing)
        else ""
    )
    return question.short_label, f"{sentence(first)}{more}"


def _not_yet_in(material: Material) -> tuple[str, ...]:
    lines = [sentence(LIST.join(awaited))] if (awaited := _awaited(material)) else []
    for finding in material.findings:
        if finding.because:
            until = f" {finding.who}, by {in_words(finding.by_when)}." if finding.who and finding.by_when else ""
            lines.append(f"{_what(finding.message)} Goes ahead because {_lower(sentence(finding.because))}{until}")
        elif finding.moment == "why" and finding.id == "Q14":
            lines.append(_what(finding.message))
    return tuple(lines) or (say("Nothing is outstanding that the record knows of."),)


def _awaited(material: Material) -> tuple[str, ...]:
    """The agencies that were asked and have not answered; how that stands is on their cards."""
    form, a, path = material.form, material.assessment, material.form.role("source_card")
    agency = next(each for each in form.question(path).field if each.id == "agency")
    open_cards = (f"{path}/{row}/" for row in a.rows.get(path, ()) if a.value(f"{path}/{row}/status") in AWAITED)
    names = (value_words(form, agency, a.value(f"{card}agency")) for card in open_cards)
    return tuple(dict.fromkeys(each for each in names if each))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _provisional_on(material: Material) -> tuple[tuple[str, str], ...]:
    form, a = material.form, material.assessment
    pairs = []
    path = form.role("gate")
    answer = a.answer(path)
    words = value_words(form, form.question(path), answer.value if answer else None)
    note = answer.note if answer else ""
    pairs.append(
        ("Screen by the two assessors", " ".join(sentence(each) for each in (words or "Not said yet", note) if each))
    )
    pairs.append(("Cognitive assessment by a psychologist or similar", cognitive_line(material)))
    awaited = material.role_text("provisional_on")
    if awaited:
        pairs.append(("Awaited", sentence(awaited)))
    if a.override:
        text = f"{a.override.name}: {sentence(a.override.reason)} To be done by {in_words(a.override.will_be_done)}."
        pairs.append(("Ratings opened before the screen", text))
    if material.play.provisional or a.override:
        pairs.append(("What this means", "Conclusions that rest on the screen are provisional."))
    return tuple(pairs)


def _what(message: str) -> str:
    """What a finding says is missing. Why it matters is for whoever mends it; page 1 has room for the gap alone."""
    return re.split(r"(?<=[.!?]) (?=[A-Z])", message, maxsplit=1)[0]
