"""hsb-wizard check: what the quality rules say of one record; a stop at its next step ends with 1."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from hsb_wizard.cli.opened import opened
from hsb_wizard.errors import ExitCode

if TYPE_CHECKING:
    from hsb_wizard.casework.review import Findings


BEFORE = {
    "sign": "Before you sign",
    "countersign": "Before a supervisor checks it",
    "agree": "Before the agencies agree it",
    "close": "Before it is closed",
}


def arguments(command: argparse.ArgumentParser) -> None:
    """What check takes."""
    command.add_argument("id", help="the record's id or reference")
    command.add_argument("--json", action="store_true", help="write JSON")


def run(arguments: argparse.Namespace) -> int:
    """Write the findings of the record's next step."""
    from hsb_wizard.casework.review import findings, findings_to_plain, next_step, no_longer_asked

    with opened(arguments) as desk:
        record = desk.open_case(arguments.id).result()
    found, hidden = findings(record), no_longer_asked(record)
    if arguments.json:
        print(json.dumps({**findings_to_plain(found), "no_longer_asked": hidden}, ensure_ascii=False, indent=1))
    else:
        _write(found, hidden, next_step(record))
    return int(ExitCode.STOP_FOUND if found.stops or hidden else ExitCode.GOOD)


def _write(found: Findings, hidden: list[dict[str, Any]], step: str) -> None:
    titles = {
        "stop": BEFORE.get(step, BEFORE["sign"]),
        "why": "Say why, or put it right (prints on page 1)",
        "think": "To think about (never prints)",
    }
    for moment, title in titles.items():
        each_of = [each for each in found.now if each.moment == moment]
        if each_of:
            print(title)
        for each in each_of:
            said = f" Goes ahead because: {each.goes_ahead}" if each.goes_ahead else ""
            print(f"  {each.id}  {each.message} {each.remedy}{said}")
    if hidden:
        print("No longer asked: keep or remove before you sign")
    for group in hidden:
        print(f"  {', '.join(group['places'])} (hidden by {group['hidden_by']})")
    if not found.now and not hidden:
        print("Nothing to put right.")
