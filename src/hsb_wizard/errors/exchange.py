"""What can go wrong with a sealed copy between two laptops. Chains, names of people and moments only, no contents."""

from hsb_wizard.errors.root import ExitCode, HsbWizardError

HERE_SAFE = "Nothing of it was brought in, and the record here is as it was."


class SealedCopyError(HsbWizardError):
    """Something about a sealed copy."""

    exit_code = ExitCode.REFUSED


class WrongPhrase(SealedCopyError):
    """The phrase does not open the sealed copy."""

    exit_code = ExitCode.PASSPHRASE

    def __init__(self) -> None:
        """Nothing of what was typed is kept."""
        super().__init__(
            "That phrase does not open this sealed copy.",
            HERE_SAFE,
            "Ask whoever made it to read the five words again. Each sealed copy has a phrase of its own.",
        )


class SealedCopyDamaged(SealedCopyError):
    """The bytes are not those that were sealed, or what was sealed does not hold."""

    exit_code = ExitCode.DAMAGED

    def __init__(self, where: str = "it is not complete, or was changed on the way") -> None:
        """``where`` is a clause that names what does not hold, never what it says."""
        super().__init__(
            f"This sealed copy does not hold: {where}.",
            HERE_SAFE,
            "Copy it again from where it came, or ask for another.",
        )


class AlreadyHere(SealedCopyError):
    """All of the sealed copy is in this store."""

    def __init__(self, when: str = "", who: str = "") -> None:
        """``when`` and ``who``: the last time it was brought in, where that is known."""
        since = f": it was brought in on {when}{f' by {who}' if who else ''}" if when else ""
        super().__init__(f"All of this sealed copy is here already{since}.", HERE_SAFE, "There is nothing to do.")


class WentOnTwice(SealedCopyError):
    """A store was copied or put back and both copies went on: one place of a chain holds two different entries."""

    def __init__(self, here: str, there: str) -> None:
        """``here`` and ``there`` name the two entries: chain, number, who, when."""
        super().__init__(
            f"The same place holds two different entries. Here: {here}. In the sealed copy: {there}. One store was "
            "copied with its memory, or put back, and both went on.",
            HERE_SAFE,
            "Decide which of the two goes on, and type what the other says into it by hand.",
        )


class WrongCase(SealedCopyError):
    """The sealed copy is of another case than the one it was brought in for, or of one that may not be here."""

    def __init__(self, what: str, do: str) -> None:
        """``what`` is a whole sentence, and ``do`` says what helps."""
        super().__init__(what, HERE_SAFE, do)
