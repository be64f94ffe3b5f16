"""From a line of logic to a small syntax tree, within fixed limits of size. Knows shapes only, no names and no meaning.

The words are read first by a scanner of our own, so that what ``ast`` sees is already inside the closed grammar: no
backslash, no other alphabet, no fraction, and line breaks count as spaces. ``ast`` parses; nothing is ever evaluated.
"""

import ast
import re

from hsb_wizard.errors import LogicError

MAX_CHARACTERS = 400
MAX_NODES = 80
_WORD = re.compile(
    r"""\s+|(?P<word>'[^'"\\\n]*'|"[^"'\\\n]*"|[0-9]+(?![\w.])|[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?
        |[=!<>]=|[<>(),\-]|\[|\])""",
    re.VERBOSE | re.ASCII,
)
_NAMES = {
    ast.Call: "a call of what is not a function of the form language",
    ast.Compare: "a comparison",
    ast.BoolOp: "an 'and' or 'or'",
    ast.List: "a list",
    ast.Tuple: "a list in round brackets",
    ast.Constant: "a text or number",
    ast.Name: "a name",
    ast.Attribute: "a name",
    ast.Subscript: "a pair of square brackets after a value",
    ast.IfExp: "'if'",
    ast.Lambda: "'lambda'",
    ast.JoinedStr: "a text with a letter before it",
}


def parse(text: str) -> ast.expr:
    """Return the tree of one line of logic. Raises LogicError, and nothing else, for whatever cannot be read."""
    if len(text) > MAX_CHARACTERS:
        raise LogicError(f"it is longer than {MAX_CHARACTERS} characters, split it")
    try:
        tree = ast.parse(_one_line(text), mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError) as problem:
        raise LogicError("it cannot be read, look for a missing bracket, quote or operator") from problem
    if sum(1 for _ in ast.walk(tree)) > MAX_NODES:
        raise LogicError("it has too many parts for people to read, split it")
    return tree.body


def named(node: ast.AST) -> str:
    """Say in words what kind of thing a node is."""
    return _NAMES.get(type(node), f"'{type(node).__name__}'")


def _one_line(text: str) -> str:
    words, at = [], 0
    while at < len(text):
        match = _WORD.match(text, at)
        if match is None:
            raise LogicError(f"it cannot be read from {text[at : at + 12]!a} on")
        if match["word"]:
            words.append(match["word"])
        at = match.end()
    return " ".join(words)
