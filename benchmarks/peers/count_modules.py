"""How many modules a Textual program has loaded when its first screen is up: printed, and then the process ends.

``python -m benchmarks.peers.count_modules bare`` or ``... program FOLDER``; with names behind, which of these it has.
"""

import json
import os
import sys


def ready(app: object) -> None:
    """Say how many there are now, or which of those asked for; nothing that follows is counted."""
    asked = sys.argv[3:]
    said = json.dumps([name for name in asked if name in sys.modules]) if asked else str(len(sys.modules))
    os.write(1, f"\n{said}\n".encode())
    os._exit(0)


def main(words: list[str]) -> None:
    """Run the program named, without a terminal, up to its first screen."""
    if words[0] == "bare":
        from benchmarks.peers.bare import Bare

        Bare.on_ready = ready  # type: ignore[attr-defined]
        Bare().run(headless=True)
    else:
        from hsb_wizard.cli.early import meant
        from hsb_wizard.cli.options import folder_of
        from hsb_wizard.tui import start  # noqa: F401 - it is loaded by then, as when the program starts
        from hsb_wizard.tui.app import Wizard

        folder = folder_of(meant(["--store", words[1]]))  # type: ignore[arg-type]
        Wizard.on_ready = ready  # type: ignore[assignment, method-assign]
        Wizard(folder).run(headless=True)


if __name__ == "__main__":
    main(sys.argv[1:])
