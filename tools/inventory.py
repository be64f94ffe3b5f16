"""Writes docs/data-inventory.md: every place where the program keeps something, read from the program itself.

`make inventory` runs it. A table, a kind of entry, a file or a setting that is new and is not explained here stops it:
nothing is stored that the inventory does not say.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from hsb_wizard import settings
from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads import PAYLOADS
from hsb_wizard.store import backups, engine, faults, keys, opening, people_file, purging
from hsb_wizard.values import Frozen, defaults

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "data-inventory.md"
HEAD = """# Data inventory

Every place where the program keeps something, read from the program. Written by `make inventory`; a test holds it. How
each is protected, who can read it and how it is deleted: [data-protection.md](data-protection.md). There is no other
place: no log, no cache, no temporary file, nothing over a network.
"""
TABLES = {
    "meta": "the store's random id, when it was made, recovery key (public half), last backup, documents half written",
    "writer": "which profile of which laptop began a chain of entries, by random numbers and a time",
    "entry": "the journal: every answer, note, signature and event; the one place of the record",
    "practitioner": "who may open this store: name, roles, public keys; never a young person",
    "slot": "for each practitioner the box that their passphrase opens, its salt and how hard a guess is made",
    "form": "the form that a record was begun on, word for word; nothing of a case",
    "draft": "text that is being typed, until it becomes an entry or is let go; in a pass it is sealed",
    "head": "where each chain ends: hashes; made again from the journal",
    "assessment": "one line for the list: reference, status, assessors, dates; made again from the journal",
    "answer": "what is said now at each question, for searching; made again from the journal",
    "_sqlite_migrations": "which changes of the layout were made, and when",
}
SETTINGS = {
    "nation": "England or Wales, as a store of before said it",
    "cover_minutes": "minutes without a key until the screen is covered, where the store does not say",
    "lock_minutes": "minutes without a key until it locks, where the store does not say",
    "service": "the service's name as it stands on documents",
    "colours": "the colours of the screen",
    "thresholds": "numbers that a team set for quality rules, by rule",
    "raised": "quality rules that a team made stricter",
}
FILES = {
    faults.DATABASE: "every table below, encrypted",
    people_file.PEOPLE: "names of practitioners, salts and boxes of their slots: a copy of the table `slot`",
    faults.HOLDER: "who has the store open, and since when; taken away at a clean close",
    settings.FILE: "the settings below; not encrypted",
    f"{backups.FOLDER}/": "copies of the first two",
    f"{purging.REPLACED}/": "what stood here before a backup was restored",
    "seen/ in the user's data folder": "where each chain ended when the store was last closed here: ids and hashes",
}


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_files(), *_tables(), *_kinds(), *_settings()])


def _files() -> Iterator[str]:
    yield from ("## Files", "", "In the store's folder:", "", "| file | holds |", "| --- | --- |")
    yield from (f"| `{name}` | {about} |" for name, about in FILES.items())


def _tables() -> Iterator[str]:
    yield from ("", "## Tables of the encrypted file", "", "| table | holds | columns |", "| --- | --- | --- |")
    for name, columns in layout().items():
        yield f"| `{name}` | {TABLES[name]} | {', '.join(columns)} |"


def _kinds() -> Iterator[str]:
    yield from ("", "## What an entry can say", "")
    yield "Beside it stand who said it, who typed it, when, in whose voice and at which question."
    yield from ("", "| kind | of the record | says | fields |", "| --- | --- | --- | --- |")
    for kind in Kind:
        model: type[Frozen] = PAYLOADS[kind]
        said = ", ".join(defaults(model)) or "nothing more"
        about = " ".join((model.__doc__ or "").split("\n\n")[0].split())
        yield f"| `{kind.value}` | {'yes' if kind.changes_the_record else 'no'} | {about} | {said} |"


def _settings() -> Iterator[str]:
    yield from ("", "## Settings", "", "| setting | is |", "| --- | --- |")
    yield from (f"| `{each.name}` | {SETTINGS[each.name]} |" for each in fields(settings.Settings))
    yield ""


def layout() -> dict[str, list[str]]:
    """The tables of a store as the program makes it today, with their columns."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "store"
        made = opening.create(folder, "Nobody", ["assessor"], "made up words", keys.TEST, Path(place) / "memory")
        key = keys.store_key(keys.recovery_secret(made.recovery_code))
        made.vault.close(back_up=False)
        connection = engine.connect(folder / faults.DATABASE, key)
        names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        found = {
            name: [str(column) for (column,) in connection.execute("SELECT name FROM pragma_table_info(?)", (name,))]
            for (name,) in connection.execute(names).fetchall()
        }
        connection.close()
    return found


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
