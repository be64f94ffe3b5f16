"""hsb-wizard keep: when keeping a record is looked at again, a hold, and taking out what one entry says."""

from __future__ import annotations

import argparse

from hsb_wizard.cli.opened import opened
from hsb_wizard.cli.watching import stoppable, waited
from hsb_wizard.errors import ExitCode


def arguments(command: argparse.ArgumentParser) -> None:
    """What keep takes: one of four doings, and why."""
    command.add_argument("id", help="the record's id or reference")
    doing = command.add_mutually_exclusive_group(required=True)
    doing.add_argument("--review-by", metavar="DATE", help="look at it again by this day, such as 2027-11-20")
    doing.add_argument("--hold", action="store_true", help="nobody may erase it until the hold is lifted")
    doing.add_argument("--lift-hold", action="store_true", help="it may be erased again")
    doing.add_argument("--take-out", metavar="ENTRY", help="take out what this entry says; 'journal --json' has its id")
    command.add_argument("--reason", required=True, metavar="TEXT", help="why; it is kept in the journal")


def run(arguments: argparse.Namespace) -> int:
    """Do it. Raises NotAllowed, RefusedInput."""
    from hsb_wizard.casework.keeping_records import hold, review_by, take_out

    with opened(arguments) as desk:
        record = desk.open_case(arguments.id).result()
        if arguments.review_by:
            review_by(desk, record, arguments.review_by, arguments.reason).result()
        elif arguments.take_out:
            with stoppable(arguments) as watch:  # and not stopped: half of it would be an entry that stands in backups
                watch.no_return("Taking it out, and making the backups anew")
                waited(take_out(desk, record, arguments.take_out, arguments.reason))
        else:
            hold(desk, record, arguments.hold, arguments.reason).result()
    print("Kept, with the reason.")
    return int(ExitCode.GOOD)
