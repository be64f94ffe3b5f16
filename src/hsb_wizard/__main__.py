"""The door from the street: ``python -m hsb_wizard`` and the command ``hsb-wizard``.

It exists to hand the exit code of the program to the shell. Nothing else may enter it: every word on the command line
belongs to ``hsb_wizard.cli``.
"""

import sys


def start() -> None:
    """Run the command line and end the process with its exit code (docs/exit-codes.md)."""
    from hsb_wizard.cli.early import begin

    begin(sys.argv[1:])
    from hsb_wizard.cli.main import main

    sys.exit(main())


if __name__ == "__main__":
    start()
