"""Editions: who receives which part of a record. One file each in exports/, an allow-list over share classes.

Authored data, so pydantic stands here; it never sees an answer. A question in no listed class is in no document.
"""

from __future__ import annotations

import tomllib
from importlib.resources.abc import Traversable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hsb_wizard.authored import authored
from hsb_wizard.errors import FormError, RefusedInput

PartName = Literal[
    "page_one", "sections", "told", "plan", "signatures", "method", "working", "findings", "safety_pages"
]


class Edition(BaseModel):
    """One pattern of a document. ``parts`` are drawn in this order; ``share`` is what may be in them at all."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_: Annotated[Literal[1], Field(alias="schema")]
    id: Annotated[str, Field(pattern=r"^[a-z][a-z-]*$")]
    title: str
    reader: str
    order: int
    share: tuple[str, ...]
    parts: tuple[PartName, ...]
    needs_signature: bool
    draft_mark: bool
    relationship_band: bool
    body_points: int = 12


def editions() -> tuple[Edition, ...]:
    """Every edition of this installation, in order. Raises FormError for one that cannot be read."""
    files = [each for each in authored("exports").iterdir() if each.name.endswith(".toml")]
    return tuple(sorted((_read(each) for each in files), key=lambda each: each.order))


def edition(name: str) -> Edition:
    """The edition called ``name``. Raises RefusedInput, naming those there are."""
    known = editions()
    for each in known:
        if each.id == name:
            return each
    raise RefusedInput(f"there is no edition '{name}'; there are {', '.join(each.id for each in known)}", place=name)


def _read(file: Traversable) -> Edition:
    try:
        return Edition.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise FormError("this edition is not readable TOML", file=file.name) from problem
    except ValidationError as problem:
        first = problem.errors(include_input=False)[0]
        key = ".".join(str(each) for each in first["loc"])
        raise FormError(str(first["msg"]).lower(), file=file.name, key=key) from problem
