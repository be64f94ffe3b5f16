"""What is set once for this laptop: minutes until the cover and the lock, the service's name, the colours, and what
a team has set for its rules (tables [thresholds] and [raised]; their names and first values: quality/house_rules.py).

One TOML file in the store's folder, read by tomllib and replaced by a swap. Nothing of a case, no passphrase and no
name may enter it: it lies beside the encrypted file and is not encrypted. A file that cannot be read is answered with
what the program starts with; settings never keep anybody from a record.
"""

from __future__ import annotations

import json
import os
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from hsb_wizard.text import single_line

FILE = "settings.toml"
NATIONS = ("england", "wales")
LONGEST = 240  # minutes
HEAD = "# Settings of the assessments on this laptop. Nothing of a case stands here.\n"


@dataclass(frozen=True)
class Settings:
    """The settings; every one has a value that is safe to start with.

    ``nation`` is what a store says that was set up before the nation was an entry of its chain; it is read and never
    written anew. Minutes are 1 to 240; the lock never comes before the cover.
    """

    nation: str = ""
    cover_minutes: int = 5
    lock_minutes: int = 15
    service: str = ""
    colours: str = ""
    thresholds: Mapping[str, int] = field(default_factory=dict)
    raised: Mapping[str, str] = field(default_factory=dict)  # rule id to "why" or "stop"


def read(folder: Path) -> Settings:
    """The settings in ``folder``; what is missing, unreadable or no sense has its first value."""
    try:
        found = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return sound(found)


def sound(found: dict[str, Any]) -> Settings:
    """Settings from a table, each key by itself: one that makes no sense does not take the others with it."""
    cover = _minutes(found.get("cover_minutes"), Settings.cover_minutes)
    nation = _words(found.get("nation"))
    return Settings(
        nation=nation if nation in NATIONS else "",
        cover_minutes=cover,
        lock_minutes=max(cover, _minutes(found.get("lock_minutes"), Settings.lock_minutes)),
        service=_words(found.get("service")),
        colours=_words(found.get("colours")),
        thresholds={name: number for name, number in _table(found, "thresholds") if type(number) is int},
        raised={rule: moment for rule, moment in _table(found, "raised") if isinstance(moment, str)},
    )


def _table(found: dict[str, Any], name: str) -> list[tuple[str, Any]]:
    """A table's keys and values; a key that is no plain name has no sense."""
    table = found.get(name)
    return [(key, value) for key, value in table.items() if key.isidentifier()] if isinstance(table, dict) else []


def _minutes(value: object, otherwise: int) -> int:
    sensible = isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LONGEST
    return value if sensible and isinstance(value, int) else otherwise


def _words(value: object) -> str:
    return single_line(value)[:80].strip() if isinstance(value, str) else ""


def write(folder: Path, settings: Settings) -> None:
    """Put ``settings`` in the file's place, whole or not at all. Raises OSError and leaves the old one."""
    said = asdict(settings)
    tables = {name: value for name, value in said.items() if isinstance(value, dict)}
    text = HEAD + "".join(f"{name} = {_toml(value)}\n" for name, value in said.items() if name not in tables)
    for name, table in tables.items():
        text += f"\n[{name}]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in table.items())
    handle, name = tempfile.mkstemp(prefix=f".{FILE}.", dir=folder)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(folder / FILE)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _toml(value: str | int) -> str:
    """One value; a cleaned JSON string is a TOML basic string."""
    return json.dumps(single_line(value), ensure_ascii=False) if isinstance(value, str) else str(value)
