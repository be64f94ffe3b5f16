"""The command line as somebody in a shell meets it: what comes out on each side, and the code it ends with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.casework.stories import AMINA, CASE_FILE

from hsb_wizard.cli.main import main

__all__ = ["AMINA", "CASE_FILE", "Said", "Street", "said"]


@dataclass(frozen=True)
class Said:
    """What one command left behind."""

    code: int
    out: str
    err: str

    @property
    def last(self) -> str:
        return self.out.rstrip("\n").rsplit("\n", maxsplit=1)[-1]


def said(capsys: pytest.CaptureFixture[str], *argv: str | Path) -> Said:
    """Run one command as it was typed."""
    capsys.readouterr()
    try:
        code = main([str(each) for each in argv])
    except SystemExit as end:
        code = int(end.code or 0)
    out, err = capsys.readouterr()
    return Said(code, out, err)


@dataclass(frozen=True)
class Street:
    """A store, a passphrase in a file, and somewhere to put a document."""

    folder: Path
    store: Path
    passphrase: Path
    capsys: pytest.CaptureFixture[str]

    @property
    def way_in(self) -> tuple[str | Path, ...]:
        return ("--store", self.store, "--as", AMINA, "--passphrase-file", self.passphrase)

    def run(self, *argv: str | Path) -> Said:
        """One command with the way in after it."""
        return said(self.capsys, *argv, *self.way_in)

    def bring_in(self, file: Path = CASE_FILE) -> str:
        """Bring a case in; give its id."""
        made = self.run("import", file)
        assert made.code == 0, made.err
        return made.last
