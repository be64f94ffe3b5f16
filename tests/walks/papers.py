"""The document at the end of a walk: made by keys, read back with poppler's tools, checked by the program's own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.walks.keyboard import Keyboard
from tests.walks.people import PHRASES
from tests.walks.words import DOCUMENTS, SAVE_TO, TASKS, WRITTEN

from hsb_wizard.forms.form import Form
from hsb_wizard.work.view_export import ON_PAPER

PASSWORD = "anchor biscuit cup dragon ember"  # pdftotext takes 32 letters
FULL = "Full assessment"
READER = "Panel of 27 November"


def prints(k: Keyboard, out: Path, title: str = FULL) -> None:
    """One document that is read through first, locked with a password, to ``out``."""
    k.to("f2", TASKS)
    k.opens(DOCUMENTS, "Which document?")
    k.opens(title, "Make this document")
    k.to("enter", "Read before you send.")
    k.to("f8", SAVE_TO)
    for words in (READER, "To agree the plan", "The local agreement to share"):
        k.types(words)
        k.step()
    k.press("clear")
    k.until(lambda: "*" not in k.lines[k.cursor[0]], "an empty password")
    k.types_hidden(PASSWORD)
    k.step()
    k.replaces(str(out))
    k.to("f8", WRITTEN)


def prints_to_hang_up(k: Keyboard, out: Path) -> None:
    """The form of a safety plan: no password, to print at once, into ``out``."""
    k.marks("N")
    k.sees(ON_PAPER)
    k.step()
    k.replaces(str(out))
    k.to("f8", WRITTEN)


def read(out: Path, password: str = PASSWORD) -> list[str]:
    """The words of each page, line ends and the spaces between columns taken out."""
    locked = ["-upw", password] if password else []
    command = ["pdftotext", *locked, str(out), "-"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [" ".join(page.split()) for page in printed.split("\f")]


def squeezed(text: str) -> str:
    """Without any space: a word may be broken at the end of a line."""
    return "".join(text.split())


def misses(pages: list[str], form: Form, record: dict[str, Any]) -> list[str]:
    """What the full document ought to say of this record and does not: everything that other professionals may read."""
    foot = rf"Assessment{record['reference']},version\d+,.{{,150}}?{squeezed(READER)}only\."
    foot += r"|Page\d+of\d+|Official-sensitive"
    whole = re.sub(foot, "", squeezed(" ".join(pages)))  # a paragraph goes on over the foot of its page
    wanted = [record["reference"], *record["assessors"].values()]
    for path, said in record["answers"].items():
        if form.question(path).share == "professional" and "two_views" not in said:
            cells = [cell for row in said.get("rows", ()) for cell in row.values()]
            wanted += [each.get(key) for each in (*cells, said.get("agreed", {})) for key in ("value", "note")]
        wanted += [said["two_views"][key] for key in ("lead_rests_on", "co_rests_on") if "two_views" in said]
    sentences = (each for each in wanted if isinstance(each, str) and " " in each)
    return [words for words in sentences if squeezed(words) not in whole]


def checked(store: Path, out: Path, name: str, folder: Path) -> tuple[int, str]:
    """What `hsb-wizard document check` says of ``out``, in a process of its own: its code and its sentences."""
    files = {"--passphrase-file": PHRASES[name], "--password-file": PASSWORD}
    command = [sys.executable, "-m", "hsb_wizard", "document", "check", str(out), "--store", str(store), "--as", name]
    for option, secret in files.items():
        file = folder / option.strip("-")
        file.write_text(secret, encoding="utf-8")
        file.chmod(0o600)
        command += [option, str(file)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=dict(os.environ))
    return ended.returncode, ended.stdout + ended.stderr
