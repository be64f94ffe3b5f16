"""Which words and which language this store is read in: chosen here, kept in the store's chain, put into every form.

The nation and what the team calls things hold for everybody; the language is each person's own. What a record is
pinned to stays the form as it was written.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING

from hsb_wizard.assessment.payloads import LanguageChosen, WordsChosen
from hsb_wizard.casework.record import Record, look
from hsb_wizard.errors import FormError, NotAllowed, RefusedInput, StoreReadOnly
from hsb_wizard.forms.form import Form, form_from_canonical
from hsb_wizard.forms.load import program_sentences, translation_of
from hsb_wizard.forms.spoken import spoken
from hsb_wizard.forms.translation import LANGUAGES, Translation
from hsb_wizard.forms.words import NATIONS, Here
from hsb_wizard.quality.house_rules import house_rules
from hsb_wizard.sentences import ENGLISH, Catalogue, speak
from hsb_wizard.text import single_line
from hsb_wizard.values import replace

if TYPE_CHECKING:
    from pathlib import Path

    from hsb_wizard.settings import Settings
    from hsb_wizard.store.clerk import Clerk
    from hsb_wizard.store.forms import KeptForm
    from hsb_wizard.store.practitioners import Practitioner
    from hsb_wizard.store.vault import Vault

LONGEST = 80  # signs of a name that a team types
ONLY_ADMINISTRATOR = "Only an administrator of this store can choose the nation and the team's own names."


class Speaking:
    """The part of reception that knows in which words forms are read here, and what the team has set for its rules."""

    form: Form
    me: Practitioner
    read_only: bool
    folder: Path
    local: Path | None = None
    _vault: Vault
    _clerk: Clerk
    _forms: dict[str, Form]

    def _take_over(self, said: Settings) -> None:
        """Take over what was chosen and what the team set for its rules.

        The nation among the settings is what a store said that was set up before this was an entry.
        """
        self.house_rules = house_rules(said.thresholds, said.raised)
        chosen = self._clerk.submit(self._vault.words_chosen).result()
        self.here = Here(chosen.nation, dict(chosen.names)) if chosen else Here(said.nation)
        self.language = self._clerk.submit(self._vault.language_chosen).result()
        self._speak()

    def _speak(self) -> None:
        """Put every form into these words, and the program's own sentences into this language."""
        self._translations: dict[str, Translation | None] = {}
        self._forms = {name: self.in_words(form) for name, form in self._forms.items()}
        self.form = self._forms.get(self.form.hash) or self.in_words(self.form)
        speak(catalogue(self.language))

    def with_local(self, local: Path | None) -> None:
        """A team's own folder: its translations of what it added are read there."""
        self.local = local
        if local is not None:
            self._speak()

    def in_words(self, form: Form, language: str = "") -> Form:
        """The form as it is read here, in ``language`` or that of whoever opened the store."""
        return spoken(form, self.here, self._translation(form, language or self.language))

    def in_language(self, record: Record, language: str) -> Record:
        """The record with its form in another language, as a document for somebody else needs it."""
        return look(
            self.in_words(record.form, checked_language(language)), record.assessment, record.today, record.house_rules
        )

    def _translation(self, form: Form, language: str) -> Translation | None:
        """The translation that ships, with the team's; one that cannot be read leaves the form in its own words."""
        if not language:
            return None
        if language not in self._translations:
            try:
                self._translations[language] = translation_of(form.id, language, self.local)
            except FormError:
                self._translations[language] = None
        return self._translations[language]

    def pinned(self, form_hash: str) -> Form | None:
        """The form of that hash: the present one, or one kept here word for word. Runs on the clerk's thread.

        Raises FormError where the text that was kept is not the text that was hashed.
        """
        known = self._forms.get(form_hash)
        if known is None and (text := self._vault.pinned_form(form_hash)) is not None:
            known = form_from_canonical(text)
            if known.hash != form_hash:
                raise FormError("the form kept with the record was changed after it was kept, run verify")
            self._forms[form_hash] = known = self.in_words(known)
        return known

    def kept_forms(self) -> Future[tuple[KeptForm, ...]]:
        """Every form that a record here was pinned to."""
        return self._clerk.submit(self._vault.kept_forms)

    def form_by_hash(self, form_hash: str) -> Future[Form | None]:
        """The form of that hash: the present one, or one kept in this store; None where it is neither."""
        return self._clerk.submit(self.pinned, form_hash)

    def choose_words(self, nation: str, names: Mapping[str, str]) -> Future[None]:
        """For everybody: the nation, and what the team calls things. Raises NotAllowed, RefusedInput, StoreReadOnly."""
        if "administrator" not in self.me.roles:
            raise NotAllowed(ONLY_ADMINISTRATOR, "Ask one of them to do it.")
        if nation not in NATIONS:
            raise RefusedInput("choose england or wales", place="nation")
        may = {row.id for row in self.form.pack.words if row.typed}
        if unknown := [name for name in names if name not in may]:
            raise RefusedInput(f"a team types no name of its own for this word; it may for {', '.join(sorted(may))}",
                               place=unknown[0])  # fmt: skip
        kept = {name: tidy for name, typed in names.items() if (tidy := single_line(typed)[:LONGEST])}
        saved = self._choose(WordsChosen(nation, kept))
        self.here = Here(nation, kept)
        self._speak()
        return saved

    def choose_language(self, language: str) -> Future[None]:
        """For whoever opened this store: the language of screens and documents. Raises RefusedInput, StoreReadOnly."""
        saved = self._choose(LanguageChosen(checked_language(language)))
        self.language = language
        self._speak()
        return saved

    def _choose(self, chosen: WordsChosen | LanguageChosen) -> Future[None]:
        if self.read_only:
            raise StoreReadOnly(self.folder)
        return self._clerk.submit(self._vault.choose, chosen)


def checked_language(language: str) -> str:
    """The language, where the program knows it. Raises RefusedInput."""
    if language not in LANGUAGES:
        raise RefusedInput(f"choose {' or '.join(LANGUAGES)}", place="language")
    return language


def catalogue(language: str) -> Catalogue:
    """The program's sentences in a language; English where there is no catalogue, or it cannot be read."""
    if language in ("", ENGLISH.language):
        return ENGLISH
    try:
        return Catalogue(language, program_sentences(language))
    except FormError:
        return replace(ENGLISH, language=language)
