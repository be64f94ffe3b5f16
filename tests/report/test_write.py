"""A document reaches the disk whole or not at all, never over another, and never where the program is copied."""

import errno
import os
import sys
from pathlib import Path

import pytest

import hsb_wizard
from hsb_wizard.errors import RefusedTarget, TargetInProgram
from hsb_wizard.report import write
from hsb_wizard.report.write import check_target, write_document

SENTENCE = "This folder may be copied with the program. Choose a folder kept for this case."


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_was_handed_in_is_what_stands_there_for_this_user_alone(tmp_path: Path) -> None:
    written = write_document(b"%PDF", tmp_path / "Assessment A-0007.pdf")

    assert written.read_bytes() == b"%PDF"
    assert _names(tmp_path) == ["Assessment A-0007.pdf"]
    if os.name == "posix":
        assert written.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_never_replaced_in_silence(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")

    with pytest.raises(RefusedTarget, match="already, and it was left as it is"):
        write_document(b"new", target)
    assert target.read_bytes() == b"old"
    assert _names(tmp_path) == ["plan.pdf"]


def test_whoever_says_so_replaces_it(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")

    write_document(b"new", target, overwrite=True)

    assert target.read_bytes() == b"new"


def test_a_name_taken_while_it_was_written_is_not_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, write_new = tmp_path / "plan.pdf", write._write_new

    def somebody_was_faster(path: Path, data: bytes) -> None:
        write_new(path, data)
        target.write_bytes(b"theirs")

    monkeypatch.setattr(write, "_write_new", somebody_was_faster)
    with pytest.raises(RefusedTarget, match="already"):
        write_document(b"ours", target)
    assert target.read_bytes() == b"theirs"
    assert _names(tmp_path) == ["plan.pdf"]


def test_a_disk_without_links_still_gets_its_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "not here")

    monkeypatch.setattr(os, "link", no_links)

    assert write_document(b"new", tmp_path / "plan.pdf").read_bytes() == b"new"
    with pytest.raises(RefusedTarget, match="already"):
        write_document(b"newer", tmp_path / "plan.pdf")


def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RefusedTarget, match="no room left on that disk"):
        write_document(b"new", target, overwrite=True)
    assert target.read_bytes() == b"old"
    assert _names(tmp_path) == ["plan.pdf"]


@pytest.mark.parametrize("below", [".", "exports", "src/deep/folder"])
@pytest.mark.parametrize("as_file", [False, True])
def test_no_folder_of_a_git_working_tree_takes_a_document(tmp_path: Path, below: str, as_file: bool) -> None:
    folder = tmp_path / below
    folder.mkdir(parents=True, exist_ok=True)
    if as_file:
        (tmp_path / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    else:
        (tmp_path / ".git").mkdir()

    with pytest.raises(TargetInProgram) as refused:
        write_document(b"%PDF", folder / "plan.pdf", overwrite=True)
    assert SENTENCE in str(refused.value)
    assert not (folder / "plan.pdf").exists()


def test_no_folder_of_the_program_takes_a_document() -> None:
    package = Path(hsb_wizard.__file__).parent
    for folder in (package, package / "report" / "fonts", Path(sys.prefix)):
        with pytest.raises(TargetInProgram):
            check_target(folder / "plan.pdf")


def test_an_installed_program_is_known_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "somewhere" / "hsb_wizard"
    (package / "report").mkdir(parents=True)
    monkeypatch.setattr(write, "__file__", str(package / "report" / "write.py"))

    with pytest.raises(TargetInProgram):
        check_target(package / "plan.pdf")
    assert check_target(tmp_path / "plan.pdf") == tmp_path.resolve() / "plan.pdf"


def test_a_way_round_through_a_link_is_seen(tmp_path: Path) -> None:
    (tmp_path / "tree" / ".git").mkdir(parents=True)
    (tmp_path / "way").symlink_to(tmp_path / "tree", target_is_directory=True)

    with pytest.raises(TargetInProgram):
        check_target(tmp_path / "way" / "plan.pdf")


def test_a_folder_that_is_not_there_is_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(RefusedTarget, match="that folder is not there"):
        check_target(tmp_path / "missing" / "plan.pdf")


def test_a_file_is_no_folder_to_write_in(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(RefusedTarget, match="that folder is not there"):
        check_target(tmp_path / "file" / "plan.pdf")


def test_a_folder_is_not_replaced_by_a_document(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").mkdir()

    with pytest.raises(RefusedTarget, match="it is a folder"):
        check_target(tmp_path / "plan.pdf", overwrite=True)


def test_a_name_too_long_ends_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(RefusedTarget, match="too long"):
        write_document(b"%PDF", tmp_path / ("a" * 400 + ".pdf"))
