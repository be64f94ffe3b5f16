"""Writes docs/coverage.md: each ask of docs/requirements.md with where it lives, and what is left out with the reason.

It reads the refs of the shipped form, the rules, and tools/coverage.toml for what neither can say (`make coverage`).
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hsb_wizard.forms.form import Form
from hsb_wizard.forms.load import shipped
from hsb_wizard.quality.review import RULES

ROOT = Path(__file__).parents[1]
ASKS = ROOT / "docs" / "requirements.md"
PAGE = ROOT / "docs" / "coverage.md"
SAID = ROOT / "tools" / "coverage.toml"
SOURCE = ROOT / "src" / "hsb_wizard"
LAST_RULE = 144
ROW = re.compile(r"\| ([A-Z]+[0-9.]*(?:-\d+)?) \| (.+?) \| (.+?) \|")
HEADING = re.compile(r"## (.+)")
HEAD = """# Where each ask lives

Written by `make coverage` from docs/requirements.md, the refs of the form, the rules and tools/coverage.toml; a test
holds it, and fails where an ask is in neither list. `section.question` is a question of the form, with its options, its
fields, its guidance and its "look also for"; a rule is explained in docs/rules.md; a module stands in src/hsb_wizard.
"""


@dataclass(frozen=True, slots=True)
class Ask:
    """One ask of docs/requirements.md: its part there, its words, and where it comes from."""

    part: str
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Said:
    """tools/coverage.toml as values. Each mapping goes from what is named to the asks it stands for."""

    rules: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    modules: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    does: Mapping[str, str] = field(default_factory=dict)
    part: Mapping[str, str] = field(default_factory=dict)  # ask -> what of it is not here
    left_out: Mapping[str, str] = field(default_factory=dict)  # ask -> why it is left out whole

    def named(self) -> Iterator[str]:
        """Every ask that the file names."""
        for group in (*self.rules.values(), *self.modules.values()):
            yield from group
        yield from (*self.part, *self.left_out)


def asks(page: str) -> dict[str, Ask]:
    """The asks of a page like docs/requirements.md, in order. An id that stands there twice is a ValueError."""
    found: dict[str, Ask] = {}
    part = ""
    for line in page.splitlines():
        if heading := HEADING.fullmatch(line):
            part = heading[1]
        elif part and (row := ROW.fullmatch(line)):
            if row[1] in found:
                raise ValueError(f"{row[1]} stands there twice")
            found[row[1]] = Ask(part, row[2], row[3])
    return found


def said(text: str) -> Said:
    """What a file like tools/coverage.toml says. An ask with two reasons and a key nobody reads are ValueErrors."""
    data: dict[str, Any] = tomllib.loads(text)
    if unread := sorted(data.keys() - {"rule", "program", "part", "left_out"}):
        raise ValueError(f"nobody reads {', '.join(unread)}")
    return Said(
        rules={name: tuple(asked) for name, asked in data.get("rule", {}).items()},
        modules={each["module"]: tuple(each["asks"]) for each in data.get("program", ())},
        does={each["module"]: each["does"] for each in data.get("program", ())},
        part=_reasons(data.get("part", ()), "missing"),
        left_out=_reasons(data.get("left_out", ()), "because"),
    )


def _reasons(entries: Iterable[Mapping[str, Any]], key: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in entries:
        for ask in entry["asks"]:
            if ask in found:
                raise ValueError(f"{ask} has two reasons")
            found[ask] = entry[key]
    return found


def refs(form: Form) -> Iterator[tuple[str, str]]:
    """Every ref of the form with the place that names it: ``section.question``, or ``rule Q60``."""
    for section in form.sections:
        for question in section.question:
            yield from ((ref, f"{section.id}.{question.id}") for ref in question.refs)
        for rule in section.rule:
            yield from ((ref, f"rule {rule.id}") for ref in rule.refs)


def places(form: Form, elsewhere: Said) -> dict[str, list[str]]:
    """From ask to the places it lives in: questions in the order of the form, then rules, then modules."""
    found: dict[str, list[str]] = {}
    named = [
        *refs(form),
        *((ask, f"rule {rule}") for rule, group in elsewhere.rules.items() for ask in group),
        *((ask, module) for module, group in elsewhere.modules.items() for ask in group),
    ]
    for ask, place in sorted(named, key=lambda each: _kind(each[1])):
        held = found.setdefault(ask, [])
        if place not in held:
            held.append(place)
    return found


def _kind(place: str) -> int:
    return 2 if place.endswith(".py") else int(place.startswith("rule "))


def faults(form: Form, asked: Mapping[str, Ask], elsewhere: Said) -> list[str]:
    """What is wrong with the map, a sentence each: an ask in neither list, and every name that names nothing."""
    where = places(form, elsewhere)
    shorts = tuple(f"{source.short} " for source in form.pack.source)
    found = [
        f"{place} names {ref}, which is no ask"
        for ref, place in refs(form)
        if ref not in asked and not _is_rule(ref) and not (place.startswith("rule ") and ref.startswith(shorts))
    ]
    found += [f"tools/coverage.toml names {ask}, which is no ask" for ask in elsewhere.named() if ask not in asked]
    found += [f"{ask} lives nowhere and is not left out" for ask in asked if ask not in {*where, *elsewhere.left_out}]
    found += [f"{ask} is left out and lives in {where[ask][0]}" for ask in elsewhere.left_out if ask in where]
    found += [f"{ask} is here in part and lives nowhere" for ask in elsewhere.part if ask not in where]
    found += [f"{module} is no module" for module in elsewhere.modules if not (SOURCE / module).is_file()]
    in_code = {rule.id for rule in RULES}
    return found + [f"{rule} is no rule in code" for rule in elsewhere.rules if rule not in in_code]


def _is_rule(ref: str) -> bool:
    number = ref.removeprefix("Q")
    return ref != number and number.isdigit() and len(number) >= 2 and 1 <= int(number) <= LAST_RULE


def page(form: Form, asked: Mapping[str, Ask], elsewhere: Said) -> str:
    """The whole page."""
    where = places(form, elsewhere)
    whole = sum(1 for ask in asked if ask not in elsewhere.left_out and ask not in elsewhere.part)
    lines = [
        HEAD,
        f"{len(asked)} asks: {whole} live here whole, {len(elsewhere.part)} in part with what is not here said beside "
        f"them, {len(elsewhere.left_out)} are left out.",
    ]
    part = ""
    for ask, said_of in asked.items():
        if said_of.part != part:
            part = said_of.part
            lines += ["", f"## {part}", "", "| id | lives in | not here, and why |", "| --- | --- | --- |"]
        lines.append(f"| {ask} | {_where(where.get(ask, ()))} | {elsewhere.part.get(ask, '')} |")
    return "\n".join([*lines, *_left_out(asked, elsewhere), *_modules(elsewhere), *_rules(form)]) + "\n"


def _where(found: Iterable[str]) -> str:
    """The places as text. A question that closes every section is said once."""
    sections: dict[str, list[str]] = {}
    others = []
    for place in found:
        section, dot, name = place.partition(".")
        if dot and not place.endswith(".py"):
            sections.setdefault(name, []).append(section)
        else:
            others.append(place if place.startswith("rule ") else f"`{place}`")
    made = []
    for name, held in sections.items():
        made += [f"`{name}` of {len(held)} sections"] if len(held) > 4 else [f"`{each}.{name}`" for each in held]
    return ", ".join([*made, *others]) or "left out"


def _left_out(asked: Mapping[str, Ask], elsewhere: Said) -> list[str]:
    lines = ["", "## Left out", ""]
    if not elsewhere.left_out:
        return [*lines, "No ask of these parts is left out whole."]
    lines += ["| id | ask | why it is left out |", "| --- | --- | --- |"]
    return lines + [f"| {ask} | {asked[ask].words} | {why} |" for ask, why in elsewhere.left_out.items()]


def _modules(elsewhere: Said) -> list[str]:
    lines = ["", "## What the program does itself", "", "| module | what it does |", "| --- | --- |"]
    return lines + [f"| `{module}` | {does} |" for module, does in elsewhere.does.items()]


def _rules(form: Form) -> list[str]:
    """Which rules the questions serve, and which of those the program puts to the pair today."""
    speaks = {rule.id for rule in RULES} | {rule.id for section in form.sections for rule in section.rule}
    served: dict[str, list[str]] = {}
    for ref, place in refs(form):
        if _is_rule(ref):
            served.setdefault(ref, []).append(place)
    lines = ["", "## Rules that questions serve", ""]
    lines += ["Where a rule does not speak, the question asks for what it would look at, and people judge.", ""]
    lines += ["| rule | speaks | questions |", "| --- | --- | --- |"]
    return lines + [
        f"| {rule} | {'yes' if rule in speaks else 'no'} | {_where(served[rule])} |"
        for rule in sorted(served, key=lambda name: int(name[1:]))
    ]


def main() -> None:
    """Write the page, or say what is wrong with the map and write nothing."""
    form, asked, elsewhere = shipped(), asks(ASKS.read_text("utf-8")), said(SAID.read_text("utf-8"))
    if wrong := faults(form, asked, elsewhere):
        raise SystemExit("\n".join(wrong))
    PAGE.write_text(page(form, asked, elsewhere), encoding="utf-8")


if __name__ == "__main__":
    main()
