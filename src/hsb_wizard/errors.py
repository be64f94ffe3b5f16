"""The tree of errors: whatever goes wrong ends in one of these, and each is a paragraph a person can act on.

    HsbWizardError (20)
    |-- StoreError
    |   |-- StoreMissing (10)       StoreUnreadable (10)    StoreReadOnly (10)    PeopleFileMissing (10)
    |   |-- StoreOpenElsewhere (11)
    |   |-- WrongPassphrase (12)    WrongRecoveryCode (12)  UnknownPractitioner (12)
    |   |-- StoreEmptyFile (13)     StoreDamaged (13)       StoreNewer (14)       StoreExists (15)
    |   `-- DiskFull (20)           SaveFailed (20)         BackupFailed (20)
    |-- PackError
    |   |-- FormError (15)          LogicError (15)
    |-- Refusal
    |   |-- RefusedInput (15)       RefusedTarget (15)      NotAllowed (15)
    |   |-- UnknownRecord (15)      WeakPassphrase (15)
    `-- WrongCommand (2)

Every error says what happened (``what``), what is safe (``safe``) and what to do (``do``). ``str()`` is the three as
one paragraph; ``exit_code`` is what the process ends with (docs/exit-codes.md). What must not enter here: an answer, a
name of a child, a passphrase, or any import of another room. Callers pass places and ids, never contents.
"""

from enum import IntEnum
from pathlib import PurePath


class ExitCode(IntEnum):
    """What the process ends with. Permanent: a code is never given a second meaning."""

    GOOD = 0
    STOP_FOUND = 1
    WRONG_COMMAND = 2
    NO_STORE = 10
    OPEN_ELSEWHERE = 11
    PASSPHRASE = 12
    DAMAGED = 13
    NEWER = 14
    REFUSED = 15
    UNEXPECTED = 20
    LOCKED = 75  # inner: the screen locked, the starter begins again; a shell never sees it


NOTHING_CHANGED = "Nothing was changed."
STORE_SAFE = "The store was not changed."


class HsbWizardError(Exception):
    """The root of the tree. Raised itself only where something happened that nobody foresaw."""

    exit_code = ExitCode.UNEXPECTED

    def __init__(self, what: str, safe: str = NOTHING_CHANGED, do: str = "") -> None:
        """Take three sentences, each complete with its full stop; ``do`` may be empty when nothing can be done."""
        super().__init__(what)
        self.what = what
        self.safe = safe
        self.do = do

    def __str__(self) -> str:
        """Join the sentences to one paragraph on one line."""
        return " ".join(part for part in (self.what, self.safe, self.do) if part)


# ------------------------------------------------------------------------------------------------------ the store


class StoreError(HsbWizardError):
    """Something about the folder that holds the encrypted records."""


class StoreMissing(StoreError):
    """There is no store where one was looked for."""

    exit_code = ExitCode.NO_STORE

    def __init__(self, folder: PurePath | str) -> None:
        """``folder`` is where it was looked for."""
        super().__init__(
            f"There is no store in {folder}.",
            NOTHING_CHANGED,
            "Name the right folder with --store, or make a new store there with 'hsb-wizard init'.",
        )


class StoreUnreadable(StoreError):
    """The store is there, but this user of the computer may not read or enter it."""

    exit_code = ExitCode.NO_STORE

    def __init__(self, path: PurePath | str) -> None:
        """``path`` is what could not be read."""
        super().__init__(
            f"This user of the computer may not read {path}.",
            STORE_SAFE,
            "Ask whoever looks after this computer for permission to read and write that folder, then try again.",
        )


class StoreReadOnly(StoreError):
    """The store may be read here, and something had to be written."""

    exit_code = ExitCode.NO_STORE

    def __init__(self, folder: PurePath | str) -> None:
        """``folder`` is what may only be read."""
        super().__init__(
            f"{folder} may be read but not written.",
            STORE_SAFE + " Nothing new can be saved there.",
            "Copy the whole folder to a place that can be written, or ask for permission to write, then try again.",
        )


class PeopleFileMissing(StoreError):
    """A lone store file without the copy of the key slots beside it."""

    exit_code = ExitCode.NO_STORE

    def __init__(self, folder: PurePath | str) -> None:
        """``folder`` is where the store file stands alone."""
        super().__init__(
            f"This copy has no people file: {folder} holds the store file alone.",
            STORE_SAFE,
            "Bring the whole folder, or use the recovery code.",
        )


