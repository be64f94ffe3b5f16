"""Translations of a form: one file per section in a folder named by its language, as in ``cy/safety.toml``.

Each sentence says which words it was made from, by their short hash: it is used while the form says exactly that, and
the form's own words stand in its place when they have changed or nobody has translated them. Reads, never writes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from hsb_wizard.errors import FormError
from hsb_wizard.forms.definition import ProgramFile, TranslatedFile
from hsb_wizard.forms.problems import checked
from hsb_wizard.forms.read import read_toml
from hsb_wizard.values import EMPTY, Frozen

LANGUAGES = {"en-GB": "English", "cy": "Cymraeg (Welsh)"}
TOP = "form"  # the file of what stands in form.toml
NEEDS_TRANSLATOR = "Cyfieithiad drafft: angen cyfieithydd cymwys. (Draft translation: needs a qualified translator.)"


class Translation(Frozen, frozen=True):
    """Every file of one language, by section id; ``form`` is what stands in form.toml."""

    language: str
    files: Mapping[str, TranslatedFile] = EMPTY

    def said(self, section: str, place: str, words: str) -> str | None:
        """The translation of ``words`` at a place; None where there is none, or it was made from other words."""
        file = self.files.get(section)
        found = file.text.get(place) if file else None
        return found.says if found and found.of == short_hash(words) else None


def short_hash(words: str) -> str:
    """Eight hex digits that stand for a sentence: enough to see that it changed, short enough to type."""
    return hashlib.sha256(words.strip().encode()).hexdigest()[:8]


def read_translation(folder: Path, language: str) -> Translation:
    """What ``folder`` (a pack's, or a team's) holds in a language; empty where it has none. Raises FormError."""
    inside = folder / language
    if not inside.is_dir():
        return Translation(language)
    names = sorted(file.name for file in inside.iterdir() if file.name.endswith(".toml"))
    return Translation(language, {name.removesuffix(".toml"): _file(inside, language, name) for name in names})


def joined(first: Translation, second: Translation) -> Translation:
    """The form's translation with that of what a team adds to it."""
    files = dict(first.files)
    for name, file in second.files.items():
        core = files.get(name)
        files[name] = file if core is None else core.changed(text={**core.text, **file.text})
    return Translation(first.language, files)


def read_program(folder: Path, language: str) -> ProgramFile | None:
    """The program's own sentences in a language; None where nobody translated any. Raises FormError."""
    if not (folder / f"{language}.toml").is_file():
        return None
    file = f"program/{language}.toml"
    content = read_toml(folder / f"{language}.toml", file)
    made = checked(ProgramFile, content, file)
    _is_checked(made, file)
    return made


def _is_checked(made: TranslatedFile | ProgramFile, file: str) -> None:
    if made.status == "checked" and not (made.checked_by.strip() and made.checked_on):
        raise FormError("a checked translation says who checked it (checked_by) and when (checked_on)", file=file)


def _file(inside: Path, language: str, name: str) -> TranslatedFile:
    file = f"{language}/{name}"
    content = read_toml(inside / name, file)
    made = checked(TranslatedFile, content, file)
    for key, right in (("language", language), ("section", name.removesuffix(".toml"))):
        if getattr(made, key) != right:
            raise FormError(f"is '{getattr(made, key)}', and the file is {file}", file=file, key=key, nearest=right)
    _is_checked(made, file)
    return made
