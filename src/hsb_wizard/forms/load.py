"""From the files of a pack to a compiled Form. Reads a folder, never writes, and says where in which file it stopped.

A pack is ``form.toml`` and one file per section named there. Additions of a team have no place here.
"""

import re
import tomllib
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from hsb_wizard.authored import authored
from hsb_wizard.errors import FormError
from hsb_wizard.forms.definition import Pack, Section
from hsb_wizard.forms.form import Form, compile_form
from hsb_wizard.forms.problems import form_error
from hsb_wizard.forms.spelling import nearest

SCHEMA = 1
_ID = re.compile(r"[a-z][a-z0-9_]*")


def load_pack(folder: Traversable | Path) -> Form:
    """Read, validate and compile the pack in ``folder``. Raises FormError for whatever is wrong with it."""
    top = read_toml(folder / "form.toml", "form.toml")
    _same_schema(top)
    listed = _listed(top)
    _files_match(folder, listed)
    sections = [_section(folder, section_id) for section_id in listed]
    try:
        pack = Pack.model_validate({**top, "sections": sections})
    except ValidationError as problem:
        raise form_error(problem, file="form.toml", content=top) from problem
    return compile_form(pack)


def shipped(name: str = "holistic") -> Form:
    """Load a pack that comes with the program. Raises FormError when it is missing or damaged."""
    try:
        folder = authored("forms") / name
    except FileNotFoundError as problem:
        raise FormError(f"{problem}, install the program again") from problem
    return load_pack(folder)


def read_toml(file: Traversable | Path, name: str) -> dict[str, Any]:
    """Return the content of one file. ``name`` is how messages call it. Raises FormError."""
    try:
        text = file.read_bytes().decode("utf-8-sig")  # editors on Windows put a mark in front
        return tomllib.loads(text)
    except (FileNotFoundError, NotADirectoryError) as problem:
        raise FormError("this file is missing", file=name) from problem
    except OSError as problem:
        raise FormError(f"this file cannot be read ({problem.strerror})", file=name) from problem
    except UnicodeDecodeError as problem:
        raise FormError(f"not UTF-8 (byte {problem.start + 1}), save it as UTF-8", file=name) from problem
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise FormError(f"not readable as TOML: {_place_of(problem)}", file=name) from problem


def _place_of(problem: Exception) -> str:
    text = str(problem)
    return text[:1].lower() + text[1:] if isinstance(problem, ValueError) else "its brackets are nested too deeply"


def _same_schema(top: dict[str, Any]) -> None:
    found = top.get("schema")
    if found is None:
        raise FormError(f"is missing; this program reads schema {SCHEMA}", file="form.toml", key="schema")
    if found != SCHEMA:
        raise FormError(f"{found!r} is not readable here; this program reads {SCHEMA}", file="form.toml", key="schema")


def _listed(top: dict[str, Any]) -> list[str]:
    """The ids of the sections, in order; nothing that could be a path to somewhere else."""
    listed = top.get("sections")
    if not isinstance(listed, list) or not listed:
        raise FormError("must be a list of section ids", file="form.toml", key="sections")
    for each in listed:
        if not isinstance(each, str) or not _ID.fullmatch(each):
            raise FormError(f"{str(each)[:40]!r} is not a section id", file="form.toml", key="sections")
        if listed.count(each) > 1:
            raise FormError(f"'{each}' stands there twice", file="form.toml", key="sections")
    return listed


def _files_match(folder: Traversable | Path, listed: list[str]) -> None:
    """Every section named has its file, and no file is left out without a word."""
    sections = folder / "sections"
    if not sections.is_dir():
        raise FormError("the folder 'sections' is missing", file="form.toml")
    found = sorted(file.name.removesuffix(".toml") for file in sections.iterdir() if file.name.endswith(".toml"))
    spare = [name for name in found if name not in listed]
    for name in listed:
        if name not in found:
            raise FormError("this file is missing", file=f"{name}.toml", nearest=nearest(name, spare))
    for name in spare:
        raise FormError("'sections' of form.toml does not name this file", file=f"{name}.toml")


def _section(folder: Traversable | Path, section_id: str) -> Section:
    name = f"{section_id}.toml"
    content = read_toml(folder / "sections" / name, name)
    try:
        section = Section.model_validate(content)
    except ValidationError as problem:
        raise form_error(problem, file=name, content=content, inside="section") from problem
    if section.id != section_id:
        raise FormError(f"is '{section.id}', and the file is named {name}", file=name, key="id", nearest=section_id)
    return section
