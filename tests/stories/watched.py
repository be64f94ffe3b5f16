"""A whole walk through the program in a fresh process that writes down what Python asks the system for.

Started by the story that reads the list: folders in, JSON out. The watch begins before anything of the program is read.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
REACHING = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "telnetlib.", "webbrowser.")
STARTING = (
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
)
PLACING = {"os.rename": 1, "os.link": 1, "os.symlink": 1, "os.mkdir": 0, "os.truncate": 0}  # which argument is made
seen: dict[str, set[str]] = {"reached": set(), "started": set(), "written": set()}


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Note what reaches out, what starts another program, and every place where something is written."""
    if event.startswith(REACHING):
        seen["reached"].add(event)
    elif event.startswith(STARTING):
        seen["started"].add(event)
    elif event.startswith("tempfile."):
        seen["written"].add(str(arguments[0]))
    elif event in PLACING:
        note(arguments[PLACING[event]])
    elif event == "open" and arguments[2] & WRITING:
        note(arguments[0])


def note(place: object) -> None:
    if isinstance(place, str | bytes | os.PathLike):
        seen["written"].add(str(Path(os.fsdecode(place)).absolute()))


def walk(store: Path, out: Path, passphrase: Path) -> None:
    """Make a store, start a case, answer, check, export with a password, import, verify, and meet refusals."""
    from hsb_wizard.assessment.kinds import Voice
    from hsb_wizard.assessment.payloads import AnswerGiven
    from hsb_wizard.casework import door, verbs
    from hsb_wizard.cli.main import main
    from hsb_wizard.store.keys import TEST

    words = passphrase.read_text(encoding="utf-8").strip()
    desk, _ = door.create(store, "Amina Khan", frozenset({"assessor"}), words, TEST)
    desk.run(lambda vault: vault.add_person("Tom Reed", ["assessor"], words, TEST)).result()
    lead, co = desk.people().result()
    record = desk.start_case("A-0007", lead, co).record
    desk.save_draft(record, "safety.home", Voice.AGREED, "half a sen").result()
    step = verbs.answer(desk, record, "safety.home", AnswerGiven("Arranged today."))
    assert step is not None
    step.saved.result()
    desk.close()
    at = ["--store", str(store), "--as", "Amina Khan", "--passphrase-file", str(passphrase)]
    complete = Path(__file__).parents[1] / "data" / "complete_case.json"
    pdf = ["--edition", "safety-plan", "--password-file", str(passphrase), "--out"]
    commands = (
        (["check", "A-0007"], 1),
        (["import", str(complete)], 0),
        (["list"], 0),
        (["show", "A-0007", "--json"], 0),
        (["export", "A-0007", *pdf, str(out / "a.pdf")], 0),
        (["export", "A-0007", *pdf, str(Path(__file__))], 15),
        (["show", "A-9999"], 15),
        (["forms", "check"], 0),
        (["verify"], 0),
    )
    for command, code in commands:
        ended = main([*command, *(at if command[0] != "forms" else [])])
        assert ended == code, (command, ended)


if __name__ == "__main__":
    sys.addaudithook(watch)
    shown, sys.stdout = sys.stdout, sys.stderr
    walk(*map(Path, sys.argv[1:]))
    shown.write(json.dumps({name: sorted(each) for name, each in seen.items()}))
