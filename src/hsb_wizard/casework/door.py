"""The way in: make a store, unlock one, and hand out reception. Runs the slow key derivation on the clerk's thread.

The command line asks it for the default folder before the first paint, so nothing heavy is imported at the top.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.errors import FormError
    from hsb_wizard.forms.form import Form
    from hsb_wizard.store.keys import Profile as Profile  # noqa: PLC0414 - handed on to the screens
    from hsb_wizard.store.practitioners import Practitioner
    from hsb_wizard.store.vault import Vault

SHORTEST = 14  # characters
STRONG = 3  # of 4 in zxcvbn: safely unguessable, offline as well


def default_folder() -> Path:
    """The store in the user's data folder; HSB_WIZARD_STORE names another."""
    import os

    from platformdirs import user_data_path

    named = os.environ.get("HSB_WIZARD_STORE")
    return Path(named) if named else user_data_path("assessments", appauthor=False) / "store"


def exists(folder: Path) -> bool:
    """Whether anything that looks like a store stands in ``folder``."""
    from hsb_wizard.store.opening import is_store

    return is_store(folder)


def names(folder: Path) -> tuple[str, ...]:
    """Who has a slot, from the people file, before anything is unlocked."""
    from hsb_wizard.store.opening import names as listed

    return listed(folder)


def last_written(folder: Path) -> datetime | None:
    """When the store's file was last written, on the laptop's clock; None where that is not known."""
    from datetime import datetime

    from hsb_wizard.store.opening import last_written as seconds

    at = seconds(folder)
    try:
        return None if at is None else datetime.fromtimestamp(at).astimezone()
    except (OverflowError, OSError, ValueError):  # a file may carry any time at all
        return None


def retry_after(tries: int) -> int:
    """How many seconds to wait after so many wrong passphrases in a row."""
    from hsb_wizard.store.opening import retry_after as seconds

    return seconds(tries)


def drawn_phrase() -> str:
    """A passphrase of five words that the program draws."""
    from hsb_wizard.casework.phrase import drawn

    return drawn()


def local_folder(store: Path, named: Path | None = None) -> Path | None:
    """What a team adds to the form: a folder that is named, here or by HSB_WIZARD_LOCAL, or ``local`` by the store."""
    import os

    from hsb_wizard.forms.local import FOLDER, stands_in

    if named is not None:
        return named
    if os.environ.get("HSB_WIZARD_LOCAL"):
        return Path(os.environ["HSB_WIZARD_LOCAL"]).expanduser()
    beside = store.absolute().parent / FOLDER
    return beside if stands_in(beside) else None


def present_form(local: Path | None = None) -> Form:
    """The form that new assessments start on: the shipped pack, and what a team adds to it. Raises FormError."""
    from hsb_wizard.forms.load import shipped, shipped_folder

    if local is None:
        return shipped()
    from hsb_wizard.forms.check import with_local

    return with_local(shipped_folder(), local)


def create(
    folder: Path, name: str, roles: frozenset[str], passphrase: str, profile: Profile | None = None, nation: str = ""
) -> tuple[Casework, str]:
    """A new store with its first practitioner. Gives reception and the recovery code, which is shown once.

    ``nation`` is kept as the first thing that was chosen for everybody; empty where nobody said.
    """
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.store.clerk import Clerk
    from hsb_wizard.store.keys import DEFAULT
    from hsb_wizard.store.opening import create as make

    form, clerk = present_form(local_folder(folder)), Clerk()
    try:
        made = clerk.submit(make, folder, name, roles, passphrase, profile or DEFAULT).result()
    except BaseException:
        clerk.close()
        raise
    desk = Casework(made.vault, clerk, form, folder)
    if nation:
        desk.choose_words(nation, {}).result()
    return desk, made.recovery_code


def unlock(folder: Path, name: str, passphrase: str, local: Path | None = None) -> Casework:
    """Open a store, with a team's additions in ``local`` or where they stand. Raises the store errors of errors.py."""
    from hsb_wizard.store.opening import unlock as open_it

    return _opened(folder, lambda: open_it(folder, name, passphrase), local)


