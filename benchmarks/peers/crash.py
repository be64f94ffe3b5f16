"""The program, or it with the stock way to fail, in which F1 is a mistake on every page.

``crash.py FOLDER ours`` or ``... stock``. Among the local variables stand the passphrase and words of a case.
"""

import sys
from pathlib import Path

from textual.app import App

from hsb_wizard.tui import start
from hsb_wizard.tui.app import Wizard

PASSPHRASE, CASE = "canary-passphrase", "canary words of a case"


def crash(self: object) -> None:
    """Fail with what nobody may see among the local variables and in the words of the failure."""
    passphrase, case = PASSPHRASE, CASE
    raise RuntimeError(passphrase + case)


if __name__ == "__main__":
    Wizard.action_help = crash  # type: ignore[method-assign]
    if sys.argv[2] == "stock":
        Wizard._fatal_error = App._fatal_error  # type: ignore[method-assign]
        Wizard.panic = App.panic  # type: ignore[assignment, method-assign]
    sys.exit(start.run(Path(sys.argv[1])))
