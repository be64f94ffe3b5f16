"""Small changes that break the tiny pack in one place, and what the checker then says."""

from collections.abc import Callable
from datetime import date

from tests.builders import Change, Content, asked, tiny_form, with_keys, with_section

from hsb_wizard.forms.check import check
from hsb_wizard.forms.remark import Remark

TODAY = date(2026, 11, 21)
LONG = "A label that goes on and on, " * 4 + "and on, until"


def remarks(*changes: Change) -> tuple[Remark, ...]:
    """What the checker says of the tiny pack after these changes."""
    return check(tiny_form(*changes), TODAY)


def weight_of(line: str, *changes: Change) -> str:
    """The weight of the remark that reads ``line`` after these changes; the lines that are there, when it is not."""
    found = {remark.line: remark.weight for remark in remarks(*changes)}
    return found.get(line, f"not among {list(found)}")


def several(*changes: Change) -> Change:
    """One change made of several."""

    def run(content: Content) -> None:
        for change in changes:
            change(content)

    return run


def column(path: str, place: int, **keys: object) -> Change:
    """A change to one field of a repeat."""
    return lambda content: asked(content, path)["field"][place].update(keys)


def option(path: str, place: int, **keys: object) -> Change:
    """A change to one option of a question."""
    return lambda content: asked(content, path)["options"][place].update(keys)


def top(key: str, change: Callable[[Content], object]) -> Change:
    """A change to the first table of a list of form.toml."""

    def run(content: Content) -> None:
        change(content[key][0])

    return run


def shown(line: str) -> Change:
    """The children question shown by another line of logic."""
    return with_keys("family.children", show_when=line)


def without_role(role: str) -> Change:
    """The role taken away."""

    def run(content: Content) -> None:
        del content["roles"][role]

    return run


def unnamed(path: str, name: str) -> Change:
    """A field or an option taken away by its name."""

    def run(content: Content) -> None:
        found = asked(content, path)
        key, called = ("field", "id") if "field" in found else ("options", "value")
        found[key] = [each for each in found[key] if each[called] != name]

    return run


def section_twice(content: Content) -> None:
    """The family section once more at the end, under another key."""
    content["sections"]["again"] = content["sections"]["family"] | {"number": None}


def level(place: int, **keys: object) -> Change:
    """A change to one level of the scale."""
    return top("scale", lambda scale: scale["level"][place].update(keys))


def rule(**keys: object) -> Change:
    """A declared rule in the family section."""
    whole = {"id": "Q901", "moment": "think", "step": "sign", "when": "rows(household) == 0", "message": "Nobody?"}
    return with_section("family", rule=[whole | {"remedy": "Ask.", "target": "family.household"} | keys])
