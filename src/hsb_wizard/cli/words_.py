"""hsb-wizard words: the nation, what a team calls things, and the language of whoever opens the store."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hsb_wizard.cli.opened import opened
from hsb_wizard.errors import ExitCode, WrongCommand

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework


def arguments(command: argparse.ArgumentParser) -> None:
    """What words takes; without any of them it lists."""
    command.add_argument("--nation", metavar="NATION", help="england or wales: for everybody in this store")
    command.add_argument(
        "--own", action="append", default=[], metavar="WORD=NAME", help="what the team calls it; empty takes it back"
    )
    command.add_argument("--language", metavar="CODE", help="yours: en-GB or cy")


def run(arguments: argparse.Namespace) -> int:
    """Choose what was given, then list what holds."""
    own = dict(_pair(each) for each in arguments.own)
    with opened(arguments) as desk:
        if arguments.nation or own:
            desk.choose_words(arguments.nation or desk.here.nation, {**desk.here.names, **own}).result()
        if arguments.language:
            desk.choose_language(arguments.language).result()
        _list(desk)
    return int(ExitCode.GOOD)


def _pair(said: str) -> tuple[str, str]:
    name, given, word = said.partition("=")
    if not given:
        raise WrongCommand(f"'{said}' is not a word and a name.", "Write --own youth_justice_service='Our name'.")
    return name.strip(), word


def _list(desk: Casework) -> None:
    from hsb_wizard.forms.words import rows_of, word_now

    pack = desk.form.pack
    print(
        f"Nation: {desk.here.nation or 'not chosen'}. Language: {desk.language or desk.form.as_written.pack.language}."
    )
    for name in dict.fromkeys(row.id for row in pack.words):
        rows = rows_of(pack, name)
        mark = " (a team may type its own name)" if rows[0].typed else ""
        print(f"{name}: {word_now(rows, desk.here)}; then: {rows[0].seed_word}{mark}")
