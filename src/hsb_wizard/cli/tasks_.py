"""hsb-wizard tasks: what is due on one record, as lines, JSON, or a calendar file with references and days only."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from hsb_wizard.cli.opened import opened
from hsb_wizard.errors import ExitCode


def arguments(command: argparse.ArgumentParser) -> None:
    """What tasks takes."""
    command.add_argument("id", help="the record's id or reference")
    command.add_argument("--json", action="store_true", help="write JSON")
    command.add_argument("--ics", type=Path, metavar="FILE", help="write a calendar file: references and days only")


def run(arguments: argparse.Namespace) -> int:
    """Write what is due, what is due first first."""
    from hsb_wizard.assessment.days import in_words
    from hsb_wizard.casework.sending_out import write_calendar
    from hsb_wizard.casework.tasks import tasks

    with opened(arguments) as desk:
        record = desk.open_case(arguments.id).result()
        due = tasks(record)
        written = write_calendar(desk, record, arguments.ics.expanduser()) if arguments.ics else None
    if arguments.json:
        plain = [
            {"kind": each.kind, "what": each.words, "who": each.who, "by": each.by, "place": each.place} for each in due
        ]
        print(json.dumps({"tasks": plain}, ensure_ascii=False, indent=1))
        return int(ExitCode.GOOD)
    if written is not None:
        print(f"{written}: a calendar file with the reference and days, nothing else")
        return int(ExitCode.GOOD)
    for each in due:
        late = "Overdue, " if each.late(record.today) else ""
        day = f"{late}by {in_words(each.by)}" if each.by else "No day said"
        print(f"{day}: {each.words}{f' ({each.who})' if each.who else ''}")
    if not due:
        print("Nothing is due.")
    return int(ExitCode.GOOD)
