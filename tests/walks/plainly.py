"""Somebody with a record beside them who works through plain mode by what it says, field after field."""

from __future__ import annotations

from typing import Any

from tests.walks.people import PHRASES, Record, names_of
from tests.walks.talking import CHOICE, Talk
from tests.walks.typist import ASKED, SEVERAL, TEXTS, by_hand, words_of

from hsb_wizard.forms.definition import Question, RowField
from hsb_wizard.forms.form import Form
from hsb_wizard.work.typed import shown_list
from hsb_wizard.work.view_agree import FIELDS as OF_VIEWS
from hsb_wizard.work.view_cards import MODES
from hsb_wizard.work.view_section import FINISH, line_label
from hsb_wizard.work.view_voice import SURE

Said = dict[str, Any]


class PlainWay:
    """One record on its way, told and asked line by line. ``at`` is the voice of whoever is at the keyboard."""

    def __init__(self, talk: Talk, form: Form, record: Record) -> None:
        self.talk, self.form, self.record = talk, form, record
        self.answers: dict[str, Said] = record["answers"]
        self.names = names_of(record)
        self.at, self.known = "lead", {"lead"}

    # ------------------------------------------------------------------ one field

    def leaves_it(self) -> None:
        """Enter alone."""
        self.talk.says("")

    def writes(self, text: str) -> None:
        """Words into the field that is asked, or Enter where there are none."""
        if text and self.talk.kind == "box":
            self.talk.says(*text.split("\n"), ".")
        else:
            self.talk.says(text)

    def marks(self, *words: str) -> None:
        """The letters of these choices, then Enter."""
        if words and not self.talk.hears(f"Now: {'; '.join(words)}"):
            self.talk.says(" ".join(map(self.talk.letter, words)))
        self.leaves_it()

    def fills(self, fields: dict[str, Question | RowField], said: Said) -> None:
        """A form whose fields are found by their labels, to its end."""
        by_label = {each.label: key for key, each in fields.items()}
        while self.talk.kind != "end":
            key = next((by_label[line] for line in reversed(self.talk.lines) if line in by_label), "")
            if said.get(key) in (None, "", []):
                self.leaves_it()
            elif fields[key].type in TEXTS:
                self.writes(by_hand(fields[key].type, said[key]))
            else:
                values = said[key] if isinstance(said[key], list) else [said[key]]
                self.marks(*(words_of(self.form, fields[key], each) for each in values))

    # ------------------------------------------------------------------ one page

    def question(self, path: str, said: Said, *, agreeing: bool = False) -> None:
        """The page of one question, field after field, to its end."""
        question = self.form.question(path)
        if self.talk.kind != "end":
            self._first(question, said, agreeing=agreeing)
        if "two_views" in said and agreeing:
            return
        while self.talk.kind != "end":
            self._beside(self._key(question, said), question, said)

    def _first(self, question: Question, said: Said, *, agreeing: bool) -> None:
        """The answer itself."""
        if agreeing and "two_views" in said:
            self.marks("Two views")
            self._views(said["two_views"])
        elif "missing" in said:
            if question.type in TEXTS:
                self.leaves_it()
            self.marks(self.form.missing(said["missing"]).label)
        elif "value" not in said:
            self.leaves_it()
        elif question.type in TEXTS:
            self.writes(by_hand(question.type, said["value"]))
        elif question.scale:
            self.marks(self.form.level(said["value"]).label)
        else:
            values = said["value"] if question.type in SEVERAL else [said["value"]]
            self.marks(*(words_of(self.form, question, each) for each in values))

    def _key(self, question: Question, said: Said) -> str:
        """Which field is asked, by its label; what has none of these is the note."""
        labels = {"From": "sources", "By when": "until", "Or": "missing", "How sure of this?": "confidence",
                  "What settled this difference?": "settled"}  # fmt: skip
        if question.scale:
            labels[f"{self.form.scale(question.scale).for_whom_label}:"] = "for_whom"
        if "missing" in said:
            state = self.form.missing(said["missing"])
            if asked := ASKED.get(state.asks):
                labels[question.follow_up.get(state.id, "") or state.ask_label or state.label] = asked[0]
        return next((labels[line] for line in reversed(self.talk.lines) if line in labels), "note")

    def _beside(self, key: str, question: Question, said: Said) -> None:
        value = said.get(key)
        if value in (None, "", []) or key == "missing":
            self.leaves_it()
        elif key == "confidence":
            self.marks(next(each.label for each in SURE if each.value == value))
        elif key == "for_whom":
            scale = self.form.scale(question.scale or "")
            self.marks(next(each.label for each in scale.for_whom if each.value == value))
        elif key == "sources":
            self.writes(shown_list(tuple(value)))
        else:
            self.writes(by_hand("date", value) if key == "until" else value)

    def _views(self, said: Said) -> None:
        """Both views and what would settle it."""
        first = {voice: name.split()[0] for voice, name in self.names.items()}
        labels = {label.format(**first): key for key, _, label in OF_VIEWS}
        while self.talk.kind != "end":
            key = next(labels[line] for line in reversed(self.talk.lines) if line in labels)
            if key == "bears_on_safety":
                self.marks("Yes" if said[key] else "No")
            else:
                self.writes(by_hand("date", said[key]) if key == "by_when" else said.get(key, ""))
        self.leaves_it()

    def rows(self, path: str) -> None:
        """Every row of a table, then on."""
        question = self.form.question(path)
        for row in self.answers.get(path, {}).get("rows", []):
            self.talk.says(self.talk.letter(question.add_label or "Add a row"))
            self.fills({each.id: each for each in question.field}, {key: cell["value"] for key, cell in row.items()})
            self.leaves_it()
        self.leaves_it()

    # ------------------------------------------------------------------ one section

    def start(self) -> None:
        """Five questions; the safety plan opens."""
        self.talk.says("N")
        self.talk.says(self.record["reference"])
        self.talk.says(by_hand("partial_date", self.answers["setup.born"]["agreed"]["value"]))
        self.marks(self.names["co"])
        for role in ("proceedings", "reach_safely"):
            path = self.form.role(role)
            self.marks(words_of(self.form, self.form.question(path), self.answers[path]["agreed"]["value"]))

    def section(self, name: str) -> None:
        """Everything of a section: mode, both passes where there are two, what they agree, facts."""
        self.opens(name)
        mode = self.record["modes"].get(name, {}).get("mode")
        if mode:
            self.talk.says("M")
            self.marks(next(each.label for each in MODES if each.value == mode))
            self.leaves_it()
        self.walks(name)
        rated = [path for path in self.answers if path.startswith(f"{name}.") and "lead" in self.answers[path]]
        if not rated:
            return
        other = "co" if self.at == "lead" else "lead"
        self._finishes(other)
        if mode == "paper":
            self.talk.says(self.talk.letter(f"Enter {self.names[other].split()[0]}'s answers from paper"))
        for path in rated:
            self.one_of(path, self.answers[path][other])
        self._finishes(self.at)
        for path in rated:
            said = self.answers[path]
            self.one_of(path, said if "two_views" in said else said["agreed"], agreeing=True)

    def opens(self, name: str) -> None:
        """From anywhere to the page of a section."""
        section = self.form.section(name)
        self.talk.says(".l")
        title = section.title if len(section.title) <= 47 else section.short or ""
        self.talk.says(self.talk.letter(f"{section.number} {title}" if section.number else title))

    def walks(self, name: str) -> None:
        """From the first question to the last with Enter, back to the page of the section."""
        self.talk.says(next(found[1] for line in self.talk.lines if (found := CHOICE.match(line))))
        while (path := self._path(name)) and not self._is_section():
            if self.form.question(path).type == "repeat":
                self.rows(path)
                continue
            said = self.answers.get(path, {})
            self.question(path, said.get(self.at if "lead" in said else "agreed", {}))
            self.leaves_it()

    def one_of(self, path: str, said: Said, *, agreeing: bool = False) -> None:
        """One question, from the page of its section and back to it."""
        number = f"{self.form.factor_number(path)} " if path in self.form.factors else ""
        self.talk.says(self.talk.letter(number + line_label(self.form.question(path))))
        self.question(path, said, agreeing=agreeing)
        if not self._is_section():
            self.talk.says(".b")

    def _finishes(self, other: str) -> None:
        """One has finished; ``other`` takes the keyboard, with a passphrase where it is asked for."""
        self.talk.says(self.talk.letter(FINISH))
        while not self._is_section():
            if self.talk.kind == "end":
                self.leaves_it()
            else:
                self.talk.says(PHRASES[self.names[other]])
        self.at = self.at if self.talk.hears("from paper") else other

    def _is_section(self) -> bool:
        """Whether the page is a list that does not lead on by itself: a table has a line that does."""
        return self.talk.kind == "list" and not any(line.endswith("  Go on") for line in self.talk.lines)

    def _path(self, name: str) -> str:
        paths = [path for path in self.form.paths_of(name) if self.form.question(path).label in self.talk.lines]
        return paths[0] if paths else ""

    def tells(self) -> None:
        """Tell someone now, from wherever somebody is."""
        question = self.form.question(self.form.role("tell"))
        for told in self.record["told"]:
            self.talk.says(".t")
            self.fills({each.id: each for each in question.field}, told)
            self.leaves_it()
