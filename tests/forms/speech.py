"""A tiny form with two words then and now in it, and its sentences in another language."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from tests.builders import Change, Content, toml_text, with_keys, write_pack
from tests.forms.bend import several

from hsb_wizard.forms.translation import short_hash

CHECKED = date(2026, 11, 1)
LABEL = "Plan at school ({learning_plan})"


def word(id: str, now: str, then: str, nation: str = "both", **keys: Any) -> Content:
    """One row of the words then and now."""
    return {"id": id, "now": now, "seed_word": then, "nation": nation, "as_of": CHECKED, **keys}


def with_words(*rows: Content) -> Change:
    """These words then and now and no others."""

    def run(content: Content) -> None:
        content["words"] = [dict(row) for row in rows]

    return run


WORDS = (
    word("learning_plan", "EHC plan", "statement", "england", kind="status"),
    word("learning_plan", "individual plan", "statement", "wales", kind="status"),
    word("service", "youth justice service", "YOT", kind="institution", typed=True, also=["youth offending team"]),
)
SPEAKS = several(
    with_words(*WORDS),
    with_keys(
        "family.supervision",
        label=LABEL,
        guidance={
            "hint": "{service} knows.",
            "body": "In 2013 the {service:then} did not.\n{service} does.",
            "source": [{"ref": "guide", "at": "Rec {service:then}"}],
        },
    ),
)


def translated(folder: Path, text: Content, section: str = "family", **keys: Any) -> Path:
    """A tiny pack in ``folder`` with a Welsh file for one section: place to (English it was made from, Welsh)."""
    pack = write_pack(folder / "tiny", SPEAKS)
    (pack / "cy").mkdir()
    head = {"language": "cy", "section": section, "status": "needs_translator", **keys}
    lines = [f'"{place}" = {{ of = "{short_hash(of)}", says = "{says}" }}' for place, (of, says) in text.items()]
    (pack / "cy" / f"{section}.toml").write_text(
        "\n".join([toml_text(head).rstrip(), "[text]", *lines]), encoding="utf-8"
    )
    return pack
