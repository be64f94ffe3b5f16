"""hsb-wizard forms: prove and count a form pack, compare two versions of one, and move a draft to another version."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from hsb_wizard.cli import forms_count, forms_versions
from hsb_wizard.cli.options import local_of
from hsb_wizard.cli.parsing import shared
from hsb_wizard.errors import ExitCode, WrongCommand

DOINGS = {
    "count": forms_count.count,
    "compare": forms_versions.compare,
    "kept": forms_versions.kept,
    "move": forms_versions.move,
}


def arguments(command: argparse.ArgumentParser) -> None:
    """What forms takes."""
    doings = command.add_subparsers(dest="doing", metavar="check | count | compare | kept | move", required=True)
    check = doings.add_parser("check", help="prove the shipped pack, or the one in FOLDER")
    check.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="a pack's folder")
    check.add_argument(
        "--local", type=Path, metavar="FOLDER", default=argparse.SUPPRESS, help="and what a team adds to it, from there"
    )
    check.add_argument("--language", metavar="CODE", help="and list every sentence that is not translated: cy")
    forms_count.arguments(doings)
    forms_versions.arguments(doings, shared())


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked; an error in a pack ends with 15."""
    doing = DOINGS.get(arguments.doing)
    return _check(arguments) if doing is None else doing(arguments)


def _check(arguments: argparse.Namespace) -> int:
    """Write every remark."""
    from hsb_wizard.authored import authored
    from hsb_wizard.forms.check import check_folder, errors
    from hsb_wizard.forms.check_program import check_program

    folder = arguments.folder if arguments.folder is not None else authored("forms") / "holistic"
    local = local_of(arguments)
    found = check_folder(folder, local=local)
    if arguments.language:
        found = (*found, *check_program(authored("forms") / "program"))
    remarks = sorted(found, key=lambda remark: remark.weight != "error")
    for remark in remarks:
        print(remark.line if remark.weight == "error" else f"{remark.line} (a note)")
    if arguments.language:
        _list_gaps(folder, arguments.language)
    wrong = errors(remarks)
    if wrong:
        faults = "one fault" if len(wrong) == 1 else f"{len(wrong)} faults"
        print(f"The pack cannot be used: {faults}. No record is opened with it. Correct it there.", file=sys.stderr)
    else:
        notes = len(remarks)
        what = "The pack can be used" + (" with what this team adds." if local else ".")
        print(what + (f" {notes} note{'s' if notes != 1 else ''}." if notes else ""))
    return int(ExitCode.REFUSED if wrong else ExitCode.GOOD)


def _list_gaps(folder: Any, language: str) -> None:
    """Write every sentence that stays in English: the pack's, then the program's. Raises WrongCommand, FormError."""
    from hsb_wizard.authored import authored
    from hsb_wizard.forms.check_language import gaps
    from hsb_wizard.forms.check_program import missing_sentences
    from hsb_wizard.forms.definition import ProgramFile
    from hsb_wizard.forms.load import load_pack
    from hsb_wizard.forms.translation import LANGUAGES, read_program, read_translation

    if language not in LANGUAGES:
        raise WrongCommand(f"'{language}' is not a language here.", f"Use {' or '.join(LANGUAGES)}.")
    for gap in gaps(load_pack(folder), read_translation(folder, language)):
        print(gap.line)
    there = read_program(authored("forms") / "program", language)
    for sentence in missing_sentences(there or ProgramFile(language=language, status="needs_translator")):
        print(f'program/{language}.toml: not translated: "{sentence}"')
