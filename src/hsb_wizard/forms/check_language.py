"""Checks of translations: what is missing, what was made from other words than the form says now, what names nothing.

A section that is not translated is shown in the form's own language, so what is missing is a note; a key that names
nothing is an error, because the sentence it was meant for would never be shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hsb_wizard.errors import FormError
from hsb_wizard.forms.definition import Said
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.remark import Remark, remark_of, said
from hsb_wizard.forms.spelling import nearest
from hsb_wizard.forms.strings import is_translated, strings
from hsb_wizard.forms.translation import LANGUAGES, TOP, Translation, read_translation, short_hash
from hsb_wizard.forms.words import references

LONGEST = 60  # signs of a sentence that a list quotes


@dataclass(frozen=True, slots=True)
class Gap:
    """One sentence that is shown in the form's own language; ``stale``: its translation was made from other words."""

    file: str
    place: str
    words: str
    stale: bool

    @property
    def line(self) -> str:
        """What a translator needs: place, words, and the hash to write beside the translation."""
        brief = " ".join(self.words.split())
        brief = brief if len(brief) <= LONGEST else brief[: LONGEST - 3] + "..."
        what = "made from other words; now" if self.stale else "not translated:"
        return f'{self.file} > {self.place}: {what} "{brief}" (of = "{short_hash(self.words)}")'


def sentences_of(form: Form) -> dict[str, dict[str, str]]:
    """Every sentence for translators, by file and place; files in the form's order, form.toml first."""
    parts = ((TOP, form.pack), *((section.id, section) for section in form.as_written.sections))
    return {name: {place: words for place, words in strings(part) if is_translated(place)} for name, part in parts}


def gaps(form: Form, translation: Translation) -> tuple[Gap, ...]:
    """Every sentence without a translation of just these words, in the form's order."""
    return tuple(
        Gap(f"{translation.language}/{name}.toml", place, words, place in _texts(translation, name))
        for name, sentences in sentences_of(form).items()
        for place, words in sentences.items()
        if translation.said(name, place, words) is None
    )


def check_translation(form: Form, translation: Translation) -> Iterator[Remark]:
    """Errors for what names nothing, a note for each file with what it lacks, one for all sections without a file."""
    known, words = sentences_of(form), {row.id for row in form.pack.words}
    for name in translation.files:
        file = f"{translation.language}/{name}.toml"
        if name not in known:
            yield Remark(file, "", said("there is no section of this name", nearest(name, known)))
            continue
        for place, sentence in _texts(translation, name).items():
            if place not in known[name]:
                message = said(f"there is no such sentence in {name}.toml", nearest(place, known[name]))
                yield Remark(file, place, message)
            for reference, _ in references(sentence.says):
                if reference not in words:
                    message = said(f"'{{{reference}}}' is not a word then and now", nearest(reference, words))
                    yield Remark(file, place, message)
    yield from _counted(form, translation, known)


def _counted(form: Form, translation: Translation, known: Mapping[str, Mapping[str, str]]) -> Iterator[Remark]:
    left = gaps(form, translation)
    for name, file in translation.files.items():
        at = f"{translation.language}/{name}.toml"
        here, stale = [gap for gap in left if gap.file == at], sum(gap.stale for gap in left if gap.file == at)
        whole = len(known.get(name, ()))
        more = f", {stale} of them made from other words than the form says now" if stale else ""
        if here:
            yield Remark(at, "", said(f"{len(here)} of {whole} sentences stay in {form.pack.language}{more}"), "note")
        if file.status != "checked":
            yield Remark(at, "status", said("needs a qualified translator; screens and documents say so"), "note")
    without = [name for name in known if name not in translation.files]
    if without and translation.files:
        message = said(f"nothing is translated of {', '.join(without)}")
        yield Remark(f"{translation.language}/", "", message, "note")


def check_translations(form: Form, folder: Path) -> Iterator[Remark]:
    """The remarks about every language that stands in a pack's folder."""
    for language in LANGUAGES:
        if language != form.pack.language and (folder / language).is_dir():
            try:
                yield from check_translation(form, read_translation(folder, language))
            except FormError as problem:
                yield remark_of(problem)


def _texts(translation: Translation, name: str) -> Mapping[str, Said]:
    file = translation.files.get(name)
    return file.text if file else {}
