"""Where the lines of logic of a pack stand, so that what compiles them and what checks them go the same way round.

What a line means must not enter here: that is logic.py.
"""

from __future__ import annotations

from hsb_wizard.forms.definition import Pack
from hsb_wizard.values import Frozen


class LogicLine(Frozen, frozen=True):
    """One line of logic and where it stands. ``name`` is a path, ``path/field``, a section, a rule or applicability."""

    name: str
    key: str
    text: str
    section: str  # where its bare names belong; empty for a field, whose names are of its row
    file: str
    label: str


def logic_lines(pack: Pack) -> list[LogicLine]:
    """Every line of logic in the order of the pack."""
    lines = [LogicLine("applicability", "warn_when", pack.applicability.warn_when, "", "form.toml", "applicability")]
    for section in pack.sections:
        file = f"{section.id}.toml"
        for key in ("opens_when", "only_when"):
            lines.append(LogicLine(section.id, key, getattr(section, key) or "", section.id, file, ""))
        for each in section.question:
            path = f"{section.id}.{each.id}"
            for key in ("show_when", "required_when"):
                lines.append(LogicLine(path, key, getattr(each, key) or "", section.id, file, each.id))
            for column in each.field:
                name = f"{path}/{column.id}"
                lines.append(LogicLine(name, "show_when", column.show_when or "", "", file, f"{each.id} > {column.id}"))
        for rule in section.rule:
            lines.append(LogicLine(rule.id, "when", rule.when, section.id, file, rule.id))
    return [line for line in lines if line.text]
