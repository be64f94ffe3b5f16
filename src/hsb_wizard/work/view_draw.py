"""How a choice is drawn: letters side by side or one under the other, and the line that shows what is marked. Pure.

A line comes with its weight: 0 plain, 1 bold, 2 the line at the mark.
"""

from __future__ import annotations

from contextvars import ContextVar

from hsb_wizard.cells import broken, cells
from hsb_wizard.work.line import shortened
from hsb_wizard.work.view_base import MISSING, Choice, Field, FormView

Drawn = tuple[str, int]
KEYS = "Enter goes on, Backspace clears"
ASK = "A letter marks"
READ_OUT = 160  # letters of an answer, named in a list, that are read out at least
WHOLE_LINES = ContextVar("whole_lines", default=False)  # pages are read out: nothing of a line has to fit


def choice_lines(shown: Field, width: int, cursor: int = -1) -> tuple[Drawn, ...]:
    """All lines of a choice in ``width`` cells. ``cursor`` is the choice that Space marks; -1 while it has no keys."""
    inline = _inline(shown, width)
    lines: list[Drawn] = (
        [(line, 1) for line in wrapped(shown.label, width - 2, " ")] if shown.label and not inline else []
    )
    lines += [(line, 0) for line in wrapped(shown.hint, width - 2, " ")] if shown.hint else []
    lines += _flow(shown, width, cursor >= 0) if shown.flows else _list(shown, width, cursor)
    lines += [(f" ! {line}", 1) for line in wrapped(shown.remark, width - 3)] if shown.remark else []
    return tuple(lines)


def _flow(shown: Field, width: int, active: bool) -> list[Drawn]:
    made: list[Drawn] = []
    for group in _groups(shown.choices):
        line = f" {shown.label}" if _inline(shown, width) else " "
        for choice in group:
            piece = f"  {choice.letter} {choice.brief}"
            if cells(line) + cells(piece) > width:
                made.append((line, 0))
                line = " "
            line += piece
        made.append((line, 0))
    marked = next((choice for choice in shown.choices if (choice.value,) == shown.chosen), None)
    mark = ">" if active else " "
    if marked is None:
        return [*made, (f" {mark} {ASK if active else ''}".rstrip(), 2 if active else 0)]
    left = f" {mark} {marked.letter}  {marked.label}"
    room = width - cells(left) - len(KEYS) - 1
    made.append((left + " " * room + KEYS if active and room > 0 else left, 2 if active else 1))
    if marked.anchor:
        made += [(line, 0) for line in wrapped(marked.anchor, width - 6, "      ")]
    return made


def _inline(shown: Field, width: int) -> bool:
    """Whether the label stands before its choices on one line."""
    pieces = sum(cells(choice.brief) + 4 for choice in shown.choices)
    one_group = len(_groups(shown.choices)) == 1
    room = width - cells(shown.label) - pieces - 1
    return bool(shown.label) and shown.flows and one_group and not shown.hint and room >= 0


def _groups(choices: tuple[Choice, ...]) -> tuple[tuple[Choice, ...], ...]:
    missing = tuple(choice for choice in choices if choice.value.startswith(MISSING))
    actions = tuple(choice for choice in choices if choice.value.startswith("@"))
    own = tuple(choice for choice in choices if choice not in missing and choice not in actions)
    return tuple(group for group in (actions, own, missing) if group)


def _list(shown: Field, width: int, cursor: int) -> list[Drawn]:
    made: list[Drawn] = []
    several = shown.kind == "multi"
    for place, choice in enumerate(shown.choices):
        on = choice.value in shown.chosen
        box = f"[{'x' if on else ' '}]" if several else f"({'x' if on else ' '})"
        mark = ">" if place == cursor else " "
        head = f" {mark} {box} {choice.letter or ' '}  "
        first, *rest = wrapped(choice.label, width - len(head)) or ("",)
        weight = 2 if place == cursor else int(on)
        made.append((head + first, weight))
        made += [(" " * len(head) + line, weight) for line in rest]
        if on and choice.anchor:
            made += [(line, 0) for line in wrapped(choice.anchor, width - len(head), " " * len(head))]
    return made


def cursor_line(shown: Field, width: int, cursor: int) -> int:
    """On which line of `choice_lines` the cursor stands."""
    lines = choice_lines(shown, width, cursor)
    return next((place for place, (_, weight) in enumerate(lines) if weight == 2), 0)


def reflowed(text: str) -> tuple[str, ...]:
    """Paragraphs of a pack's text: a line that goes on in the middle of a sentence joins the one before."""
    made: list[str] = []
    for line in (each.strip() for each in text.strip().splitlines()):
        if made and made[-1] and line[:1].islower():
            made[-1] += f" {line}"
        else:
            made.append(line)
    return tuple(made)


def wrapped(text: str, width: int, indent: str = "") -> tuple[str, ...]:
    """``text`` in lines of at most ``width`` cells; its own line ends are kept."""
    made: list[str] = []
    for line in text.splitlines():
        made += broken(line, max(10, width)) or [""]
    return tuple(indent + line for line in made)


def whole(text: str, indent: str = "") -> tuple[str, ...]:
    """``text`` in its own lines, as long as they are: whoever shows them breaks them at the width that there is."""
    return tuple(indent + line for line in text.splitlines())


def cut(words: str, width: int) -> str:
    """``words`` in ``width`` cells, the end of what was cut marked; where lines are whole, much more of them."""
    return shortened(words, max(READ_OUT, 2 * width) if WHOLE_LINES.get() else width)


def hanging(line: str, width: int) -> tuple[str, ...]:
    """A line that begins with room to its left keeps that room where it is broken; others are left to the page."""
    indent = line[: len(line) - len(line.lstrip(" "))]
    if line.startswith(f"{indent}- "):
        return tuple(broken(line.strip(), max(10, width), indent, f"{indent}  "))
    return wrapped(line.strip(), width - len(indent), indent) if len(indent) > 1 else (line,)


def split_asked(view: FormView) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is asked, which stays in sight while the rest of a page scrolls: the bold lines it begins with; the rest."""
    above, ends = view.above, view.pair[0][:1] if view.pair else ()
    first = next(
        (place for place, line in enumerate(above) if line in ends or (line and not line.startswith("!"))), len(above)
    )
    while first and not above[first - 1]:
        first -= 1
    return above[:first], above[first:]


def whole_pieces(words: str, width: int) -> str:
    """A list with commas in at most ``width`` characters: its first pieces whole, then how many more F1 shows."""
    if len(words) <= width:
        return words
    pieces = words.split(", ")
    for kept in range(len(pieces) - 1, 0, -1):
        line = f"{', '.join(pieces[:kept])} and {len(pieces) - kept} more (F1)"
        if len(line) <= width:
            return line
    return words
