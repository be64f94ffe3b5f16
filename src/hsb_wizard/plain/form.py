"""Answering a form, field after field: which was asked, what each holds now. It keeps nothing beyond its page.

Whoever made the page hears each piece of a text that goes over several lines, and knows what was begun before.
"""

from __future__ import annotations

from typing import Protocol

from hsb_wizard.plain import reading
from hsb_wizard.plain.talk import Talk, one_line, paragraph, words_of_a_line
from hsb_wizard.sentences import say
from hsb_wizard.values import replace
from hsb_wizard.work.view_base import Field, FormView, ListView, Values

BEGUN = "You had begun this, and it was not ended:"
BEGUN_HOW = (
    "K  Keep it as it stands",
    "G  Go on writing below it",
    "N  Leave it out, and write anew",
    "Type a letter; Enter alone leaves it for later.",
)
PUT_BACK, NOTHING_BEFORE = "What stood there before stands there again.", "Nothing was replaced on this page."
REPLACED = "That stands now instead of what was there before; .u puts that back."
KEPT, GOES_ON, LEFT_OUT = (
    "Kept.",
    "Go on. A full stop alone on a line ends it.",
    "It is left out. Write, or Enter alone.",
)


class Half(Protocol):
    """Whoever keeps what is only half said."""

    def begun(self, key: str) -> str:
        """What was begun for the field ``key`` and never ended; empty where nothing was."""

    async def half_said(self, key: str, text: str) -> None:
        """The field ``key`` holds ``text`` so far."""

    def begun_is_over(self, key: str) -> None:
        """What was begun for ``key`` was kept, gone on with, or left out."""


class Answering:
    """The form that is being answered."""

    def __init__(self, talk: Talk, half: Half | None = None) -> None:
        """``talk`` is who is asked; without ``half`` nothing is kept before a field is answered."""
        self.talk = talk
        self.half = half
        self._held: dict[str, str | tuple[str, ...]] = {}
        self._asked: set[str] = set()
        self._before = ("", "")  # a field, and the text that was replaced in it last

    def begin(self) -> None:
        """Another page: nothing is asked or said yet."""
        self._held.clear()
        self._asked.clear()
        self._before = ("", "")

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
        begun = self.half.begun(field.key) if self.half and field.kind in {"box", "line"} else ""
        if begun:
            command = await self._go_on_with(field, begun)
        else:
            self.talk.say(*reading.field_lines(field), reading.how(field))
            command = await (self._choose(field) if field.kind in {"choice", "multi"} else self._write(field))
        if not command:
            self._asked.add(field.key)
        return command

    async def _go_on_with(self, field: Field, begun: str) -> str:
        """What was begun is kept, gone on with or left out; Enter alone decides nothing."""
        now = replace(field, text="" if field.text == begun else field.text)
        how = [line for line in BEGUN_HOW if field.kind == "box" or not line.startswith("G")]
        letters = [line[0] for line in how[:-1]]
        self.talk.say(*reading.field_lines(now), say(BEGUN), reading.told(begun), *map(say, how))
        while letter := (await one_line(self.talk, "Letter: ")).strip().upper():
            if letter.startswith("."):
                return letter.lower()
            if letter not in letters:
                self.talk.say(f"{reading.PROBLEM} Type one letter of: {' '.join(letters)}.")
                continue
            if letter == "K":
                self._held[field.key] = begun
                self.talk.say(say(KEPT))
            elif letter == "G":
                self._held[field.key] = await self._below(field, begun)
            else:
                self._held[field.key] = now.text
            self._is_over(field.key)
            if letter != "N":
                return ""
            self.talk.say(say(LEFT_OUT))
            return await self._write(now)
        return ""

    async def _below(self, field: Field, before: str) -> str:
        """More lines below what stands."""
        self.talk.say(say(GOES_ON))
        return await self._several(field, await self.talk.ask(": "), before)

    def _is_over(self, key: str) -> None:
        if self.half:
            self.half.begun_is_over(key)

    async def _several(self, field: Field, first: str, before: str = "") -> str:
        """Lines until a full stop, each of them kept as it comes."""

        async def half(text: str) -> None:
            if self.half:
                await self.half.half_said(field.key, text)

        return await paragraph(self.talk, first, half, before)

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
        """Words; a full stop before one word is a command, but not where it came with other lines."""
        if field.kind == "secret":
            typed = await one_line(self.talk, ": ", secret=True)
        else:
            typed = await (self.talk.ask(": ") if field.kind == "box" else words_of_a_line(self.talk, ": "))
        pasted = bool(self.talk.rest())
        if typed.startswith(".") and not pasted and field.kind != "secret":
            return typed.strip()
        if not typed and not pasted:
            return ""
        if typed == reading.TAKEN_AWAY and not pasted and field.kind != "secret":
            self._holds(field, "")
        elif field.kind == "box" and typed == reading.GOES_ON_BELOW and field.text and not pasted:
            self._held[field.key] = await self._below(field, field.text)
        elif field.kind == "box":
            self._holds(field, await self._several(field, typed))
        else:
            self._holds(field, reading.from_offers(field, typed))
            if self._held[field.key] != typed:
                self.talk.say(reading.stands(self._now(field)))
        return ""

    def _holds(self, field: Field, text: str) -> None:
        """What a text says now; what stood there can be put back as long as its page stands."""
        self._held[field.key] = text
        if field.kind != "secret" and field.text.strip() and text != field.text:
            self._before = (field.key, field.text)
            self.talk.say(say(REPLACED))

    def put_back(self) -> bool:
        """The text that was replaced last on this page stands again; whether there was one."""
        key, text = self._before
        if key:
            self._held[key], self._before = text, ("", "")
        return bool(key)