class StoreOpenElsewhere(StoreError):
    """Another program has the store open; there is one window at a time."""

    exit_code = ExitCode.OPEN_ELSEWHERE

    def __init__(self, holder: str = "", since: str = "") -> None:
        """``holder`` and ``since`` say who has it open and since when, as far as that is known."""
        who = holder or "another window"
        super().__init__(
            f"The store is already open: {who}{f', since {since}' if since else ''}.",
            "What is open there is safe, and nothing was changed here.",
            "Close it there (lock is enough), then try again.",
        )


class WrongPassphrase(StoreError):
    """The passphrase opened nothing."""

    exit_code = ExitCode.PASSPHRASE

    def __init__(self, name: str = "") -> None:
        """``name`` is the practitioner's, when one was given."""
        super().__init__(
            f"That passphrase does not open this store{f' for {name}' if name else ''}.",
            "Nothing is lost: the store is as it was.",
            "Try again, and look at capital letters and spaces. If it is forgotten, use the recovery code.",
        )


class WrongRecoveryCode(StoreError):
    """The recovery code opened nothing."""

    exit_code = ExitCode.PASSPHRASE

    def __init__(self) -> None:
        """Nothing of the code that was typed is kept."""
        super().__init__(
            "That recovery code does not open this store.",
            "Nothing is lost: the store is as it was.",
            "Check each group against the sheet. A code that was replaced opens only copies made before that.",
        )


class UnknownPractitioner(StoreError):
    """Nobody of that name has a slot, or the slot is no longer listed."""

    exit_code = ExitCode.PASSPHRASE

    def __init__(self, name: str) -> None:
        """``name`` is a practitioner's as it was typed."""
        super().__init__(
            f"Nobody called {name} can open this store.",
            STORE_SAFE,
            "Check the spelling, or ask an administrator of this store to add you with 'hsb-wizard people add'.",
        )


class StoreEmptyFile(StoreError):
    """The store file is there and has no bytes: a copy or a sync that never finished."""

    exit_code = ExitCode.DAMAGED

    def __init__(self, path: PurePath | str) -> None:
        """``path`` is the empty file."""
        super().__init__(
            f"{path} is empty: a copy of the store that never finished.",
            "Nothing was written to it, and the backups are untouched.",
            "Copy the store again from where it came, or restore the newest backup.",
        )


class StoreDamaged(StoreError):
    """The bytes, the pages or the chain of entries are not what the program wrote."""

    exit_code = ExitCode.DAMAGED

    def __init__(self, path: PurePath | str, where: str = "") -> None:
        """``where`` names what does not hold (a page, a chain and its entry), never its contents."""
        super().__init__(
            f"The store {path} is damaged{f': {where}' if where else ''}.",
            "It was left exactly as it is, and the backups are untouched.",
            "Keep this folder, and restore the newest backup beside it.",
        )


class StoreNewer(StoreError):
    """A later version of the program has written this store."""

    exit_code = ExitCode.NEWER

    def __init__(self, path: PurePath | str, theirs: str, ours: str) -> None:
        """``theirs`` and ``ours`` are the versions of the store's layout."""
        super().__init__(
            f"The store {path} was written by a later version of hsb-wizard (layout {theirs}; this one reads {ours}).",
            STORE_SAFE,
            "Open it with that version or a later one.",
        )


class StoreExists(StoreError):
    """A new store was asked for where one already is."""

    exit_code = ExitCode.REFUSED

    def __init__(self, folder: PurePath | str) -> None:
        """``folder`` is where a store already stands."""
        super().__init__(
            f"There is already a store in {folder}, and a new one would replace it.",
            STORE_SAFE,
            "Open that one, or name another folder with --store.",
        )


class DiskFull(StoreError):
    """There is no room left to write."""

    def __init__(self, folder: PurePath | str) -> None:
        """``folder`` is what has no room."""
        super().__init__(
            f"There is no room left on the disk that holds {folder}.",
            "Everything saved before this is safe; what was being saved just now is not on the disk.",
            "Leave the window open, make room, then save again.",
        )


class SaveFailed(StoreError):
    """An entry could not be written for another reason than a full disk."""

    def __init__(self, reason: str) -> None:
        """``reason`` is the system's own word for it, without any text of a case."""
        super().__init__(
            f"The last answer could not be saved ({reason}).",
            "Everything saved before it is safe; what is on the screen now is not on the disk yet.",
            "Leave the window open, see that the store's folder is there and can be written, then save again.",
        )


class BackupFailed(StoreError):
    """No proven copy could be made; the store itself is as it should be."""

    def __init__(self, folder: PurePath | str, reason: str) -> None:
        """``folder`` is the store's; ``reason`` is a clause, the system's own word for it."""
        super().__init__(
            f"A backup of the store in {folder} could not be made ({reason}).",
            "Every answer is saved, and the older backups are untouched.",
            "Make room on that disk; the next time the store is closed it is tried again.",
        )


