"""Onto the disk: beside the place and then swapped in, so that a document is there whole or not at all.

What must not enter here: what a document says. Callers choose names without a child in them.
"""

import contextlib
import errno
import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path

from hsb_wizard.errors import RefusedTarget, TargetInProgram

_REASONS = {
    errno.ENOSPC: "there is no room left on that disk",
    errno.EDQUOT: "there is no room left for this user of the computer",
    errno.EACCES: "this user of the computer may not write there",
    errno.EPERM: "this user of the computer may not write there",
    errno.EROFS: "that disk may be read but not written",
    errno.ENAMETOOLONG: "the name is too long",
}


def check_target(target: Path, *, overwrite: bool = False) -> Path:
    """Return ``target`` in full, if a document about a case may be written there.

    Raises TargetInProgram inside the program's own folders and any git working tree, RefusedTarget where the folder is
    missing, the name is a folder's, or a file is there and ``overwrite`` was not said. Export screens ask this first.
    """
    try:
        folder = target.absolute().parent.resolve(strict=True)
    except OSError as problem:
        raise RefusedTarget(target, "that folder is not there") from problem
    if not folder.is_dir():
        raise RefusedTarget(target, "that folder is not there")
    full = folder / target.name
    if not target.name or os.path.isdir(full):  # noqa: PTH112  # Path.is_dir raises on a name that is too long
        raise RefusedTarget(target, "it is a folder, not a file")
    if any(_is_copied(parent) for parent in (folder, *folder.parents)):
        raise TargetInProgram(target)
    if not overwrite and os.path.lexists(full):
        raise _already_there(target)
    return full


def beside(full: Path) -> Path:
    """Return a place beside ``full`` where it can stand until it is whole."""
    return full.with_name(f".{full.name}.{secrets.token_hex(6)}.tmp")


def write_document(
    data: bytes,
    target: Path,
    *,
    overwrite: bool = False,
    place: Path | None = None,
    before_its_name: Callable[[], object] = lambda: None,
) -> Path:
    """Write ``data`` to ``target`` for this user of the computer alone, and return the full path.

    It is written beside (at ``place``, where that was drawn before), flushed to the disk and swapped in after
    ``before_its_name``; a failure, of that too, leaves what was there as it was and nothing beside it. Raises
    RefusedTarget with the reason, or what ``check_target`` and ``before_its_name`` raise.
    """
    full = check_target(target, overwrite=overwrite)
    written = place or beside(full)
    try:
        _write_new(written, data)
        before_its_name()
        _swap_in(written, full, overwrite=overwrite)
        _flush_folder(full.parent)
    except FileExistsError as problem:
        raise _already_there(target) from problem
    except OSError as problem:
        raise RefusedTarget(target, _REASONS.get(problem.errno or 0, "the system would not write it")) from problem
    finally:
        with contextlib.suppress(OSError):
            written.unlink(missing_ok=True)
    return full


def _already_there(target: Path) -> RefusedTarget:
    return RefusedTarget(target, "there is a file of that name already, and it was left as it is")


def _is_copied(folder: Path) -> bool:
    return (folder / ".git").exists() or folder in _program_folders()


def _program_folders() -> frozenset[Path]:
    """Return where the program lies: its package, the project around it, and the environment it runs in."""
    package = Path(__file__).resolve().parents[1]
    folders = {package}
    project = package.parent.parent
    if (project / "pyproject.toml").is_file():
        folders.add(project)
    if sys.prefix != sys.base_prefix:
        folders.add(Path(sys.prefix).resolve())
    return frozenset(folders)


def _write_new(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _swap_in(written: Path, full: Path, *, overwrite: bool) -> None:
    """Give the written file its name; without ``overwrite`` in a way that fails if the name was taken meanwhile."""
    if overwrite:
        written.replace(full)
        return
    try:
        os.link(written, full)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        if os.path.lexists(full):
            raise FileExistsError(errno.EEXIST, "taken", str(full)) from None
        written.replace(full)


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
