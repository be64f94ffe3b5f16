"""A page as lines to read, and what somebody may answer there. Pure: no terminal, no desk.

Options have letters, never numbers; a page that has more lines than letters goes on with AA, AB. Words of people are
cleaned of what is no letter and shown as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count, product

from hsb_wizard.text import clean, single_line
from hsb_wizard.work.typed import shown_list
from hsb_wizard.work.view_base import Choice, Field, FormView, ListLine, ListView, Place, toggled

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PROBLEM = "There is a problem."
ONLY_GOES_ON = frozenset({"Continue", "Next", "Done", "Go on"})
GOES_ON_BELOW = "+"  # typed alone, more is written below what stands
TAKEN_AWAY = "-"  # typed alone, it empties a field


def codes(taken: Iterable[str] = ()) -> Iterator[str]:
    """A, B ... Z, AA, AB ... without those that are ``taken``."""
    used = frozenset(taken)
    for length in count(1):
        yield from (code for code in map("".join, product(LETTERS, repeat=length)) if code not in used)


def without_keys(words: str) -> str:
    """A hint that names keys of the screen, as somebody without one does it."""
    return words.replace("Delete again", "The same again").replace("Ctrl+Z", ".u")


def told(line: str) -> str:
    """One line of a page as it is read out: what is set in bold on a screen has no mark here."""
    return clean(line.removeprefix("!")).rstrip()


def head(view: ListView | FormView) -> list[str]:
    """Title, where we are, what helps, and what stands above."""
    first = single_line(f"{view.title}. {view.where}" if view.where else view.title)
    return [first, *([told(view.helps)] if view.helps else []), *map(told, view.above)]


def end(view: ListView | FormView) -> list[str]:
    """What stands below the fields of a form, and what Enter does there where it is more than going on."""
    if not isinstance(view, FormView):
        return []
    keys = [(key, words) for key, words in _keys(view.go_on) if words not in ONLY_GOES_ON]
    does = [f"Enter  {words}" if key in {"F8", "Enter"} else f".{key.lower()}  {words}" for key, words in keys]
    return [*(told(each) for each in (*view.below, view.foot) if each), *does]


def _keys(foot: str) -> list[tuple[str, str]]:
    """What the foot of a page on the screen names: keys and what they do; none of those that only move it."""
    pieces = (each.partition(" ") for each in re.split(r"  +", foot) if each)
    return [(key, words) for key, _, words in pieces if re.fullmatch(r"F\d+|Enter|[A-Z]", key)]


# ---------------------------------------------------------------------------------------------------------- lists


def lines_of(view: ListView) -> tuple[list[str], Mapping[str, Place]]:
    """The lines of a list with their letters, then what its foot names besides; and where each letter leads."""
    leads = {letter.upper(): place for letter, place in view.letters.items()}
    own = {place: letter for letter, place in leads.items()}
    free, said = codes(leads), []
    for line in view.lines:
        if line.place is None:
            said.append(_words(line))
            continue
        words, shown = _words(line), own.get(line.place)  # a list on the screen shows its own letters
        letter = shown or next(free)
        leads[letter] = line.place
        said.append(f"{letter}  {words.removeprefix(f'{shown} ') if shown else words}")
    there = {line.place for line in view.lines}
    for key, words in _keys(view.keys):
        if key.startswith("F"):
            said.append(f".{key.lower()}  {words}")
        elif key in leads and leads[key] not in there:
            said.append(f"{key}  {words}")
    return said, leads


def _words(line: ListLine) -> str:
    text = " ".join(single_line(line.text).split())
    return f"{text}: {line.status}" if line.status else text


# --------------------------------------------------------------------------------------------------------- fields


def choices_of(field: Field) -> Mapping[str, Choice]:
    """Every choice of a field by its letter; those that have none on the screen are given one."""
    free = codes(choice.letter for choice in field.choices)
    return {choice.letter or next(free): choice for choice in field.choices}


def offers_of(field: Field) -> Mapping[str, str]:
    """What was named before, by its letter."""
    return dict(zip(codes(), field.offers, strict=False))


def from_offers(field: Field, typed: str) -> str:
    """``typed``, with what its letters name where it is nothing but letters of what was named before."""
    known, letters = offers_of(field), typed.upper().replace(",", " ").replace(";", " ").split()
    if not letters or any(each not in known for each in letters):
        return typed
    return shown_list(tuple(known[each] for each in dict.fromkeys(letters)))


def field_lines(field: Field) -> list[str]:
    """What is read out before a field is answered: what it asks, what can be said, what stands."""
    lines = [told(each) for each in (field.label, field.hint) if each]
    lines += [_choice(letter, choice) for letter, choice in choices_of(field).items()]
    offers = "; ".join(f"{letter} {single_line(words)}" for letter, words in offers_of(field).items())
    lines += [f"Named before, a letter names it again: {offers}"] if offers else []
    lines += [f"Now: {stands(field)}"] if stands(field) else []
    lines += [f"{PROBLEM} {told(field.remark)}"] if field.remark else []
    return [*lines, *([told(field.foot)] if field.foot else [])]


def _choice(letter: str, choice: Choice) -> str:
    anchor = f". {choice.anchor[:1].upper()}{choice.anchor[1:]}" if choice.anchor else ""
    return f"{letter}  {told(choice.label)}{anchor}"


def stands(field: Field) -> str:
    """What the field holds, in words; nothing of a secret."""
    if field.kind == "secret":
        return ""
    if field.kind in {"choice", "multi"}:
        return "; ".join(told(each.label) for each in field.choices if each.value in field.chosen)
    return clean(field.text)


def how(field: Field) -> str:
    """How this field is answered, in one line."""
    if field.kind == "choice":
        return "Type a letter; Enter goes on."
    if field.kind == "multi":
        return "Type letters, with spaces; a letter again takes it away. Enter goes on."
    if field.kind == "secret":
        return f"Type it; it does not show.{' Enter alone leaves it as it is.' if field.text else ''}"
    leaves = f"Enter alone leaves it {'as it is' if field.text else 'empty'}."
    if field.kind == "box" and field.text:
        leaves = f"{leaves[:-1]}, {GOES_ON_BELOW} alone goes on below it."
    if field.kind == "box":
        return f"Type as many lines as you like; a full stop alone on a line ends it. {leaves}"
    return f"Type it; {leaves}"


def marked(field: Field, typed: str) -> tuple[tuple[str, ...] | None, str]:
    """What is chosen after ``typed``, and what is wrong with it; None where nothing could be read."""
    if typed.strip() == TAKEN_AWAY:
        return (), ""
    known = choices_of(field)
    wanted = typed.upper().replace(",", " ").split()
    unknown = next((each for each in wanted if each not in known), None)
    if unknown is not None or not wanted or (field.kind == "choice" and len(wanted) > 1):
        return None, f"{PROBLEM} Type {'letters' if field.kind == 'multi' else 'one letter'} of: {' '.join(known)}."
    chosen = field
    for letter in wanted:
        chosen = _with(chosen, toggled(chosen, known[letter].value))
    return chosen.chosen, ""


def _with(field: Field, chosen: tuple[str, ...]) -> Field:
    from hsb_wizard.values import replace

    return replace(field, chosen=chosen)
