"""Keys that are typed faster than a page changes: each waits until what the one before it set going has come to rest.

The stock app hands every key at once to whoever has the focus at that moment. After Enter the focus moves some messages
later, so the next letters would fall into the field that was just left, or into none. Letters wait in their field's own
queue: a key of the app must wait for them too, or it would leave a page before its words have arrived there. While a
page is changed no key goes anywhere. A click is never kept: it was meant for what was seen, and that is gone by then.
Nothing of a case enters here.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from textual import events
from textual._context import active_message_pump
from textual.app import ScreenStackError
from textual.message_pump import MessagePump

from hsb_wizard.tui.careful import CarefulApp

ROUNDS = 3  # a key becomes a message, the message another one, that one a change of focus
LONGEST = 20.0  # seconds until a page that does not come to rest holds up the keys no longer
HURRY = 2.0  # the same where a key waits that covers or ends
TYPES_ON = 1.0  # seconds without a key after which whoever typed where nothing is taken has stopped
LOOK = 0.02  # seconds between two looks whether somebody who is waited for is still there
AT_ONCE = frozenset({"f9", "ctrl+l", "f10", "ctrl+q"})  # cover, and lock and quit


class KeysInOrder(CarefulApp):
    """An app that nothing typed ahead gets lost in."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._ahead: deque[events.Key | events.Paste] = deque()
        self._holds = False
        self._written = False  # letters may still be on their way to where they are put
        self._settling: asyncio.Task[None] | None = None
        self._waited = 0  # looks at a page that has not come to rest
        self._changing = 0  # how many are at changing the page
        self._deaf, self._deaf_at = False, float("-inf")  # whether keys are dropped, and when the last one was

    async def on_event(self, event: events.Event) -> None:
        """A key is handed on when the one before it has been answered; everything else at once, or not at all."""
        if self._drops(event):
            return
        if isinstance(event, events.MouseDown | events.MouseUp) and not event.is_forwarded:
            await self._click(event)
        elif not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._holds:
            self._ahead.append(event)
        elif self._changing:
            self._ahead.append(event)
            if self._hurries:
                self._rest()
        elif self._written and not self._only_writes(event):
            self._ahead.append(event)
            self._rest()
        else:
            await self._hand_on(event)

    async def _hand_on(self, event: events.Key | events.Paste) -> None:
        self._written = self._only_writes(event)
        self._holds = not self._written
        await super().on_event(event)
        if self._holds:
            self._rest()

    async def _click(self, event: events.MouseDown | events.MouseUp) -> None:
        """A click on a page that keys wait for, or that is being changed, is dropped: whoever meant it clicks again.

        The end of a click is told all the same, to whoever was being selected in. The keys after one wait for it.
        """
        if self._holds or self._changing or self._ahead:
            self._mouse_down_widget = None  # then letting go is no click
            if isinstance(event, events.MouseDown):
                return
        clicked = isinstance(event, events.MouseUp) and self._mouse_down_widget is not None
        await super().on_event(event)
        if clicked and not self._holds:
            self._rest()

    def no_keys(self) -> None:
        """From now on keys are dropped, those that wait as well; but not those that cover or end."""
        self._deaf = True
        self._ahead = deque(each for each in self._ahead if not self._drops(each))

    def keys_again(self) -> None:
        """From now on keys are taken, once whoever typed into the void has stopped for a moment."""
        self._deaf = False

    def _drops(self, event: events.Event) -> bool:
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            return False
        if isinstance(event, events.Key) and event.key in AT_ONCE:
            return False
        drops = self._deaf or event.time - self._deaf_at < TYPES_ON
        self._deaf_at = event.time if drops else self._deaf_at
        return drops

    @asynccontextmanager
    async def keys_wait(self) -> AsyncIterator[None]:
        """While a page is changed, keys wait, however long that takes; what was handed on before has arrived.

        Where one waits that covers or ends, none waits longer than for a page that hangs.
        """
        self._changing += 1
        try:
            await self._arrived()
            yield
        finally:
            self._changing -= 1
            if self._ahead and not (self._changing or self._holds):
                self._rest()

    async def _arrived(self) -> None:
        """Wait until the letters that the field with the keys was given stand in it."""
        field = self.focused
        if field is None or field is active_message_pump.get(None):
            return
        arrived = asyncio.Event()
        field.call_later(arrived.set)
        for _ in range(round(HURRY / LOOK)):
            if arrived.is_set() or not _is_there(field):
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(arrived.wait(), LOOK)

    def _rest(self) -> None:
        self._holds, self._written = True, False
        self._settling = asyncio.create_task(self._settle())

    def _only_writes(self, event: events.Key | events.Paste) -> bool:
        """Whether this puts letters where letters are put: that moves no focus, and nothing needs to wait for it."""
        writes = isinstance(event, events.Paste) or event.is_printable
        return writes and bool(getattr(self.focused, "TAKES_LETTERS", False))

    async def _settle(self) -> None:
        """Wait until everybody from the focus up to the app has answered what they had to answer, and again.

        Then until the page is laid out: Tab goes by where fields stand, and a field that just came stands nowhere yet.
        """
        self._waited = 0
        for _ in range(ROUNDS):
            for pump in self._from_the_focus_up():
                await self._answers(pump, pump.call_later)
        pump = self._from_the_focus_up()[-2:][0]  # the page; the app where there is none any more
        await self._answers(pump, pump.call_after_refresh)
        self.call_later(self._next)

    async def _answers(self, pump: MessagePump, asked: Callable[[Callable[[], None]], object]) -> None:
        """Wait until ``pump`` gets to what it is ``asked``, is gone, or time is up.

        Time is counted in looks: while the system holds the program, or gives it next to no time, nobody looks, and
        the keys that came meanwhile must not go where those before them have not arrived yet.
        """
        answered = asyncio.Event()
        asked(answered.set)
        while not answered.is_set() and _is_there(pump) and self._waited * LOOK < self._patience:
            try:
                await asyncio.wait_for(answered.wait(), LOOK)
            except TimeoutError:
                self._waited += 1

    @property
    def _patience(self) -> float:
        return min(HURRY, LONGEST) if self._hurries else LONGEST

    @property
    def _hurries(self) -> bool:
        return any(isinstance(each, events.Key) and each.key in AT_ONCE for each in self._ahead)

    def _from_the_focus_up(self) -> tuple[MessagePump, ...]:
        try:
            return (*(self.focused or self.screen).ancestors_with_self, self)
        except ScreenStackError:  # the last page was put away: the program ends
            return (self,)

    async def _next(self) -> None:
        self._holds = False
        if self._changing and not self._hurries:
            return  # whoever changes the page lets them go
        while self._ahead and not self._holds:
            if self._written and not self._only_writes(self._ahead[0]):
                self._rest()
            else:
                await self._hand_on(self._ahead.popleft())


def _is_there(pump: MessagePump) -> bool:
    return pump.is_running and pump.is_attached
