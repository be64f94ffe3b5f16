"""A form as it is read here: the words of this nation and team in it, and another language where it is translated.

What is kept, hashed and compared is the form as it was written; this one is for screens and documents. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hsb_wizard.forms.definition import Pack
from hsb_wizard.forms.form import Form, in_other_words
from hsb_wizard.forms.strings import Say, is_translated, said_otherwise
from hsb_wizard.forms.translation import NEEDS_TRANSLATOR, TOP, Translation
from hsb_wizard.forms.words import Here, Spoken, ThenAndNow, filled, then_and_now


def spoken(form: Form, here: Here, translation: Translation | None = None) -> Form:
    """The form in these words. Each sentence without a translation of just those words stays as it was written."""
    form = form.as_written
    saying = _Saying(translation if translation and translation.language != form.pack.language else None)
    top = said_otherwise(form.pack, saying.of(TOP))  # its words then and now first: sentences name them
    top = said_otherwise(top, lambda _, words: filled(words, top, here))
    sections = tuple(said_otherwise(each, saying.of(each.id, top, here)) for each in form.sections)
    return in_other_words(form, top.changed(sections=sections), saying.result(here))


@dataclass(slots=True)
class _Saying:
    """Says sentences in another language, and remembers which it could not."""

    translation: Translation | None
    missed: dict[str, list[str]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def of(self, section: str, pack: Pack | None = None, here: Here | None = None) -> Say:
        """How the sentences of one section are said; with ``pack``, with the words of today in them."""

        def say(place: str, words: str) -> str:
            said = self._translated(section, place, words)
            return said if pack is None or here is None else filled(said, pack, here)

        return say

    def _translated(self, section: str, place: str, words: str) -> str:
        if self.translation is None or not is_translated(place):
            return words
        said = self.translation.said(section, place, words)
        if said is None:
            self.missed.setdefault(section, []).append(place)
            return words
        self.used.add(section)
        return said

    def result(self, here: Here) -> Spoken:
        """What came of it."""
        if self.translation is None:
            return Spoken(here)
        unproven = frozenset(name for name in self.used if self.translation.files[name].status != "checked")
        missed = {section: tuple(places) for section, places in self.missed.items()}
        return Spoken(here, self.translation.language, missed, unproven)


def language_of(form: Form) -> str:
    """The language that a document made with this form says it is written in."""
    return form.how.language or form.pack.language


def translation_notice(form: Form, section: str = "") -> str:
    """What a reader of a translated section, or of anything in the form, must know; empty where there is nothing.

    A section that nobody translated says nothing: it is plainly in the form's own language.
    """
    if not section:
        return NEEDS_TRANSLATOR if form.how.unproven else ""
    if section not in form.how.unproven:
        return ""
    left = len(form.how.untranslated.get(section, ()))
    return NEEDS_TRANSLATOR + (f" {left} yn Saesneg (in English)." if left else "")


def words_then_and_now(form: Form, path: str) -> tuple[ThenAndNow, ...]:
    """The words then and now that the question at ``path`` names, as they are said here."""
    return then_and_now(form.as_written.pack, form.as_written.question(path), form.how.here)
