"""Every error is a paragraph for a person, and every exit code stands in docs/exit-codes.md."""

import inspect
from pathlib import Path

import pytest

from hsb_wizard import errors
from hsb_wizard.errors import ExitCode, HsbWizardError

ROOT = Path(__file__).parents[2]
EXAMPLES: list[HsbWizardError] = [
    errors.StoreMissing("records"),
    errors.StoreUnreadable("records"),
    errors.StoreReadOnly("records"),
    errors.StoreNotRead("records/store.hsb", "input/output error"),
    errors.PeopleFileMissing("records"),
    errors.StoreOpenElsewhere("Amina Testperson", "09:12"),
    errors.StoreOpenElsewhere(),
    errors.WrongPassphrase("Amina Testperson"),
    errors.WrongPassphrase(),
    errors.WrongPassphrase("Amina Testperson", 4),
    errors.TriedTooSoon("Amina Testperson", 1),
    errors.WrongRecoveryCode(),
    errors.UnknownPractitioner("Nobody"),
    errors.StoreEmptyFile("records/store.hsb"),
    errors.StoreDamaged("records/store.hsb", "page 4"),
    errors.StoreNewer("records/store.hsb", "7", "3"),
    errors.StoreExists("records"),
    errors.DiskFull("records"),
    errors.SaveFailed("input/output error"),
    errors.BackupFailed("records", "no room"),
    errors.FormError("unknown option", file="health.toml", question="sleep", key="show_when", nearest="sleeps_well"),
    errors.FormError("the folder is empty"),
    errors.LogicError("a call that is not allowed", nearest="count_in"),
    errors.LogicError("brackets do not match"),
    errors.ProgramUnreadable("full.toml", "input/output error"),
    errors.RefusedInput("not a known question", place="answers.a1"),
    errors.RefusedInput("not JSON"),
    errors.RefusedTarget("case.pdf", "it lies in a git working tree"),
    errors.TargetInProgram("case.pdf"),
    errors.Stopped(),
    errors.PrintCancelled(),
    errors.StoppedBetween(1, 3, "letter"),
    errors.StoppedAtPlace("An address stands in it.", ("5.2",), "Say why it goes out."),
    errors.NotAllowed("A signed record is not changed.", "Return it first."),
    errors.NeedsReason(),
    errors.UnknownRecord("abc-def"),
    errors.WeakPassphrase("it is one word"),
    errors.WrongPhrase(),
    errors.SealedCopyDamaged(),
    errors.AlreadyHere("2026-11-20 10:00", "Amina Testperson"),
    errors.WentOnTwice("entry 7 of chain ab, by Amina at 10:00", "entry 7 of chain ab, by Tom at 11:00"),
    errors.WrongCase("This sealed copy is of A-0008, not of A-0007.", "Choose another file."),
    errors.WrongCommand("There is no command 'exprot'."),
]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_each_error_says_what_happened_what_is_safe_and_what_to_do(error: HsbWizardError) -> None:
    for sentence in (error.what, error.safe, error.do):
        assert sentence[-1] in ".?", sentence
        assert sentence[0] == sentence[0].upper() or sentence.startswith(("records", "health", "case")), sentence
    assert str(error) == f"{error.what} {error.safe} {error.do}"
    assert "\n" not in str(error)
    assert "  " not in str(error)


def test_every_class_that_can_be_raised_has_an_example_above() -> None:
    every = {kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, HsbWizardError)}
    families = {HsbWizardError, errors.StoreError, errors.PackError, errors.Refusal, errors.SealedCopyError}
    assert every - families == {type(error) for error in EXAMPLES}


def test_every_exit_code_is_explained_in_the_documentation() -> None:
    table = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    assert [code for code in ExitCode if f"| {code.value} |" not in table] == []


def test_a_form_error_names_the_file_the_question_the_key_and_the_nearest_spelling() -> None:
    error = errors.FormError(
        "unknown name 'slep'", file="health.toml", question="tired", key="show_when", nearest="sleep"
    )
    assert error.what == "health.toml > tired > show_when: unknown name 'slep'."
    assert error.do == "Did you mean 'sleep'?"