def recover(folder: Path, code: str, local: Path | None = None) -> Casework:
    """Open a store with its recovery code; no people file is needed. Raises WrongRecoveryCode and the store errors."""
    from hsb_wizard.store.opening import unlock_with_recovery

    return _opened(folder, lambda: unlock_with_recovery(folder, code), local)


def replace_passphrase(
    desk: Casework, person: Practitioner, passphrase: str, profile: Profile | None = None
) -> Casework:
    """Give ``person`` a new passphrase and open the store for them; ``desk`` was opened by `recover` and is closed.

    Raises NotAllowed and the store errors; ``desk`` stays open where the passphrase could not be replaced.
    """
    from hsb_wizard.store.keys import DEFAULT

    desk.run(lambda vault: vault.new_passphrase(person.id, passphrase, profile or DEFAULT)).result()
    desk.close()
    return unlock(desk.folder, person.name, passphrase)


def new_recovery_code(desk: Casework) -> str:
    """Replace the recovery code, which gives the store new keys, and close it; the code is shown once.

    Raises NotAllowed, StoreReadOnly, BackupFailed, StoreError: then nothing has changed and ``desk`` stays open.
    """
    from hsb_wizard.store.rekeying import new_recovery_code as replace_it

    code = desk.on_vault(replace_it).result()
    desk.close()
    return code


def _opened(folder: Path, open_it: Callable[[], Vault], local: Path | None) -> Casework:
    """Reception over a store. A form that cannot be read keeps nobody from the records, which have their own."""
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.errors import FormError
    from hsb_wizard.store.clerk import Clerk

    clerk, vault, problem = Clerk(), None, None
    try:
        vault = clerk.submit(open_it).result()
        clerk.submit(_finish_erasing, vault).result()
        clerk.submit(_tidy, vault).result()
        try:
            form = present_form(local_folder(folder, local))
        except FormError as found:
            problem = found
            form = clerk.submit(_in_its_place, vault, found).result()
            vault.notices = (*vault.notices, f"{found.what} What was begun opens as before; nothing new can start.")
    except BaseException:
        clerk.close(vault.close if vault else None)
        raise
    desk = Casework(vault, clerk, form, folder, problem)
    desk.with_local(local_folder(folder, local))
    return desk


def _finish_erasing(vault: Vault) -> None:
    """Backups that are still of before an erasure are replaced now, where the program was killed before it could."""
    from hsb_wizard.errors import BackupFailed
    from hsb_wizard.store.purging import finish

    try:
        finish(vault)
    except BackupFailed as failed:
        vault.notices = (*vault.notices, f"An erased record still stands in the backups. {failed.what}")


def _tidy(vault: Vault) -> None:
    """A document that was being written when the program was killed is taken away, and one that cannot be is named."""
    from hsb_wizard.store.unfinished import tidy

    for place in tidy(vault.room):
        vault.notices = (*vault.notices, f"A document was left half written. Take this file away: {place}")


def _in_its_place(vault: Vault, problem: FormError) -> Form:
    """The form kept last in this store, where the one that should stand here cannot be read. Raises ``problem``."""
    from hsb_wizard.forms.form import form_from_canonical

    kept = vault.kept_forms()
    if not kept:
        raise problem
    return form_from_canonical(kept[-1].canonical)


def unlock_soon(folder: Path, name: str, passphrase: str) -> Future[Casework]:
    """The same in a thread of its own, for a screen that must stay alive meanwhile."""
    from concurrent.futures import ThreadPoolExecutor

    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="unlock")
    future = pool.submit(unlock, folder, name, passphrase)
    pool.shutdown(wait=False)
    return future


def judge_passphrase(passphrase: str) -> None:
    """Judge a passphrase that somebody typed for themselves. Raises WeakPassphrase.

    A file can be attacked offline (security.md 1.3): 14 characters at least, and one that a library does not guess.
    """
    from zxcvbn import zxcvbn

    from hsb_wizard.errors import WeakPassphrase

    if len(passphrase) < SHORTEST:
        raise WeakPassphrase(f"it has {len(passphrase)} characters and {SHORTEST} are needed")
    if zxcvbn(passphrase[:72])["score"] < STRONG:
        raise WeakPassphrase("it is made of words or patterns that are tried first")
