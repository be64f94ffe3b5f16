"""Somebody who has a finished record beside the keyboard and types it into the program, page after page.

What to type comes from the record and the form; where the keys are and which letter stands before which words is read
from the screen, as a person reads it.
"""

from __future__ import annotations

import re
from typing import Any

from tests.walks.keyboard import STAYS, Keyboard, squeeze

from hsb_wizard.forms.definition import Option, Question, RowField
from hsb_wizard.forms.form import Form
from hsb_wizard.work.typed import shown_list

TEXTS = frozenset({"text", "long_text", "date", "partial_date", "number", "person"})
SEVERAL = frozenset({"multi", "factors"})
WHERE = re.compile(r"\d+ of \d+$")
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
ASKED = {"who_by_when": ("who", "until"), "who": ("who",), "review_date": ("until",)}  # beside a missing state
Said = dict[str, Any]


def by_hand(kind: str, value: str | int) -> str:
    """A value as a hand writes it: dates with the day first."""
    if kind in {"date", "partial_date"}:
        year, *rest = str(value).split("-")
        month = [MONTHS[int(rest[0]) - 1]] if rest else []
        return " ".join([*[str(int(day)) for day in rest[1:]], *month, year])
    return str(value)


def words_of(form: Form, asked: Question | RowField, value: str) -> str:
    """A value in the words that stand beside its letter."""
    if asked.type == "yes_no":
        return value.capitalize()
    if asked.type == "factors":
        return f"{form.factor_number(value)} {form.question(value).short_label}"
    options: tuple[Option, ...] = asked.options
    return next(each.label for each in options if each.value == value)


