"""What a team adds to a form: sections, questions, rules, labels and copy-out headings, in a folder ``local``.

A team may add and never change: whatever touches the form itself is refused with file, question and key. What is added
says so in its id (``local_`` before a section, a question, a label or a source, L before the number of a rule), so that
no later version of the form can take the same name. Reads files, never writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hsb_wizard.errors import FormError
from hsb_wizard.forms.definition import (
    CopyOut,
    DeclaredRule,
    Label,
    LocalPin,
    LowerSnake,
    Pack,
    Question,
    Section,
    Source,
    Version,
    WordsThenAndNow,
)
from hsb_wizard.forms.problems import checked
from hsb_wizard.forms.read import files_match, listed, read_toml, same_schema
from hsb_wizard.forms.spelling import nearest
from hsb_wizard.shapes import Shape

TOP = "local.toml"
FOLDER = "local"
PREFIX = "local_"
RULE = re.compile(r"L\d{2,3}")
MAY_ADD = "a team may add sections, questions, rules, labels and copy-out headings, and change nothing"


class LocalTop(Shape, frozen=True):
    """The keys of local.toml."""

    schema: int
    id: LowerSnake
    version: Version
    title: Label
    extends: LowerSnake
    sections: tuple[LowerSnake, ...] = ()
    source: tuple[Source, ...] = ()
    words: tuple[WordsThenAndNow, ...] = ()
    copy_out: tuple[CopyOut, ...] = ()


class Addition(Shape, frozen=True):
    """What a file may say that adds to a section of the form: its id, questions at the end, rules."""

    id: LowerSnake
    question: tuple[Question, ...] = ()
    rule: tuple[DeclaredRule, ...] = ()


def is_local(name: str) -> bool:
    """Whether an id, a path or a place belongs to a team's additions."""
    return any(step.startswith(PREFIX) or RULE.fullmatch(step) for step in re.split(r"[./]| > ", name))


def stands_in(folder: Path) -> bool:
    """Whether a folder holds additions at all: it has a local.toml."""
    return (folder / TOP).is_file()


def with_additions(pack: Pack, folder: Path) -> Pack:
    """The pack with what the team's ``folder`` adds to it. Raises FormError for what is wrong or not theirs to say."""
    content = read_toml(folder / TOP, _named(TOP))
    same_schema(content, _named(TOP))
    top = _top(pack, content)
    names = listed(content, _named(TOP)) if content.get("sections") else []
    if names or (folder / "sections").is_dir():
        files_match(folder, names, _named(TOP), FOLDER)
    sections = {section.id: section for section in pack.sections}
    for name in names:
        sections[name] = _added(sections.get(name), folder, name)
    _prefixed(top)
    return pack.changed(
        sections=tuple(sections.values()),
        source=(*pack.source, *top.source),
        words=(*pack.words, *top.words),
        copy_out=(*pack.copy_out, *top.copy_out),
        local=LocalPin(id=top.id, version=top.version, title=top.title),
    )


def _top(pack: Pack, content: Mapping[str, Any]) -> LocalTop:
    known, of_form = LocalTop.known_keys(), Pack.known_keys()
    for key in content:
        if key not in known:
            said = f"belongs to the form; {MAY_ADD}" if key in of_form else "not a key of local.toml"
            raise FormError(said, file=_named(TOP), key=key, nearest="" if key in of_form else nearest(key, known))
    top = checked(LocalTop, content, _named(TOP))
    if top.extends != pack.id:
        said = f"'{top.extends}' is not the form that these additions are read with ('{pack.id}')"
        raise FormError(said, file=_named(TOP), key="extends")
    return top


def _prefixed(top: LocalTop) -> None:
    for key in ("source", "words"):
        for each in getattr(top, key):
            _begins(each.id, _named(TOP), key)


def _begins(name: str, file: str, question: str) -> None:
    if not name.startswith(PREFIX):
        said = f"'{name}' is added by a team, so its id begins with '{PREFIX}'"
        raise FormError(said, file=file, question=question, key="id", nearest=PREFIX + name)


def _added(core: Section | None, folder: Path, name: str) -> Section:
    file = _named(f"{name}.toml")
    content = read_toml(folder / "sections" / f"{name}.toml", file)
    if content.get("id") != name:
        raise FormError(f"is '{content.get('id')}', and the file is named {name}.toml", file=file, key="id")
    if core is None:
        return _new_section(content, file)
    for key in content:
        if key in Section.known_keys() and key not in Addition.known_keys():
            raise FormError(f"belongs to the form's own section; {MAY_ADD}", file=file, key=key)
    added = checked(Addition, content, file)
    _nothing_again(core, added, file)
    _rules_are_ours(added.rule, file)
    return core.changed(question=(*core.question, *added.question), rule=(*core.rule, *added.rule))


def _nothing_again(core: Section, added: Addition, file: str) -> None:
    there = {question.id for question in core.question}
    former = {each for question in core.question for each in question.was}
    for question in added.question:
        if question.id in there | former:
            said = f"'{question.id}' is a question of the form; {MAY_ADD}"
            raise FormError(said, file=file, question=question.id, key="id")
        _begins(question.id, file, question.id)
        for each in question.was:
            _begins(each, file, f"{question.id} > was")


def _new_section(content: Mapping[str, Any], file: str) -> Section:
    section = checked(Section, content, file)
    if section.gate:
        raise FormError("the form has its gate; a team adds none", file=file, key="gate")
    if not section.ratings_wait:
        raise FormError("ratings wait for the gate in a team's section as well", file=file, key="ratings_wait")
    _begins(section.id, file, "")
    _rules_are_ours(section.rule, file)
    return section


def _rules_are_ours(rules: Iterable[DeclaredRule], file: str) -> None:
    for rule in rules:
        if not RULE.fullmatch(rule.id):
            said = f"'{rule.id}' is a number of the form's own rules; a team's rule is L and two or three digits"
            raise FormError(said, file=file, question=rule.id, key="id", nearest="L" + rule.id[1:])
        if rule.moment == "stop":
            said = "a team's rule may say why or think; what stops a signature is the form's"
            raise FormError(said, file=file, question=rule.id, key="moment")


def _named(file: str) -> str:
    return f"{FOLDER}/{file}"
