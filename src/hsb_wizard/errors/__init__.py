"""The tree of errors: whatever goes wrong ends in one of these, and each is a paragraph a person can act on.

    HsbWizardError (20)
    |-- StoreError
    |   |-- StoreMissing (10)       StoreUnreadable (10)    StoreReadOnly (10)    PeopleFileMissing (10)
    |   |-- StoreOpenElsewhere (11)
    |   |-- WrongPassphrase (12)    WrongRecoveryCode (12)  UnknownPractitioner (12)
    |   |   `-- TriedTooSoon (12)
    |   |-- StoreEmptyFile (13)     StoreDamaged (13)       StoreNewer (14)       StoreExists (15)
    |   `-- DiskFull (20)           SaveFailed (20)         BackupFailed (20)
    |-- PackError
    |   |-- FormError (15)          LogicError (15)
    |-- Refusal
    |   |-- RefusedInput (15)       RefusedTarget (15)      NotAllowed (15)
    |   |   `-- TargetInProgram (15)                          `-- NeedsReason (15)
    |   |-- UnknownRecord (15)      WeakPassphrase (15)     StoppedAtPlace (15)   Stopped (15)
    |                                                                           |-- PrintCancelled (15)
    |                                                                           `-- StoppedBetween (15)
    |-- SealedCopyError (15)
    |   |-- WrongPhrase (12)        SealedCopyDamaged (13)
    |   |-- AlreadyHere (15)        WentOnTwice (15)        WrongCase (15)
    `-- WrongCommand (2)

Every error says what happened (``what``), what is safe (``safe``) and what to do (``do``). ``str()`` is the three as
one paragraph; ``exit_code`` is what the process ends with (docs/exit-codes.md). What must not enter here: an answer, a
name of a child, a passphrase, or any import of another room. Callers pass places and ids, never contents.
"""

from hsb_wizard.errors.exchange import (
    AlreadyHere,
    SealedCopyDamaged,
    SealedCopyError,
    WentOnTwice,
    WrongCase,
    WrongPhrase,
)
from hsb_wizard.errors.leaving import StoppedAtPlace
from hsb_wizard.errors.pack import FormError, LogicError, PackError, ProgramUnreadable
from hsb_wizard.errors.refusal import (
    NeedsReason,
    NotAllowed,
    PrintCancelled,
    Refusal,
    RefusedInput,
    RefusedTarget,
    Stopped,
    StoppedBetween,
    TargetInProgram,
    UnknownRecord,
    WeakPassphrase,
    WrongCommand,
)
from hsb_wizard.errors.root import NOTHING_CHANGED, STORE_SAFE, ExitCode, HsbWizardError
from hsb_wizard.errors.store import (
    BackupFailed,
    DiskFull,
    PeopleFileMissing,
    SaveFailed,
    StoreDamaged,
    StoreEmptyFile,
    StoreError,
    StoreExists,
    StoreMissing,
    StoreNewer,
    StoreNotRead,
    StoreOpenElsewhere,
    StoreReadOnly,
    StoreUnreadable,
    TriedTooSoon,
    UnknownPractitioner,
    WrongPassphrase,
    WrongRecoveryCode,
)

__all__ = [
    "NOTHING_CHANGED",
    "STORE_SAFE",
    "AlreadyHere",
    "BackupFailed",
    "DiskFull",
    "ExitCode",
    "FormError",
    "HsbWizardError",
    "LogicError",
    "NeedsReason",
    "NotAllowed",
    "PackError",
    "PeopleFileMissing",
    "PrintCancelled",
    "ProgramUnreadable",
    "Refusal",
    "RefusedInput",
    "RefusedTarget",
    "SaveFailed",
    "SealedCopyDamaged",
    "SealedCopyError",
    "Stopped",
    "StoppedAtPlace",
    "StoppedBetween",
    "StoreDamaged",
    "StoreEmptyFile",
    "StoreError",
    "StoreExists",
    "StoreMissing",
    "StoreNewer",
    "StoreNotRead",
    "StoreOpenElsewhere",
    "StoreReadOnly",
    "StoreUnreadable",
    "TargetInProgram",
    "TriedTooSoon",
    "UnknownPractitioner",
    "UnknownRecord",
    "WeakPassphrase",
    "WentOnTwice",
    "WrongCase",
    "WrongCommand",
    "WrongPassphrase",
    "WrongPhrase",
    "WrongRecoveryCode",
]
