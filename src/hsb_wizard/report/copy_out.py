"""The copy-out sheet: the pair's own text under the headings of the case system that their team uses. Text, no tables.

The headings are the team's (``copy_out`` in local.toml). No item of anybody's tool and no text of the program's own
enters it but the name of what each answer is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.report.document import Block, Heading, Paragraph
from hsb_wizard.report.material import Material
from hsb_wizard.report.wording import for_whom_words, missing_words, sentence, value_words
from hsb_wizard.sentences import say


def copy_out(material: Material) -> tuple[Block, ...]:
    """Each heading with what was said of its questions and sections; one that has nothing says so."""
    made: list[Block] = []
    for each in material.form.pack.copy_out:
        made.append(Heading(1, each.heading))
        paths = dict.fromkeys(path for taken in each.takes for path in _paths(material, taken))
        said = [Paragraph(words) for path in paths for words in _said(material, path)]
        made += said or [Paragraph(say("Nothing was written about this."))]
    return tuple(made)


def _paths(material: Material, taken: str) -> Iterator[str]:
    """A question, or every question of a section that this reader may have."""
    found = [taken] if material.form.has(taken) else [p for p in material.form.questions if p.startswith(f"{taken}.")]
    return (path for path in found if material.in_play(path))


def _said(material: Material, path: str) -> Iterator[str]:
    form, a, question = material.form, material.assessment, material.form.question(path)
    if path in a.two_views:
        yield _about(question.short_label, say("Two views, as the assessment says them in full"))
        return
    for row in material.rows(path):
        cells = [
            f"{field.short or field.label}: {words}"
            for field in material.fields(path)
            if (words := material.stands_in(field) or value_words(form, field, a.value(f"{path}/{row}/{field.id}")))
        ]
        if cells:
            yield _about(question.short_label, " ".join(sentence(each) for each in cells))
    answer = a.answer(path)
    if answer is None:
        return
    words = missing_words(form, answer) or value_words(form, question, answer.value)
    whom = for_whom_words(form, question, answer)
    notes = [answer.note if not answer.missing else ""]
    notes += [said.note for voice in (Voice.LEAD, Voice.CO) if (said := a.answer(path, voice)) is not None]
    pieces = [f"{words}, {whom}" if whom else words, *dict.fromkeys(notes)]
    text = " ".join(sentence(each) for each in pieces if each)
    if text:
        yield _about(question.short_label, text)


def _about(label: str, words: str) -> str:
    return f"{label}{'' if label[-1:] in '?:' else ':'} {sentence(words)}"
