"""The way in: find a Python that has what the program needs, then measure with it. Standard library only.

The ``python`` that was called is used where it can; otherwise the environment that run.py makes beside this checkout.
Nothing of the program may be imported before that is decided.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NEEDED = ("argon2", "cryptography", "pikepdf", "platformdirs", "msgspec", "reportlab", "sqlcipher3", "textual")
OTHER = ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def usable() -> bool:
    """Whether this Python can run the program from its source."""
    return sys.version_info >= (3, 11) and all(find_spec(name) is not None for name in NEEDED)


def start(words: list[str]) -> int:
    """Measure here, or in the environment beside the checkout; give the exit code."""
    if usable():
        sys.path.insert(0, str(ROOT / "src"))
        from benchmarks.run import main

        return main(words)
    if OTHER.exists() and Path(sys.prefix) != ROOT / ".venv":
        return subprocess.call([str(OTHER), "-m", "benchmarks", *words], cwd=ROOT)
    print("There is no Python here that can run the program. Run this first: python3 run.py demo", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(start(sys.argv[1:]))
