"""From the files of a pack to a compiled Form. Reads a folder, never writes, and says where in which file it stopped.

A pack is ``form.toml`` and one file per section named there; what a team adds to it is read by ``local``.
"""

from pathlib import Path

from hsb_wizard.authored import authored
from hsb_wizard.errors import FormError
from hsb_wizard.forms.definition import Pack, Section
from hsb_wizard.forms.form import Form, compile_form
from hsb_wizard.forms.local import with_additions
from hsb_wizard.forms.problems import checked
from hsb_wizard.forms.read import files_match, listed, read_toml, same_schema
from hsb_wizard.forms.translation import Translation, joined, read_program, read_translation


def load_pack(folder: Path, local: Path | None = None) -> Form:
    """Read, validate and compile the pack in ``folder``, with what a team adds to it in ``local``.

    Raises FormError for whatever is wrong with either.
    """
    pack = read_pack(folder)
    return compile_form(pack if local is None else with_additions(pack, local))


def read_pack(folder: Path) -> Pack:
    """Read and validate the pack in ``folder``. Raises FormError."""
    top = read_toml(folder / "form.toml", "form.toml")
    same_schema(top)
    for key in ("local", "copy_out"):
        if key in top:
            said = "never typed here; what a team adds stands in local/local.toml"
            raise FormError(said, file="form.toml", key=key)
    names = listed(top)
    files_match(folder, names)
    sections = [_section(folder, section_id) for section_id in names]
    return checked(Pack, {**top, "sections": sections}, "form.toml")


def shipped(name: str = "holistic") -> Form:
    """Load a pack that comes with the program. Raises FormError when it is missing or damaged."""
    return load_pack(shipped_folder(name))


def translation_of(name: str, language: str, local: Path | None = None) -> Translation:
    """What ships of a form in a language, and what a team translated of its own. Raises FormError."""
    found = read_translation(shipped_folder(name), language)
    return found if local is None else joined(found, read_translation(local, language))


def program_sentences(language: str) -> dict[str, str]:
    """The program's own sentences in a language, by their English: ``forms/program/cy.toml``. Raises FormError."""
    file = read_program(shipped_folder("program"), language)
    return dict(file.text) if file else {}


def shipped_folder(name: str = "holistic") -> Path:
    """Where a pack stands that comes with the program. Raises FormError when this installation has none."""
    try:
        return authored("forms") / name
    except FileNotFoundError as problem:
        raise FormError(f"{problem}, install the program again") from problem


def _section(folder: Path, section_id: str) -> Section:
    name = f"{section_id}.toml"
    content = read_toml(folder / "sections" / name, name)
    section = checked(Section, content, name)
    if section.id != section_id:
        raise FormError(f"is '{section.id}', and the file is named {name}", file=name, key="id", nearest=section_id)
    return section
