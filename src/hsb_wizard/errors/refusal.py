"""What the program understood and will not do, and a command line it did not understand. Places, never contents."""

from pathlib import PurePath

from hsb_wizard.errors.root import NOTHING_CHANGED, ExitCode, HsbWizardError


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
        self.do = "Name that folder with --out."


class Stopped(Refusal):
    """Somebody stopped long work before its end: a proof, a copy, something brought in, a document."""

    def __init__(
        self,
        what: str = "It was stopped before its end.",
        safe: str = "Nothing of it is left, and nothing else was changed.",
        do: str = "Begin again at any time.",
    ) -> None:
        """What was begun was taken away by whoever did it."""
        super().__init__(what, safe, do)


class PrintCancelled(Stopped):
    """Somebody stopped a document while it was being printed."""

    def __init__(self) -> None:
        """Nothing is half written: a document reaches the disk whole or not at all."""
        super().__init__("The printing was cancelled.", "No document was written.", "Print it again when it is wanted.")


class StoppedBetween(Stopped):
    """Somebody stopped the writing of several files after some of them."""

    def __init__(self, written: int, of: int, what: str) -> None:
        """``what`` is one of them, in one word."""
        are = f"1 {what} is" if written == 1 else f"{written} {what}s are"
        super().__init__(
            f"It was stopped: {are} written, of {of}.",
            "What is written is whole, and stands in the list of what left.",
            "Begin again in the same folder: only the others are written then.",
        )


class NotAllowed(Refusal):
    """The status of the record or the role of the person does not permit this now."""

    def __init__(self, what: str, do: str = "", *, field: str = "") -> None:
        """``what`` is a whole sentence naming the status or role that is in the way; ``do`` says what opens it.

        ``field``: which field of the page that was sent lacks something; whoever shows it gives it the keys.
        """
        super().__init__(what, NOTHING_CHANGED, do)
        self.field = field


class NeedsReason(NotAllowed):
    """What was signed is changed only with a reason: whoever shows this asks for one and has the change made then."""

    def __init__(self) -> None:
        """Nothing is told: there is one way out."""
        super().__init__("This record is signed.", "Say why it is changed; the signatures then fall.")


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
