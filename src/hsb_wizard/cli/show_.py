"""hsb-wizard show: one record as text, or as the JSON that `import` reads."""

from __future__ import annotations

import argparse
import json

from hsb_wizard.cli.opened import opened
from hsb_wizard.errors import ExitCode


def arguments(command: argparse.ArgumentParser) -> None:
    """What show takes."""
    command.add_argument("id", help="the record's id or reference")
    command.add_argument("--json", action="store_true", help="write JSON")


def run(arguments: argparse.Namespace) -> int:
    """Write the record."""
    from hsb_wizard.casework.exchange import to_plain
    from hsb_wizard.casework.exchange_beside import beside
    from hsb_wizard.casework.moving import kept_aside
    from hsb_wizard.casework.summary import lines

    with opened(arguments) as desk:
        record = desk.open_case(arguments.id).result()
        code = desk.record_code(record.assessment.case).result()
        aside = kept_aside(record, desk.voice(record))
    if arguments.json:
        plain = to_plain(record, code) | beside(record.form, record.active)
        print(json.dumps(plain, ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines(record)))
        for each in ("Kept, and no longer asked:", *(f"  {line}" for line in aside)) if aside else ():
            print(each)
    return int(ExitCode.GOOD)
