"""Reading the files of a pack: what stands in them as TOML, and whether the files are those that are named.

It knows folders and TOML, and nothing of what a key means.
"""

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from hsb_wizard.errors import FormError
from hsb_wizard.forms.spelling import nearest

SCHEMA = 1
WORD = 48  # signs of a text that is likely to stand in many places
_ID = re.compile(r"[a-z][a-z0-9_]*")


def read_toml(file: Path, name: str) -> dict[str, Any]:
    """Return the content of one file. ``name`` is how messages call it. Raises FormError."""
    try:
        text = file.read_bytes().decode("utf-8-sig")  # editors on Windows put a mark in front
        found: dict[str, Any] = _told_once(tomllib.loads(text))
        return found
    except (FileNotFoundError, NotADirectoryError) as problem:
        raise FormError("this file is missing", file=name) from problem
    except OSError as problem:
        raise FormError(f"this file cannot be read ({problem.strerror})", file=name) from problem
    except UnicodeDecodeError as problem:
        raise FormError(f"not UTF-8 (byte {problem.start + 1}), save it as UTF-8", file=name) from problem
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise FormError(f"not readable as TOML: {_place_of(problem)}", file=name) from problem


def _told_once(plain: Any) -> Any:
    """The same, with one text for all that say the same word: a form says some of its ids five hundred times."""
    if isinstance(plain, str):
        return sys.intern(plain) if len(plain) <= WORD else plain
    if isinstance(plain, list):
        return [_told_once(each) for each in plain]
    return {key: _told_once(each) for key, each in plain.items()} if isinstance(plain, dict) else plain


def _place_of(problem: Exception) -> str:
    text = str(problem)
    return text[:1].lower() + text[1:] if isinstance(problem, ValueError) else "its brackets are nested too deeply"


def same_schema(top: dict[str, Any], file: str = "form.toml") -> None:
    """Refuse a pack that is written by other rules than this program reads. Raises FormError."""
    found = top.get("schema")
    if found is None:
        raise FormError(f"is missing; this program reads schema {SCHEMA}", file=file, key="schema")
    if found != SCHEMA:
        raise FormError(f"{found!r} is not readable here; this program reads {SCHEMA}", file=file, key="schema")


def listed(top: dict[str, Any], file: str = "form.toml") -> list[str]:
    """The ids of the sections, in order; nothing that could be a path to somewhere else."""
    named = top.get("sections")
    if not isinstance(named, list) or not named:
        raise FormError("must be a list of section ids", file=file, key="sections")
    for each in named:
        if not isinstance(each, str) or not _ID.fullmatch(each):
            raise FormError(f"{str(each)[:40]!r} is not a section id", file=file, key="sections")
        if named.count(each) > 1:
            raise FormError(f"'{each}' stands there twice", file=file, key="sections")
    return named


def files_match(folder: Path, names: list[str], top: str = "form.toml", inside: str = "") -> None:
    """Every section named has its file, and no file is left out without a word. Raises FormError.

    ``top`` is the file that names them, ``inside`` the folder that messages put before a name.
    """
    sections, before = folder / "sections", f"{inside}/" if inside else ""
    if not sections.is_dir():
        raise FormError("the folder 'sections' is missing", file=top)
    found = sorted(file.name.removesuffix(".toml") for file in sections.iterdir() if file.name.endswith(".toml"))
    spare = [name for name in found if name not in names]
    for name in names:
        if name not in found:
            raise FormError("this file is missing", file=f"{before}{name}.toml", nearest=nearest(name, spare))
    for name in spare:
        raise FormError(f"'sections' of {Path(top).name} does not name this file", file=f"{before}{name}.toml")
