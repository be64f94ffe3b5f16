"""What was chosen for a store and is an entry of its own chain: words, language, when screens lock. The last one holds.

A part of the vault; what a choice means is known at reception.
"""

from __future__ import annotations

from collections.abc import Mapping

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads import LanguageChosen, LockTimesSet, WordsChosen
from hsb_wizard.store import journal
from hsb_wizard.store.about_store import store_entry
from hsb_wizard.store.practitioners import Practitioner
from hsb_wizard.store.room import Room

Chosen = WordsChosen | LanguageChosen | LockTimesSet
CHOICES: Mapping[type[Chosen], Kind] = {
    WordsChosen: Kind.WORDS_CHOSEN,
    LanguageChosen: Kind.LANGUAGE_CHOSEN,
    LockTimesSet: Kind.LOCK_TIMES_SET,
}


class Choices:
    """The part of a vault that reads and saves what was chosen."""

    me: Practitioner
    _room: Room

    def words_chosen(self) -> WordsChosen | None:
        """Give the nation and the names that hold for everybody here; None where nobody chose."""
        with self._room.reading() as connection:
            found = journal.last_about_the_store(connection, Kind.WORDS_CHOSEN)
        return found.payload if found and isinstance(found.payload, WordsChosen) else None

    def language_chosen(self) -> str:
        """Give the language that whoever opened this store works in; empty where they never chose."""
        with self._room.reading() as connection:
            found = journal.last_about_the_store(connection, Kind.LANGUAGE_CHOSEN, self.me.id)
        return found.payload.language if found and isinstance(found.payload, LanguageChosen) else ""

    def lock_times(self) -> LockTimesSet | None:
        """Give when screens cover and lock here; None where no administrator said."""
        with self._room.reading() as connection:
            found = journal.last_about_the_store(connection, Kind.LOCK_TIMES_SET)
        return found.payload if found and isinstance(found.payload, LockTimesSet) else None

    def choose(self, chosen: Chosen) -> None:
        """Save what was chosen, as an entry of the store's chain by whoever opened it. Raises a StoreError."""
        with self._room.writing():
            self._room.append(store_entry(CHOICES[type(chosen)], self.me.id, chosen))