class Typist:
    """One typist at one keyboard, with one form known by heart."""

    def __init__(self, keyboard: Keyboard, form: Form) -> None:
        self.k, self.form = keyboard, form

    # ------------------------------------------------------------------ reading

    def page(self, section: str) -> tuple[str, str]:
        """Which page of ``section`` is shown: its kind and its question. An answer changes how many there are."""
        where = any(WHERE.search(line) for line in self.k.body[:3])
        if self.k.lines[-1].startswith(" Enter Open"):
            return ("rows", self._question(section)) if where else ("section", "")
        return ("question", self._question(section))

    def _question(self, section: str) -> str:
        shown = squeeze("\n".join(self.k.body))
        best = (len(shown), 0, "")
        for path in self.form.questions:
            label = squeeze(self.form.question(path).label)
            at = shown.find(label) if path.startswith(f"{section}.") else -1
            if at >= 0:
                best = min(best, (at, -len(label), path))
        return best[2]

    def letter(self, label: str) -> str:
        """The letter before ``label``, nearest to the cursor; empty where none is in sight. "Read" is a word of its own
        and begins "Read and agreed": the longer words count."""
        wanted, found = squeeze(label), []
        flowing = re.compile(rf"(?:^|  )([A-Z]) {re.escape(label)}(?=  |$)")
        for row, line in enumerate(self.k.lines):
            away = abs(row - self.k.cursor[0])
            listed = re.match(r" [ >] [(\[][ x][)\]] ([A-Z ])  (.+)", line)
            words = squeeze(listed[2]) if listed else ""
            if listed and (wanted.startswith(words) or words.startswith(f"{wanted}(")):  # a factor with its level
                found.append((-len(words), away, listed[1].strip()))
            elif row <= self.k.cursor[0] and (
                flow := flowing.search(line.rstrip())
            ):  # the keys stand below the choices
                found.append((-len(wanted), away, flow[1]))
        return min(found)[2] if found else ""

    def field_here(self, labels: dict[str, str], but: str = "") -> str:
        """Which field has the keys: the one whose label stands nearest above the cursor. Not ``but``: that was left."""
        while True:
            self.k.until(
                lambda: self._field_at_cursor(labels) not in ("", but), f"the keys in a field of {sorted(labels)}"
            )
            found = self._field_at_cursor(labels)
            self.k.terminal.quiet(STAYS)  # a page that scrolls is painted more than once
            if found == self._field_at_cursor(labels):
                return found

    def _field_at_cursor(self, labels: dict[str, str]) -> str:
        here = self.k.lines[self.k.cursor[0]]
        if not (here.startswith(" > ") or "│" in here):
            return ""  # a new page, and the cursor where it stood on the one before
        if self.k.marked and not here.startswith(" > "):
            return ""  # a page that scrolls, and the cursor on its way to the mark
        for row in range(self.k.cursor[0], 1, -1):
            seen = squeeze(self.k.lines[row])
            fits = [
                (len(label), key)
                for key, label in ((key, squeeze(label)) for key, label in labels.items())
                if seen.startswith(label) or (len(seen) >= 12 and label.startswith(seen))
            ]
            if fits:
                return max(fits)[1]
        return ""

    # ------------------------------------------------------------------ answering

    def chooses(self, label: str) -> None:
        """Mark the choice with these words: by its letter, or by going there, down and then up, where it has none."""
        self.k.waits(lambda: bool(self.letter(label) or self.k.marked))  # a page comes in pieces on a busy machine
        towards = self.k.towards(squeeze(label))
        for _ in range(150):
            letter = self.letter(label)
            if letter:
                self.k.marks(letter)
                return
            if squeeze(self.k.marked).lstrip("[()x]").startswith(squeeze(label)[:40]):
                self.k.press("space")
                self.k.until(lambda: "[x]" in self.k.marked or "(x)" in self.k.marked, f"the mark at {label}")
                return
            if towards == "down" and not self.k.marked:  # past the end of the list
                towards = "up"
                self.k.step("back_tab")
            else:
                self.k.step(towards)
        raise AssertionError(f"{label!r} cannot be chosen:\n{self.k.text}")

    def answers(self, question: Question, said: Said, *, agreeing: bool = False) -> None:  # noqa: C901
        """Answer a question page as ``said``; the keys stand in its first field."""
        if "missing" in said:
            self._misses(question, said)
        elif question.type in TEXTS:
            self.k.types(by_hand(question.type, said["value"]))
        elif question.scale:
            self.k.marks(self.form.level(said["value"]).key)
        else:
            several = said["value"] if question.type in SEVERAL else [said["value"]]
            for value in several:
                self.chooses(words_of(self.form, question, value))
        if agreeing and "settled" in said:
            self.k.step()
            self.k.sees("What settled this difference?")
            self.k.types(said["settled"])
        for key, words in (("for_whom", "Concern for:"), ("confidence", "How sure of this?")):
            if key in said:
                self.k.step()
                self.k.sees(words)
                self.k.marks(self._letter_of(question, key, said[key]))
        if not agreeing:
            if "note" in said and "missing" not in said and question.type in TEXTS and question.missing:
                self.k.step()  # past what else there is to say than a date
            self._evidence(said)

    def letter_beside(self, question: Question, said: Said) -> str:
        """The one key that stands beside an agreed answer: for whom, or how sure."""
        key = "confidence" if question.confidence else "for_whom"
        return self._letter_of(question, key, said[key])

    def _letter_of(self, question: Question, key: str, value: str) -> str:
        if key == "confidence":
            return {"sure": "A", "fairly_sure": "B", "not_sure": "C"}[value]
        assert question.scale
        return next(each.key or "" for each in self.form.scale(question.scale).for_whom if each.value == value)

    def _misses(self, question: Question, said: Said) -> None:
        state = self.form.missing(said["missing"])
        if question.type in TEXTS:
            self.k.step()
        self.k.marks(state.key)
        self.k.terminal.quiet(STAYS)  # what is asked beside it may come below what is in sight
        for number, key in enumerate(ASKED.get(state.asks or "", ())):
            self.k.step()  # past what the record does not say as well: more is asked below
            if number == 0:
                self.k.sees(question.follow_up.get(state.id, "") or state.ask_label)
            if key in said:
                self.k.types(by_hand("date", said[key]) if key == "until" else said[key])

    def _evidence(self, said: Said) -> None:
        if "note" in said or "sources" in said:
            self.k.step()
            self.k.types(said.get("note", ""))
        if "sources" in said:
            self.k.step()
            self.k.types(shown_list(tuple(said["sources"])))

    def fills(self, labels: dict[str, str], fields: dict[str, Question | RowField | str], said: Said) -> None:
        """Fill a form field by field, each found by its label; ``fields`` say what each takes."""
        left = {key: value for key, value in said.items() if value}
        seen: list[str] = []
        while left:
            key = self.field_here(labels, seen[-1] if seen else "")
            assert seen[:1] != [key] or len(seen) < 2, f"{sorted(left)} are not asked here:\n{self.k.text}"
            seen.append(key)
            if key in left:
                self._fills_one(fields[key], left.pop(key))
            if left:
                self.k.press("tab")

    def _fills_one(self, asked: Question | RowField | str, value: Any) -> None:
        if isinstance(asked, str):
            self.chooses(str(value)) if asked == "choice" else self.k.types(by_hand(asked, value))
        elif asked.type in TEXTS:
            self.k.types(by_hand(asked.type, value))
        else:
            for each in value if isinstance(value, list) else [value]:
                self.chooses(words_of(self.form, asked, each))

    def _is_table(self, form: list[str]) -> bool:
        return self.k.lines[-1].startswith(" Enter Open") and self.k.body != form

    def rows(self, path: str, rows: list[dict[str, Said]]) -> None:
        """Add rows to a table, one form for each."""
        question = self.form.question(path)
        columns = {each.id: each for each in question.field}
        labels = {each.id: each.label for each in question.field}
        for number, row in enumerate(rows, start=1):
            self.k.opens(question.add_label or "Add a row", f"{number} of {number}")
            self.fills(labels, dict(columns), {key: cell["value"] for key, cell in row.items()})
            form = self.k.body
            self.k.press("f8")  # head, list and foot are painted one after the other
            self.k.until(lambda was=form: self._is_table(was), "the table")  # type: ignore[misc]
            self.k.breathes()
