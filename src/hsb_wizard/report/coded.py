"""The anonymous sample: what was chosen from lists, ages in bands, dates as months. No word that anybody wrote.

A list of dates is a fingerprint of its own, so the dates of rows stay out; those of the record are months.

It has an id that was drawn for it, and neither reference, name, day nor code of the record: nothing leads back.
"""

from __future__ import annotations

from hsb_wizard.assessment.days import age_on, in_words
from hsb_wizard.forms.definition import Question, RowField
from hsb_wizard.report.document import Block, Heading, Paragraph, Table
from hsb_wizard.report.material import Material
from hsb_wizard.report.wording import for_whom_words, value_words
from hsb_wizard.sentences import say

CODED = frozenset({"single", "multi", "yes_no", "rating", "factors"})
DATED = frozenset({"date", "partial_date"})
BANDS = ((10, "under 10"), (12, "10 or 11"), (15, "12 to 14"), (18, "15 to 17"))
OLDER = "18 or over"


def coded(material: Material) -> tuple[Block, ...]:
    """Every section with what was chosen in it."""
    made: list[Block] = [
        Paragraph(
            say(
                "Choices from lists, ages in bands and months only. No word that anybody wrote, no name, no reference. "
                "A rare mix of choices can still point at somebody: keep it among those who need it."
            )
        ),
        Paragraph(say("Age: {band}.", band=age_band(material))),
    ]
    said = False
    for section in material.form.sections:
        paths = [path for path in material.form.questions if path.startswith(f"{section.id}.")]
        rows = [row for path in paths if material.in_play(path) for row in _rows(material, path)]
        if rows:
            made += [
                Heading(1, section.title),
                Table((say("Question"), say("Choice")), tuple(rows), summary=section.title),
            ]
        said = said or bool(rows)
    return tuple(made) if said else (*made, Paragraph(say("Nothing was chosen from a list yet.")))


def age_band(material: Material) -> str:
    """The band of the age when the record was last written."""
    age = age_on(material.assessment.text(material.form.role("born")), material.written.date())
    if age is None:
        return say("not known")
    return say(next((band for under, band in BANDS if age < under), OLDER))


def _rows(material: Material, path: str) -> list[tuple[str, str]]:
    form, a, question = material.form, material.assessment, material.form.question(path)
    if path in a.two_views:
        return [(question.short_label, say("Two views"))]
    if path == form.role("born"):
        return []
    answer = a.answer(path)
    if answer is not None:
        words = form.missing(answer.missing).label if answer.missing else _choice(material, question, answer.value)
        whom = for_whom_words(form, question, answer)
        return [(question.short_label, f"{words}, {whom}" if whom and words else words)] if words else []
    made = []
    for place, row in enumerate(a.rows.get(path, ()), start=1):
        for field in material.fields(path):
            words = "" if field.type in DATED else _choice(material, field, a.value(f"{path}/{row}/{field.id}"))
            if words:
                made.append((f"{question.short_label} {place}: {field.short or field.label}", words))
    return made


def _choice(material: Material, asked: Question | RowField, value: object) -> str:
    """A choice in the list's own words, a date as its month; nothing where somebody wrote words."""
    if value is None:
        return ""
    if asked.type in DATED:
        return in_words(str(value)[:7])
    if asked.type not in CODED:
        return ""
    return value_words(material.form, asked, value if isinstance(value, tuple) else str(value))
