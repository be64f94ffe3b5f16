"""Sets this checkout up from its locked, hashed requirements and runs one thing in it. Standard library only.

    python3 run.py demo     opens the demonstration          python3 run.py test     runs every test

Any other word is given to the program itself: ``python3 run.py list``. Works alike in sh, PowerShell and cmd
(``py -3.11 run.py ...``). Nothing is installed twice; a set-up that was killed half way starts over.
Nothing of the program is imported here: this file runs before there is anything to import.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HOME = ROOT / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements-dev.txt"


def fingerprint() -> str:
    """What the environment is made from: the lock, the project's own table, this Python, this place."""
    import tomllib  # here, because an older Python has none and must still reach its sentence in main()

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    made_from = repr((project["project"], project["build-system"], sys.version, str(ROOT)))
    return hashlib.sha256(LOCK.read_bytes() + made_from.encode()).hexdigest()


def set_up() -> None:
    """Make the environment if it is not already the one that the lock asks for."""
    stamp, wanted = HOME / "locked", fingerprint()
    if stamp.is_file() and PYTHON.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    print("Setting up (once, about half a minute) ...", file=sys.stderr, flush=True)
    stamp.unlink(missing_ok=True)
    # No ensurepip (Debian splits it off); links as `python -m venv` makes them, copies on Windows.
    venv.create(HOME, with_pip=False, clear=HOME.exists(), symlinks=os.name != "nt")
    install = [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "--quiet"]
    install += ["--disable-pip-version-check", "--no-input"]
    subprocess.check_call([*install, "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)])
    subprocess.check_call([*install, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    stamp.write_text(wanted, encoding="ascii")  # last: a set-up that was killed starts over


def main(words: list[str]) -> int:
    """Set up, then run pytest for ``test`` and the program for every other word; returns what that returned."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older Python reads a sentence, not a syntax error
        print(f"hsb-wizard needs Python 3.11 or newer; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    try:
        set_up()
    except subprocess.CalledProcessError as failed:
        print(
            f"Setting up stopped: pip ended with {failed.returncode}; its own words are above. Nothing of a case was "
            "touched. Check that this machine may reach its package index, then run the same command again.",
            file=sys.stderr,
        )
        return 20
    words = words or ["demo"]
    at_once = str((os.cpu_count() or 1) + 1)  # one more than there are cores: many tests wait for a terminal
    test = ["-m", "pytest", "--numprocesses", at_once, "--dist", "worksteal"]
    command = [*test, *words[1:]] if words[0] == "test" else ["-m", "hsb_wizard", *words]
    try:
        return subprocess.call([str(PYTHON), *command], cwd=ROOT)
    except KeyboardInterrupt:  # the program below has had the same key and has said what it had to say
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
