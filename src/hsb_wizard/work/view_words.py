"""The page of words and language as a plain form: the nation, what this team calls things, who reads in which language.

Pure: what is typed comes in, what was chosen goes out. It decides nothing.
"""

from __future__ import annotations

from hsb_wizard.forms.form import Form
from hsb_wizard.forms.translation import LANGUAGES
from hsb_wizard.forms.words import Here, rows_of, word_now
from hsb_wizard.sentences import say
from hsb_wizard.work.view_base import Choice, Field, FormView, Values
from hsb_wizard.work.view_first import NATIONS, chosen_of, text_of

TITLE = "Words and language"
WORD = "word:"  # before the id of a word, in the key of its field
EVERYBODY = "The nation and the names hold for everybody on this laptop; an administrator chooses them."
OWN = "Type your team's own name for a word, or leave it empty."
LETTERS = {"en-GB": "N", "cy": "Y"}


def words_form(form: Form, here: Here, language: str, administrator: bool) -> FormView:
    """The whole page; without the rights of an administrator only the language can be chosen."""
    languages = tuple(Choice(code, name, LETTERS[code]) for code, name in LANGUAGES.items())
    fields: tuple[Field, ...] = (
        Field(
            "language",
            "choice",
            say("Your language, for screens and documents"),
            choices=languages,
            chosen=(language or form.as_written.pack.language,),
        ),
    )
    nation = next((choice.label for choice in NATIONS if choice.value == here.nation), say("Nobody said yet"))
    if not administrator:
        return FormView(say(TITLE), "", (f"{say('Where this laptop is used')}: {nation}", say(EVERYBODY), ""), fields)
    chosen = (here.nation,) if here.nation else ()
    fields += (Field("nation", "choice", say("Where do you work?"), choices=NATIONS, chosen=chosen),)
    return FormView(say(TITLE), "", (say(EVERYBODY), say(OWN)), (*fields, *_names(form, here)))


def _names(form: Form, here: Here) -> tuple[Field, ...]:
    """A line for each word that a team may have a name of its own for; the word of today beside it."""
    today = Here(here.nation)
    typed = dict.fromkeys(row.id for row in form.pack.words if row.typed)
    return tuple(
        Field(
            WORD + name,
            "line",
            _first(word_now(rows_of(form.pack, name), today)),
            text=here.names.get(name, ""),
        )
        for name in typed
    )


def _first(word: str) -> str:
    return word[:1].upper() + word[1:]


def names_typed(values: Values) -> dict[str, str]:
    """The names that were typed, by word."""
    return {key.removeprefix(WORD): text_of(values, key).strip() for key in values
            if key.startswith(WORD) and text_of(values, key).strip()}  # fmt: skip


def problem(values: Values, administrator: bool) -> str:
    """What is missing."""
    if administrator and not chosen_of(values, "nation"):
        return say("Say whether you work in England or in Wales: E or W.")
    return ""
