"""The program's own sentences beside their translation: which are missing, and which name nothing that is said.

It reads the program's own source, because there the English stands and nowhere else. Only the checker loads it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hsb_wizard.errors import FormError
from hsb_wizard.forms.definition import ProgramFile
from hsb_wizard.forms.remark import Remark, remark_of, said
from hsb_wizard.forms.spelling import nearest
from hsb_wizard.forms.translation import LANGUAGES, read_program
from hsb_wizard.sentences import gaps_of

DOORS = frozenset(["say", "say_number"])


@cache
def spoken_by_the_program() -> tuple[frozenset[str], frozenset[str]]:
    """The sentences that go through the door by name, and every text in the source: some go through it later."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in _sources(Path(__file__).parents[1])]
    constants = {name: text for tree in trees for name, text in _constants(tree)}
    said_there = {text for tree in trees for text in _said(tree, constants | dict(_constants(tree)))}
    every = {node.value for tree in trees for node in ast.walk(tree)
             if isinstance(node, ast.Constant) and isinstance(node.value, str)}  # fmt: skip
    return frozenset(said_there), frozenset(every)


def missing_sentences(file: ProgramFile) -> tuple[str, ...]:
    """What the program says and this file does not translate, in the order of the alphabet."""
    there = {english.partition("|")[0] for english in file.text}
    return tuple(sorted(spoken_by_the_program()[0] - there))


def check_program(folder: Path) -> Iterator[Remark]:
    """The remarks about the program's sentences in every language that ``folder`` holds."""
    for language in LANGUAGES:
        try:
            file = read_program(folder, language)
        except FormError as problem:
            yield remark_of(problem)
            continue
        if file is not None:
            yield from _check(file)


def _check(file: ProgramFile) -> Iterator[Remark]:
    name, known = f"program/{file.language}.toml", spoken_by_the_program()[1]
    for english, says in file.text.items():
        sentence = english.partition("|")[0]
        if not any(sentence in text for text in known):  # a footer holds several words with their keys
            yield Remark(name, english, said("the program says no such sentence", nearest(sentence, known)))
        elif not gaps_of(says) <= gaps_of(sentence):
            wrong = ", ".join(sorted(gaps_of(says) - gaps_of(sentence)))
            yield Remark(name, english, said(f"the English has no gap {{{wrong}}}"))
    left = len(missing_sentences(file))
    if left:
        yield Remark(name, "", said(f"{left} sentences of the program stay in English"), "note")
    if file.status != "checked":
        yield Remark(name, "status", said("needs a qualified translator"), "note")


def _sources(folder: Path) -> Iterator[Path]:
    for each in folder.iterdir():
        if each.is_dir():
            yield from _sources(each)
        elif each.name.endswith(".py"):
            yield each


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield from ((target.id, node.value.value) for target in node.targets if isinstance(target, ast.Name))


def _said(tree: ast.Module, constants: dict[str, str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in DOORS and node.args:
            english = node.args[-1]  # of a number, the form for many: the catalogue has its forms under it
            if isinstance(english, ast.Constant) and isinstance(english.value, str):
                yield english.value
            elif isinstance(english, ast.Name) and english.id in constants:
                yield constants[english.id]
