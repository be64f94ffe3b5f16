"""What can be wrong in authored data: a form pack, a line of its logic, an edition."""

from hsb_wizard.errors.root import ExitCode, HsbWizardError


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
            f"Did you mean '{nearest}'?"
            if nearest
            else "Correct the pack, and prove it with 'hsb-wizard forms check'.",
        )


class ProgramUnreadable(PackError):
    """A file that belongs to the program itself cannot be read on this computer."""

    exit_code = ExitCode.UNEXPECTED

    def __init__(self, name: str, reason: str) -> None:
        """``name`` is the file's, ``reason`` the system's own word for it."""
        super().__init__(
            f"A file of the program could not be read: {name} ({reason}).",
            "Every answer is saved, and no document was written.",
            "Try again. If it happens again, set the program up again as its README says.",
        )


class LogicError(PackError):
    """A line of a pack's logic that is not in the closed grammar, or names what does not exist."""

    def __init__(self, problem: str, *, nearest: str = "") -> None:
        """``problem`` is a clause without a full stop; whoever knows the place wraps this in a FormError."""
        self.problem, self.nearest = problem, nearest
        super().__init__(
            f"A line of logic cannot be used: {problem}.",
            "No record was opened with it.",
            f"Did you mean '{nearest}'?"
            if nearest
            else "Correct the line, and prove it with 'hsb-wizard forms check'.",
        )
