"""Page 1, in this order: who it is for, what we think, the two judgements, the safety plan in five lines, what is not
yet in, what it is provisional on, the next meeting. A reader who reads nothing else has read this (practice.md part 7).
"""

from __future__ import annotations

from hsb_wizard.assessment.days import in_words, read_date
from hsb_wizard.report.document import Block, BulletList, Heading, KeyValues, PageBreak, Paragraph
from hsb_wizard.report.material import Material
from hsb_wizard.report.wording import missing_words, sentence, value_words

LINES = 5


def page_one(material: Material) -> tuple[Block, ...]:
    """The blocks of page 1."""
    made: list[Block] = [
        KeyValues((("Who this is for", sentence(reader_words(material))),), summary="Who this is for"),
        Heading(1, "What we think"),
        Paragraph(_what_we_think(material)),
        *_judgements(material),
        Heading(1, "Safety plan for now"),
        BulletList(safety_lines(material)),
        Heading(1, "Not yet in"),
        BulletList(_not_yet_in(material)),
    ]
    provisional = _provisional_on(material)
    if provisional:
        made += [Heading(1, "Provisional on"), KeyValues(provisional, summary="Provisional on")]
    meeting = material.role_text("next_meeting")
    made += [Heading(1, "Next meeting"), Paragraph(sentence(in_words(meeting)) if meeting else "No date given yet.")]
    return (*made, PageBreak())


def reader_words(material: Material) -> str:
    """Whom the document is for: the name given, else the edition's reader."""
    return material.reader or material.edition.reader


def _what_we_think(material: Material) -> str:
    if material.play.route != "full":
        question = material.form.question(material.form.role("response"))
        chosen = value_words(material.form, question, material.assessment.value(material.form.role("response")))
        reason = material.assessment.text(material.form.role("response_reason"))
        return " ".join(sentence(each) for each in (chosen, reason) if each)
    return material.role_text("three_sentences") or "Not written yet."


def _judgements(material: Material) -> list[Block]:
    if material.play.route != "full":
        return []
    form, pairs = material.form, []
    for role, until_role in (("safety_of_others", "others_until"), ("own_safety", "own_until")):
        question = form.question(form.role(role))
        answer = material.assessment.answer(form.role(role))
        words = value_words(form, question, answer.value if answer else None) or "Not agreed yet"
        if form.role(role) in material.assessment.two_views:
            words = "Two views: see the section on the two judgements"
        pairs.append((question.short_label, f"{words}{_until(material, until_role)}"))
    return [Heading(1, "The two judgements"), KeyValues(tuple(pairs), summary="The two judgements")]


def _until(material: Material, role: str) -> str:
    text = material.role_text(role)
    day = read_date(text)
    if day is None:
        return ", no date given"
    if day < material.written.date():
        return f", until {in_words(text)}: lapsed, not reviewed"
    return f", until {in_words(text)}"


def safety_lines(material: Material) -> tuple[str, ...]:
    """The safety plan in five lines at most: what comes after the fourth shares the fifth, nothing is left out."""
    section = material.form.role("safety") + "."
    said = []
    for path in material.form.questions:
        question = material.form.question(path)
        if path.startswith(section) and question.place and path in material.play.required:
            answer = material.assessment.answer(path)
            words = ""
            if answer is not None:
                words = missing_words(material.form, answer) or value_words(material.form, question, answer.value)
            said.append(f"{question.short_label}: {sentence(words or 'Nothing said yet')}")
    head, tail = said[: LINES - 1], said[LINES - 1 :]
    return (*head, " ".join(tail)) if tail else tuple(head) or ("Nothing said yet.",)


def _not_yet_in(material: Material) -> tuple[str, ...]:
    lines = []
    for finding in material.findings:
        if finding.because:
            until = f" {finding.who}, by {in_words(finding.by_when)}." if finding.who and finding.by_when else ""
            lines.append(f"{finding.message} Goes ahead because {_lower(sentence(finding.because))}{until}")
        elif finding.moment == "why" and finding.id == "Q14":
            lines.append(finding.message)
    return tuple(lines) or ("Nothing is outstanding that the record knows of.",)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _provisional_on(material: Material) -> tuple[tuple[str, str], ...]:
    form, a = material.form, material.assessment
    pairs = []
    for role, label in (
        ("gate", "Screen by the two assessors"),
        ("cognitive_assessment", "Cognitive assessment by a psychologist or similar"),
    ):
        path = form.role(role)
        answer = a.answer(path)
        words = value_words(form, form.question(path), answer.value if answer else None)
        note = answer.note if answer else ""
        pairs.append((label, " ".join(sentence(each) for each in (words or "Not said yet", note) if each)))
    if a.override:
        text = f"{a.override.name}: {sentence(a.override.reason)} To be done by {in_words(a.override.will_be_done)}."
        pairs.append(("Ratings opened before the screen", text))
    if material.play.provisional or a.override:
        pairs.append(("What this means", "Conclusions that rest on the screen are provisional."))
    return tuple(pairs)
