"""Two people agree at one keyboard: one key from each for what is the same, two views where they do not."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from tests.walks.keyboard import Keyboard
from tests.walks.people import Record, names_of
from tests.walks.typist import Said, Typist

LABELS = {
    "would_settle": "What would settle it", "who_finds_out": "Who finds out", "by_when": "By when",
    "bears_on_safety": "Does it bear on safety?", "until_then": "Which arrangements apply until then",
    "decided_by": "Who decided?",
}  # fmt: skip


def takes_the_same(k: Keyboard, typist: Typist, record: Record, section: str, agreed: Collection[str]) -> None:
    """Two keys from each take what is the same; then for whom, one key for each but what is ``agreed``."""
    if "A B Take the same" not in k.lines[-1]:
        return
    answers = record["answers"]
    lead, co = (name.split()[0] for name in names_of(record).values())
    _brings_into_sight(k, f"{lead} takes the")
    k.press("a")
    k.sees(f"A again: {names_of(record)['lead']} takes as agreed")
    k.press("a")
    k.until(lambda: f"{lead} takes the" not in k.text, f"no {lead} takes the")
    _brings_into_sight(k, f"{co} takes the")
    k.sees(f"{lead} has taken them.")
    k.press("b")
    k.sees("B again: ")
    k.press("b")
    k.until(lambda: "Take the same" not in k.lines[-1], "nothing left to take")
    asked = [
        path for path in typist.form.paths_of(section) if path not in agreed and _one_key_is_left(answers.get(path, {}))
    ]
    for number, path in enumerate(asked):
        if number == 0:
            k.sees("One key for each.")
        k.marks(typist.letter_beside(typist.form.question(path), answers[path]["agreed"]))
        if number + 1 < len(asked):
            k.step("enter")
    if asked:
        k.press("f8")
        k.until(lambda: typist.page(section)[0] == "section", "the page of the section")


def _brings_into_sight(k: Keyboard, words: str) -> None:
    """Go down a section's page that is longer than the screen."""
    if words not in k.text:
        k.walks_to(words)


def _one_key_is_left(said: dict[str, Any]) -> bool:
    """Whether both answered the same, and for whom is left to say, or how sure where that differed."""
    if "lead" not in said or said["lead"].get("value") != said["co"].get("value") or "two_views" in said:
        return False
    return bool(said["agreed"].get("for_whom")) or said["lead"].get("confidence") != said["co"].get("confidence")


def records_two_views(k: Keyboard, typist: Typist, views: Said) -> None:
    """They do not agree: both views, and what would settle it."""
    kinds = dict.fromkeys(LABELS, "text") | {"by_when": "date", "bears_on_safety": "choice"}
    bears = {True: "Yes", False: "No"}
    k.to("t", "F8 Record both")
    for key in ("lead_rests_on", "co_rests_on"):  # each holds the note already: this pair says it in other words
        k.press("all", "backspace")
        k.types(views[key])
        k.step()
    said = {key: views.get(key, "") for key in LABELS} | {"bears_on_safety": bears[views["bears_on_safety"]]}
    typist.fills(LABELS, dict(kinds), said)
    k.to("f8", "Two views are recorded")
