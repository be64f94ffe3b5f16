"""Answering a form, field after field: which was asked, what each holds now. It keeps nothing beyond its page."""

from __future__ import annotations

from hsb_wizard.plain import reading
from hsb_wizard.plain.talk import Talk, one_line, paragraph, words_of_a_line
from hsb_wizard.values import replace
from hsb_wizard.work.view_base import Field, FormView, ListView, Values


class Answering:
    """The form that is being answered."""

    def __init__(self, talk: Talk) -> None:
        """``talk`` is who is asked."""
        self.talk = talk
        self._held: dict[str, str | tuple[str, ...]] = {}
        self._asked: set[str] = set()

    def begin(self) -> None:
        """Another page: nothing is asked or said yet."""
        self._held.clear()
        self._asked.clear()

    def put(self, key: str, text: str) -> None:
        """The field ``key`` holds ``text`` now, as if it had been typed."""
        self._held[key] = text

    def forget(self) -> None:
        """The same page may be asked again from its first field; what was said stays said."""
        self._asked.clear()

    def only(self, view: ListView | FormView, key: str) -> None:
        """Of the fields of ``view`` only ``key`` is to be asked again."""
        self._asked = {each.key for each in view.fields if each.key != key} if isinstance(view, FormView) else set()

    def next(self, view: ListView | FormView) -> Field | None:
        """The next field that was not asked yet, as it stands now."""
        fields = view.fields if isinstance(view, FormView) else ()
        found = next((each for each in fields if each.key not in self._asked), None)
        return None if found is None else self._now(found)

    def values(self, view: ListView | FormView) -> Values:
        """What every field of ``view`` holds."""
        fields = view.fields if isinstance(view, FormView) else ()
        return {each.key: self._held.get(each.key, each.value) for each in fields}

    def _now(self, field: Field) -> Field:
        held = self._held.get(field.key)
        if held is None:
            return field
        return replace(field, text=held) if isinstance(held, str) else replace(field, chosen=held)

    async def answer(self, field: Field) -> str:
        """Ask one field until it is answered or left as it is; a command that was typed instead is given back."""
        self.talk.say(*reading.field_lines(field), reading.how(field))
        if field.kind in {"choice", "multi"}:
            command = await self._choose(field)
        else:
            command = await self._write(field)
        if not command:
            self._asked.add(field.key)
        return command

    async def _choose(self, field: Field) -> str:
        """A letter marks and says the words; Enter goes on. Nothing answers and moves on at once."""
        while typed := (await one_line(self.talk, "Letter: ")).strip():
            if typed.startswith("."):
                return typed
            chosen, problem = reading.marked(self._now(field), typed)
            if chosen is None:
                self.talk.say(problem)
                continue
            self._held[field.key] = chosen
            self.talk.say(reading.stands(self._now(field)) or "Nothing is marked.")
        return ""

    async def _write(self, field: Field) -> str:
        if field.kind == "line":
            typed = await words_of_a_line(self.talk, ": ")
        else:
            typed = await self.talk.ask(": ", secret=field.kind == "secret")
        if typed.startswith(".") and field.kind != "secret":
            return typed.strip()
        if not typed:
            return ""
        if typed == reading.TAKEN_AWAY and field.kind != "secret":
            self._held[field.key] = ""
        else:
            self._held[field.key] = await paragraph(self.talk, typed) if field.kind == "box" else typed
        return ""
