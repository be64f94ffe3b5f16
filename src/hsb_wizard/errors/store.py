"""What can go wrong with the folder that holds the encrypted records. Paths and people's names only, no contents."""

from pathlib import PurePath

from hsb_wizard.errors.root import NOTHING_CHANGED, STORE_SAFE, ExitCode, HsbWizardError


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


class StoreNotRead(StoreError):
    """The store is there and whole as far as is known; the system would not read it just now."""

    def __init__(self, path: PurePath | str, reason: str) -> None:
        """``reason`` is the system's own word for it, without any text of a case."""
        super().__init__(
            f"{path} could not be read just now ({reason}).",
            "Nothing is lost as far as is known: " + STORE_SAFE[0].lower() + STORE_SAFE[1:],
            "Try again in a moment. If it happens again, copy the whole folder to another disk and open it there.",
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
    field = "passphrase"  # of the page that was sent: whoever shows it has it typed again

    def __init__(self, name: str = "", wait: int = 0) -> None:
        """``name`` is the practitioner's, when one was given; ``wait`` in seconds: none is tried before that."""
        self.name, self.wait = name, wait
        super().__init__(
            f"That passphrase does not open this store{f' for {name}' if name else ''}.",
            "Nothing is lost: the store is as it was.",
            f"Try again{f' in {_seconds(wait)}' if wait else ''}, and look at capital letters and spaces. "
            "If it is forgotten, use the recovery code.",
        )


class TriedTooSoon(WrongPassphrase):
    """Wrong passphrases came one after another, and the wait after the last one is not over: it was not tried."""

    def __init__(self, name: str, wait: int) -> None:
        """``wait``: how many seconds are left."""
        super().__init__(name, wait)
        self.what = f"Not tried: the last passphrases for {name} were wrong."
        self.do = f"Wait {_seconds(wait)}, then type it again."


def _seconds(count: int) -> str:
    return "1 second" if count == 1 else f"{count} seconds"


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
            "Make room, then save again; leave a window that is open as it is until then.",
        )


class SaveFailed(StoreError):
    """An entry could not be written for another reason than a full disk."""

    def __init__(self, reason: str) -> None:
        """``reason`` is the system's own word for it, without any text of a case."""
        super().__init__(
            f"What was being saved just now could not be written ({reason}).",
            "Everything saved before it is safe; this alone is not on the disk yet.",
            "See that the store's folder is there and can be written, then save again; leave a window that is open as "
            "it is until then.",
        )


class BackupFailed(StoreError):
    """No proven copy could be made of the store in ``folder``; ``reason`` is the system's own word for it."""

    def __init__(self, folder: PurePath | str, reason: str) -> None:
        super().__init__(
            f"A backup of the store in {folder} could not be made ({reason}).",
            "Every answer is saved, and the older backups are untouched.",
            "Make room on that disk; the next time the store is closed it is tried again.",
        )