# -------------------------------------------------------------------------------------------------- the form pack


class PackError(HsbWizardError):
    """Something in authored data: a form pack or an edition."""

    exit_code = ExitCode.REFUSED


class FormError(PackError):
    """A pack says something that cannot be: the file, the question, the key and the nearest right spelling."""

    def __init__(self, problem: str, *, file: str = "", question: str = "", key: str = "", nearest: str = "") -> None:
        """``problem`` is a clause without a full stop; the places are as far as they are known."""
        self.problem, self.file, self.question, self.key, self.nearest = problem, file, question, key, nearest
        place = " > ".join(part for part in (file, question, key) if part)
        super().__init__(
            f"{place or 'The form pack'}: {problem}.",
            "No record was opened with it.",
            f"Did you mean '{nearest}'?" if nearest else "Correct the pack, and prove it with 'hsb-wizard forms check'.",
        )


class LogicError(PackError):
    """A line of a pack's logic that is not in the closed grammar, or names what does not exist."""

    def __init__(self, problem: str, *, nearest: str = "") -> None:
        """``problem`` is a clause without a full stop; whoever knows the place wraps this in a FormError."""
        self.problem, self.nearest = problem, nearest
        super().__init__(
            f"A line of logic cannot be used: {problem}.",
            "No record was opened with it.",
            f"Did you mean '{nearest}'?" if nearest else "Correct the line, and prove it with 'hsb-wizard forms check'.",
        )


# ------------------------------------------------------------------------------------------------------- refusals


class Refusal(HsbWizardError):
    """The program understood and will not do it."""

    exit_code = ExitCode.REFUSED


class RefusedInput(Refusal):
    """A file or a value that comes in is not what the program accepts; nothing of it is stored."""

    def __init__(self, problem: str, *, place: str = "") -> None:
        """``problem`` is a clause without a full stop; ``place`` is a path into the file (``answers.a1.lead``)."""
        self.problem, self.place = problem, place
        super().__init__(
            f"Refused at {place}: {problem}." if place else f"Refused: {problem}.",
            "Nothing of it was stored.",
            "Correct it there and try again.",
        )


class RefusedTarget(Refusal):
    """A document about a case may not be written where it was asked for."""

    def __init__(self, path: PurePath | str, reason: str) -> None:
        """``reason`` is a clause that ends the sentence "PATH was refused: ..."."""
        self.path, self.reason = path, reason
        super().__init__(
            f"{path} was refused: {reason}.",
            "No document was written.",
            "Name another place with --out.",
        )


class TargetInProgram(RefusedTarget):
    """A document about a case may not lie where the program is copied from."""

    def __init__(self, path: PurePath | str) -> None:
        """``path`` is inside the program's own folders or a git working tree."""
        super().__init__(path, "it is inside the program or a git working tree")
        self.what = "This folder may be copied with the program. Choose a folder kept for this case."
        self.safe = f"No document was written to {path}."
        self.do = ""


class PrintCancelled(Refusal):
    """Somebody stopped a document while it was being printed."""

    def __init__(self) -> None:
        """Nothing is half written: a document reaches the disk whole or not at all."""
        super().__init__("The printing was cancelled.", "No document was written.", "")


class NotAllowed(Refusal):
    """The status of the record or the role of the person does not permit this now."""

    def __init__(self, what: str, do: str = "") -> None:
        """``what`` is a whole sentence naming the status or role that is in the way; ``do`` says what opens it."""
        super().__init__(what, NOTHING_CHANGED, do)


class UnknownRecord(Refusal):
    """No record in this store has the id."""

    def __init__(self, identifier: str) -> None:
        """``identifier`` is the id as it was typed."""
        super().__init__(
            f"No record in this store has the id {identifier}.",
            NOTHING_CHANGED,
            "See the ids with 'hsb-wizard list'.",
        )


class WeakPassphrase(Refusal):
    """A new passphrase would be guessed too soon."""

    def __init__(self, reason: str) -> None:
        """``reason`` is a clause about its shape, never a part of it."""
        super().__init__(
            f"That passphrase is too easy to guess: {reason}.",
            NOTHING_CHANGED,
            "Take five words that have nothing to do with one another, or let the program draw them.",
        )


class WrongCommand(HsbWizardError):
    """The command line cannot be understood."""

    exit_code = ExitCode.WRONG_COMMAND

    def __init__(self, problem: str, do: str = "See 'hsb-wizard --help'.") -> None:
        """``problem`` is a whole sentence."""
        super().__init__(problem, NOTHING_CHANGED, do)
