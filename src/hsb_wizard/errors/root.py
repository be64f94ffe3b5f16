"""The root of the tree and the exit codes: the shape that every error has. Nothing of any room enters here."""

from enum import IntEnum


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
    SUPERSEDED = 16
    ALTERED = 17
    NOT_OURS = 18
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
